"""A round: opened with a sheet for every member and entry, postponed, locked at once."""

import datetime as dt
import hashlib

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow
from office.assessment import registry
from office.assessment.actions import sheet_papers
from office.assessment.models import Exclusion, Panel, Round, Sheet
from office.assessment.notifications.sheets import SHEETS_REMINDED
from office.assessment.states import ABSENT, EXCLUSION_KEEPS_AWAY, EXCLUSION_LIFTED, Filling, Holding, Sitting
from office.notifications.announcing import announce
from office.workflow import perform


def open_round(round_: Round, *, by: Actor, due_at: dt.datetime) -> None:
    """Open it, with a sheet for each member and entry except where somebody keeps away.

    Raises NotYours; NotNow while the panel is not at work or the round before is not locked; Invalid for a due date
    that has passed.
    """
    _in_future(due_at)
    with transaction.atomic():
        perform(round_, "open_round", by=by, due_at=due_at)
        give_sheets(round_)
        registry.kind_of(_judged(round_)).on_round_opened(round_, by=by)


def _judged(round_: Round):
    return round_.panel.matter.parent


def _in_future(due_at: dt.datetime) -> None:
    if due_at <= timezone.now():
        raise Invalid({"due_at": [_("The due date must be in the future.")]})


def postpone(round_: Round, *, by: Actor, due_at: dt.datetime, reason: str) -> None:
    """Another due date; everybody on the panel is told."""
    _in_future(due_at)
    perform(round_, "postpone", by=by, due_at=due_at, reason=reason)


def remind(round_: Round, *, by: Actor) -> list[str]:
    """One message to everybody who still owes a sheet; returns the codes of their seats.

    Raises NotYours; NotNow when nobody does, or when they were reminded not long ago.
    """
    with transaction.atomic():
        event = perform(round_, "remind", by=by)
        first = round_.open_sheets().order_by("seat_id", "pk").distinct("seat_id")
        sheets = list(first.select_related(*Sheet.read_with))
        for sheet in sheets:
            announce(SHEETS_REMINDED, sheet, event=event, occasion=f"{round_.pk}:{sheet.seat_id}:{event.id}")
        members = sorted(one.seat.code for one in sheets)
        ledger.record("assessment.round.members_reminded", actor=by, matter_id=round_.panel_id, subject=round_,
                      data={"round": round_.code, "members": members})  # fmt: skip
    return members


def give_sheets(round_: Round) -> list[Sheet]:
    """The sheets that are missing; those there stay. Called again where an exclusion was overridden or withdrawn: a
    sheet that was void for it is a draft again, as it was left."""
    pairs = _pairs(round_)
    for sheet in _void_for_nothing(round_, pairs):
        perform(sheet, "restore", by=SYSTEM)
    known = set(round_.sheets.values_list("seat_id", "subject_id"))
    made = [Sheet(round=round_, seat_id=seat, subject_id=subject) for seat, subject in pairs - known]
    Sheet.objects.bulk_create(made, batch_size=2000)
    return made


def _void_for_nothing(round_: Round, pairs: set[tuple]) -> list[Sheet]:
    """Void sheets of those who take part after all, and only where a conflict was what had kept them away."""
    lifted = Exclusion.objects.filter(seat__panel=round_.panel_id, state__in=EXCLUSION_LIFTED)
    pairs = pairs & set(lifted.values_list("seat_id", "subject_id"))
    void = round_.sheets.filter(state=Filling.VOID).select_related(*Sheet.read_with)
    return [sheet for sheet in void if (sheet.seat_id, sheet.subject_id) in pairs]


def give_missing(panel: Panel) -> None:
    """The same for the rounds of a panel that are open now; for whoever lifts an exclusion."""
    for round_ in panel.rounds.filter(state=Holding.OPEN):
        give_sheets(round_)


def _pairs(round_: Round) -> set[tuple]:
    """Who judges what: everybody everything, or as it was allotted; never where somebody keeps away."""
    panel = round_.panel
    seats = set(panel.seats.filter(state=Sitting.PLEDGED).values_list("pk", flat=True))
    entries = list(panel.subjects_in(round_).values_list("pk", flat=True))
    away = Exclusion.objects.filter(seat__in=seats, state__in=EXCLUSION_KEEPS_AWAY)
    allotted = _allotted(panel)
    wanted = {(seat, entry) for seat in seats for entry in entries if not allotted or (seat, entry) in allotted}
    return wanted - set(away.values_list("seat_id", "subject_id"))


def _allotted(panel: Panel) -> set[tuple]:
    allotments = apps.get_model("assessment", "Allotment").objects.filter(seat__panel=panel)
    return set(allotments.values_list("seat_id", "subject_id"))


def lock_round(round_: Round, *, by: Actor) -> None:
    """Lock it with all its sheets in one statement; what an absent member left is void.

    The ledger keeps one digest of all hashes. Raises NotYours, and NotNow while a sheet is not signed.
    """
    with transaction.atomic():
        perform(round_, "lock_round", by=by)
        void = _void_of_absent(round_)
        locked = round_.sheets.filter(state=Filling.SIGNED).update(state=Filling.LOCKED)
        _nothing_left(round_)
        data = {"round": round_.code, "sheets": locked, "void": void, "sha256": digest(round_)}
        ledger.record("assessment.round.sheets_locked", actor=by, matter_id=round_.panel_id, subject=round_, data=data)
        sheet_papers.promise(round_)
        registry.kind_of(_judged(round_)).on_round_locked(round_, by=by)


def _void_of_absent(round_: Round) -> int:
    open_ = Q(state__in=[Filling.DRAFT, Filling.SUBMITTED])
    absent = list(round_.absent_sheets().filter(open_).values_list("pk", flat=True))
    return Sheet.objects.filter(open_, pk__in=absent).update(state=Filling.VOID, void_reason=ABSENT)


def _nothing_left(round_: Round) -> None:
    """A sheet reopened in the same instant stands in the way: the sheets are locked now, so this is the last look."""
    if round_.sheets.filter(state__in=[Filling.DRAFT, Filling.SUBMITTED, Filling.SIGNED]).exists():
        raise NotNow([_("Not every sheet is signed.")])


def digest(round_: Round) -> str:
    """SHA-256 over the hashes of the locked sheets, one a line, in alphabetical order."""
    hashes = round_.sheets.filter(state=Filling.LOCKED).order_by("sha256").values_list("sha256", flat=True)
    return hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()


def void_sheets(seat, subject, *, reason: str, by: Actor = SYSTEM) -> int:
    """A recusal that came late: the sheets of that member for that entry are void, visibly, unless they are locked."""
    sheets = Sheet.objects.filter(seat=seat, subject=subject, round__state=Holding.OPEN).exclude(state=Filling.VOID)
    with transaction.atomic():
        found = list(sheets.select_related(*Sheet.read_with))
        for sheet in found:
            perform(sheet, "void", by=by, reason=reason)
    return len(found)
