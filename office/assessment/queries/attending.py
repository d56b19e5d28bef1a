"""Who was there when an entry was heard: the matrix of members and entries, read a page of entries at a time."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from office.access import Actor
from office.assessment.models import Attendance, Round, Seat, Sheet, Subject
from office.assessment.queries.sheets import followed_for, natural
from office.assessment.states import ABSENT, Filling

Presence = dict[UUID, dict[UUID, bool | None]]


def _asked_about(round_: Round, actor: Actor) -> QuerySet[Sheet]:
    """The sheets that count, and those that are void because their member was away."""
    asked = followed_for(actor).filter(~Q(state=Filling.VOID) | Q(void_reason=ABSENT), round=round_)
    return asked.select_related(None).order_by()


def entries_heard(round_: Round, actor: Actor) -> QuerySet[Subject]:
    """The entries of which `actor` may know who was there, in their order."""
    given = _asked_about(round_, actor).filter(subject=OuterRef("pk"))
    return Subject.objects.filter(Exists(given), panel=round_.panel_id).order_by("position")


def presence_at(round_: Round, actor: Actor, entries: Iterable[Subject]) -> Presence:
    """Who was there by entry and seat, None where nothing is noted; one row is read for each entry."""
    noted = Attendance.objects.filter(round=round_, seat=OuterRef("seat"), subject=OuterRef("subject"))
    sheets = _asked_about(round_, actor).filter(subject__in=list(entries))
    rows = sheets.annotate(noted=Subquery(noted.values("present"))).values("subject").annotate(
        seats=ArrayAgg("seat", order_by="seat"), there=ArrayAgg("noted", order_by="seat"))  # fmt: skip
    return {row["subject"]: dict(zip(row["seats"], row["there"], strict=True)) for row in rows}


def seats_of(presence: Presence) -> list[Seat]:
    """The members who are asked about, in the order of their codes."""
    asked = {seat for there in presence.values() for seat in there}
    return sorted(Seat.objects.filter(pk__in=asked).select_related("reviewer"), key=lambda seat: natural(seat.code))
