"""Use cases between the applicant and the local governments of the site, before the filing (Act §49②)."""

from django.db import transaction

from office.access import Actor
from office.forms import actions as forms
from office.forms.models import Snapshot
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from sandbox.actions import local_reviews
from sandbox.models import Application


def send_to_local(application: Application, *, by: Actor) -> None:
    """Each local government whose ground is used reviews the plan as it stands now.

    What it reviews is kept as a version of its own, which is no submission: the plan can be changed afterwards.
    """
    at = checked_moment()
    with transaction.atomic():
        perform(application, "send_to_local", by=by, at=at)
        plan = forms.freeze(application.matter, by=by, at=at, keep_open=True)
        for local_government in local_governments_in(plan):
            local_reviews.open_for(application, local_government=local_government, plan=plan, by=by, at=at)


def local_governments_in(plan: Snapshot) -> list[Organisation]:
    """Whose ground the plan uses, each once."""
    codes = {row.get("local_government") for row in plan.answers.get("regions") or []}
    return list(Organisation.objects.filter(kind="local_government", code__in=codes).order_by("code"))


def recall(application: Application, *, by: Actor, reason: str) -> None:
    """The plan comes back to be reworked; opinions given are kept and count no more."""
    with transaction.atomic():
        perform(application, "recall", by=by, reason=reason)
        local_reviews.recall_open(application)
