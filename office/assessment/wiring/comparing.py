"""What the worker computes for the tallies."""

from django.utils.translation import gettext_lazy as _

from office import jobs
from office.assessment import rules_tally as rules
from office.assessment.actions import comparing, tally_asked


def connect() -> None:
    """Called once, when every application is ready."""
    jobs.register_job(
        comparing.KIND, label=_("Other ways of counting a tally"), run=comparing.run, may=rules.SeeTallies,
        page=comparing.page_of, resource=comparing.resource_of,
    )  # fmt: skip
    jobs.register_job(
        tally_asked.KIND, label=_("Tally of a round"), run=tally_asked.run, may=tally_asked.may,
        page=tally_asked.page_of, resource=tally_asked.resource_of,
    )  # fmt: skip
