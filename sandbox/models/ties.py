"""Who takes part in a case, and which experts have sat with them: found in the register, before anybody declares."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.people.models import Membership, Organisation
from sandbox.models.application import Application
from sandbox.models.consortium import ConsortiumMember
from sandbox.models.local_review import LocalReview
from sandbox.models.opinion import Opinion

YEARS = 3  # Mobility Decree §17① iv, followed where this Act is silent

APPLICANT = gettext_lazy("Applicant")
CONSORTIUM = gettext_lazy("Member of the consortium")
LOCAL_GOVERNMENT = gettext_lazy("Local government")
MINISTRY = gettext_lazy("Ministry concerned")


def parties_of(application: Application) -> dict[Organisation, str]:
    """The organisations in a case and as what: applicant, consortium, local governments, ministries."""
    found: dict[Organisation, str] = {application.matter.organisation: str(APPLICANT)}
    consortium = ConsortiumMember.objects.filter(application=application, state__in=("invited", "joined"))
    for row in consortium.select_related("organisation"):
        found.setdefault(row.organisation, str(CONSORTIUM))
    asked = [
        *LocalReview.objects.filter(matter__parent=application.pk).select_related("matter__organisation"),
        *Opinion.objects.filter(matter__parent=application.pk).select_related("matter__organisation"),
    ]
    for row in asked:
        one = row.matter.organisation
        found.setdefault(one, str(MINISTRY if one.kind == "ministry" else LOCAL_GOVERNMENT))
    for row in application.regulations.exclude(ministry=None).select_related("ministry"):
        found.setdefault(row.ministry, str(MINISTRY))
    return found


def ties_of(users: Iterable[Any], application: Application, *, at: dt.datetime | None = None) -> dict[UUID, str]:
    """By user: the sentence that says with whom he sits, or sat within three years."""
    parties = {organisation.pk: (organisation, part) for organisation, part in parties_of(application).items()}
    since = years_before(at or timezone.now(), YEARS)
    seats = Membership.objects.filter(user__in=users, organisation__in=list(parties))
    seats = seats.filter(Q(state="active") | Q(ended_at__gte=since)).order_by("pk")
    return {seat.user_id: _sentence(seat, *parties[seat.organisation_id]) for seat in seats}


def _sentence(seat: Membership, organisation: Organisation, part: str) -> str:
    facts = {"organisation": organisation.label(), "part": part}
    if seat.state == "active":
        return _("belongs to %(organisation)s (%(part)s)") % facts
    return _("belonged to %(organisation)s (%(part)s) within the last three years") % facts


def years_before(at: dt.datetime, years: int) -> dt.datetime:
    """The same day so many years earlier; 29 February becomes 28 February."""
    try:
        return at.replace(year=at.year - years)
    except ValueError:
        return at.replace(year=at.year - years, day=28)
