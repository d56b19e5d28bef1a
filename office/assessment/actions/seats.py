"""Use cases of a seat's steps that touch more than the seat: the next alternate, the sheets, the one chair."""

from django.db import transaction

from office import ledger
from office.access import SYSTEM, Actor
from office.assessment.actions import succeeding
from office.assessment.models import Seat, Sheet, Subject
from office.assessment.states import FILLING_OPEN, Holding
from office.workflow import perform


def decline(seat: Seat, *, by: Actor, reason: str) -> None:
    """The reviewer does not come; the next in the drawn order is asked."""
    _end(seat, "decline", by=by, reason=reason)


def replace(seat: Seat, *, by: Actor, reason: str) -> None:
    """Next in draw order, before the scoring (§3(c))."""
    _end(seat, "replace_member", by=by, reason=reason)


def exclude(seat: Seat, *, by: Actor, reason: str) -> None:
    """A conflict with the whole panel."""
    _end(seat, "exclude_member", by=by, reason=reason)


def dismiss(seat: Seat, *, by: Actor, reason: str) -> None:
    """해촉: what the member has not yet had locked is void."""
    with transaction.atomic():
        _end(seat, "dismiss", by=by, reason=reason)
        void_sheets(seat, reason=reason)


def _end(seat: Seat, step: str, *, by: Actor, reason: str) -> None:
    with transaction.atomic():
        perform(seat, step, by=by, reason=reason)
        succeeding.call_next(seat, by=by)


def preside(seat: Seat, *, by: Actor) -> None:
    """Record whom the members elected; there is one chair."""
    with transaction.atomic():
        former = (
            Seat.objects.select_for_update(of=("self",)).filter(panel=seat.panel_id, chair=True).exclude(pk=seat.pk)
        )
        for one in former:
            Seat.objects.filter(pk=one.pk).update(chair=False)
            ledger.record("assessment.seat.presides_no_more", actor=by, matter_id=one.pk, subject=one)
        perform(seat, "preside", by=by)


def void_sheets(seat: Seat, *, reason: str, subject: Subject | None = None) -> int:
    """Make the member's open sheets void, visibly: of one entry, or all. What is locked stays as it was counted."""
    found = Sheet.objects.filter(seat=seat, state__in=FILLING_OPEN, round__state=Holding.OPEN)
    sheets = list(found.filter(subject=subject) if subject else found)
    for sheet in sheets:
        perform(sheet, "void", by=SYSTEM, reason=reason)
    return len(sheets)
