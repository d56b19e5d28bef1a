"""Who was there when an entry was presented or visited: some cells in one save, or with them all the others."""

import contextlib
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules
from office.assessment.models import Attendance, Round, Sheet
from office.assessment.states import FILLING_COUNTED, Filling, Holding
from office.workflow.performing import lock

Cell = tuple[str, str]


def note(round_: Round, *, by: Actor, present: dict[Cell, bool], others: bool = False) -> int:
    """Note who was there, by (seat, entry); `others` of whom nothing is noted were there too. Returns how many cells
    changed.

    Raises NotYours for whoever neither presides nor runs the panel; NotNow unless the round is open and asks for it;
    Invalid for somebody who has signed and is now said to have been away.
    """
    if not rules.CloseRound.holds(by, round_):
        raise NotYours(rules.CloseRound.key)
    with transaction.atomic():
        locked = lock(round_)
        _require_open(locked)
        present = {**unnoted(locked), **present} if others else present
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
    entries = _entries(present)
    cells = _cells(_sheets(round_).filter(subject__in=entries))
    rows = round_.attendances.filter(subject__in=entries).order_by().values_list("seat_id", "subject_id", "present")
    noted = {(str(seat), str(entry)): there for seat, entry, there in rows}
    return {cell: there for cell, there in present.items() if cell in cells and noted.get(cell) is not there}


def _entries(cells: Iterable[Cell]) -> set[UUID]:
    """The entries that are named; what is no name of one stands for no sheet."""
    found = set()
    for _seat, entry in cells:
        with contextlib.suppress(ValueError):
            found.add(UUID(entry))
    return found


def _cells(sheets: QuerySet[Sheet]) -> set[Cell]:
    return {(str(seat), str(entry)) for seat, entry in sheets.order_by().values_list("seat_id", "subject_id")}


def _sheets(round_: Round) -> QuerySet[Sheet]:
    return round_.sheets.exclude(state=Filling.VOID)


def _signed_and_away(round_: Round, changed: dict[Cell, bool]) -> dict[str, list[str]]:
    away = {cell for cell, there in changed.items() if not there}
    signed = _cells(_sheets(round_).filter(subject__in=_entries(away), state__in=FILLING_COUNTED))
    line = _("Signed already: the chair reopens the sheet first.")
    return {f"{seat}:{entry}": [line] for seat, entry in sorted(away & signed)}


def _store(round_: Round, changed: dict[Cell, bool], by: Actor) -> None:
    now = timezone.now()
    rows = [
        Attendance(round=round_, seat_id=seat, subject_id=entry, present=there, noted_by_id=by.user_id, noted_at=now)
        for (seat, entry), there in changed.items()
    ]  # fmt: skip
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["round", "seat", "subject"],
        update_fields=["present", "noted_by", "noted_at"], batch_size=2000,
    )  # fmt: skip
    if rows:
        away = sum(not there for there in changed.values())
        data = {"round": round_.code, "noted": len(rows), "away": away}
        ledger.record("assessment.round.attendance", actor=by, matter_id=round_.panel_id, subject=round_, data=data)
