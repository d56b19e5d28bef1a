"""Use cases of the application itself while others are consulted: the request, and a dispute between them."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock
from sandbox.actions import opinions
from sandbox.models import Application, Dispute
from sandbox.states import Opining


def send_consultation(
    application: Application,
    *,
    by: Actor,
    drafter: Actor,
    ministries: list[str],
    local_governments: list[str],
    question: str,
    questions: dict[str, str],
    molit_only: str,
) -> None:
    """Open a part for each addressee that is not consulted yet; each gets its own letter, question and period."""
    with transaction.atomic():
        lock(application)
        perform(
            application, "send_consultation", by=by, drafter=drafter, ministries=ministries,
            local_governments=local_governments, question=question, questions=questions, molit_only=molit_only,
        )  # fmt: skip
        asked = asked_already(application)
        chosen = Organisation.objects.filter(pk__in=[*ministries, *local_governments])
        for addressee in chosen.order_by("-kind", "name_ko"):
            if addressee.pk not in asked:
                whole = "\n\n".join(filter(None, [question, questions.get(str(addressee.pk), "")]))
                opinions.open_for(application, addressee=addressee, question=whole, by=by)


def asked_already(application: Application) -> set:
    """Who is or was consulted in this case; what was cancelled does not count."""
    found = application.opinions().exclude(state=Opining.CANCELLED)
    return set(found.values_list("matter__organisation_id", flat=True))


def refer_dispute(application: Application, *, by: Actor, drafter: Actor, reason: str, asked: str) -> None:
    """Refer a dispute between agencies; the period for submission stands still (ARA Decree §13의3, §13의8)."""
    at = checked_moment()
    with transaction.atomic():
        perform(application, "refer_dispute", by=by, drafter=drafter, at=at, reason=reason, asked=asked)
        Dispute.objects.create(application=application, reason=reason, asked=asked, referred_at=at)


def settle_dispute(application: Application, *, by: Actor, opinion: str, received_on: dt.date) -> None:
    """The opinion has come; the period runs on from the day it came.

    Raises Invalid for a day before the referral or in the future.
    """
    at = checked_moment()
    with transaction.atomic():
        dispute = application.disputes.filter(settled_at=None).last()
        if dispute and not timezone.localdate(dispute.referred_at) <= received_on <= timezone.localdate(at):
            raise Invalid({"received_on": [_("It came after the referral, and not in the future.")]})
        perform(application, "settle_dispute", by=by, at=at, opinion=opinion, received_on=received_on)
        Dispute.objects.filter(pk=dispute.pk).update(
            opinion=opinion, received_on=received_on, settled_at=at, settled_by_id=by.user_id
        )
