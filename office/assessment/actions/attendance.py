"""Who was there when an entry was presented or visited: noted for the whole round in one save."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules
from office.assessment.models import Attendance, Round
from office.assessment.states import FILLING_COUNTED, Filling, Holding
from office.workflow.performing import lock

Cell = tuple[str, str]


def note(round_: Round, *, by: Actor, present: dict[Cell, bool]) -> int:
    """Note who was there, by (seat, entry); returns how many cells changed.

    Raises NotYours for whoever neither presides nor runs the panel; NotNow unless the round is open and asks for it;
    Invalid for somebody who has signed and is now said to have been away.
    """
    if not rules.CloseRound.holds(by, round_):
        raise NotYours(rules.CloseRound.key)
    with transaction.atomic():
        locked = lock(round_)
        _require_open(locked)
        changed = _changed(locked, present)
        if wrong := _signed_and_away(locked, changed):
            raise Invalid(wrong)
        _store(locked, changed, by)
    return len(changed)


def unnoted(round_: Round) -> dict[Cell, bool]:
    """Every cell of which nothing is noted yet, as present."""
    cells = round_.sheets_without_attendance().values_list("seat_id", "subject_id")
    return {(str(seat), str(entry)): True for seat, entry in cells}


def _require_open(round_: Round) -> None:
    if not round_.attended:
        raise NotNow([_("In this round nobody has to be there.")])
    if round_.state != Holding.OPEN:
        raise NotNow([_("The round is not open for scoring.")])


def _changed(round_: Round, present: dict[Cell, bool]) -> dict[Cell, bool]:
    """Only cells that stand for a sheet, and only where something differs."""
    cells = {(str(seat), str(entry)) for seat, entry in _sheets(round_).values_list("seat_id", "subject_id")}
    noted = {(str(one.seat_id), str(one.subject_id)): one.present for one in round_.attendances.all()}
    return {cell: there for cell, there in present.items() if cell in cells and noted.get(cell) is not there}


def _sheets(round_: Round):
    return round_.sheets.exclude(state=Filling.VOID)


def _signed_and_away(round_: Round, changed: dict[Cell, bool]) -> dict[str, list[str]]:
    away = {cell for cell, there in changed.items() if not there}
    signed = _sheets(round_).filter(state__in=FILLING_COUNTED).values_list("seat_id", "subject_id")
    line = _("Signed already: the chair reopens the sheet first.")
    return {f"{seat}:{entry}": [line] for seat, entry in signed if (str(seat), str(entry)) in away}


def _store(round_: Round, changed: dict[Cell, bool], by: Actor) -> None:
    rows = [
        Attendance(round=round_, seat_id=seat, subject_id=entry, present=there, noted_by_id=by.user_id,
                   noted_at=timezone.now())
        for (seat, entry), there in changed.items()
    ]  # fmt: skip
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["round", "seat", "subject"],
        update_fields=["present", "noted_by", "noted_at"],
    )  # fmt: skip
    if rows:
        away = sum(not there for there in changed.values())
        data = {"round": round_.code, "noted": len(rows), "away": away}
        ledger.record("assessment.round.attendance", actor=by, matter_id=round_.panel_id, subject=round_, data=data)
