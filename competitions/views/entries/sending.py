"""The word for submitting: the same on every page, before and after the first time."""

import dataclasses
from typing import TypeVar

from django.utils.translation import gettext as _

from competitions.models import Entry
from office.workflow import StepView
from office.workflow.steps import Step

Named = TypeVar("Named", Step, StepView)


def named(step: Named, entry: Entry) -> Named:
    """The step under the name that its button has for this entry."""
    again = step.name == "submit" and entry.filed is not None
    return dataclasses.replace(step, label=_("Submit again")) if again else step
