"""What the worker computes for the tallies."""

from django.utils.translation import gettext_lazy as _

from office import jobs
from office.assessment import rules_tally as rules
from office.assessment.actions import comparing


def connect() -> None:
    """Called once, when every application is ready."""
    jobs.register_job(
        comparing.KIND, label=_("Other ways of counting a tally"), run=comparing.run, may=rules.SeeTallies
    )
