"""Panels in the office: their matter, the forms of their steps, the line in the menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment import rules, rules_panels
from office.assessment.actions import panels
from office.assessment.forms.panels import ReasonForm
from office.assessment.models import Panel
from office.assessment.models.panel import KIND
from office.docket import registry as docket
from office.web import nav
from office.workflow import bind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(
        KIND, model=Panel, see=rules.SeePanel, url="assessment:panel", label=pgettext_lazy("panel", "Panel")
    )
    bind(Panel, "begin", action=panels.begin)
    bind(Panel, "call_off", form=ReasonForm)
    nav.register("assessment-panels", _("Panels"), "assessment:panels", rules_panels.Overlook.holds, order=58,
                 group="competitions")  # fmt: skip
