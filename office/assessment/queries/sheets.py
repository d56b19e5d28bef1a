"""What somebody may know of rounds and sheets; every page, list, count and file starts here.

`sheets_for` is for what a sheet says: one's own, and everybody's once the round is locked. `followed_for` is for how
far a sheet is; whoever reads through it must name states and counts only.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from office.access import Actor
from office.assessment import rules
from office.assessment.models import Attendance, Round, Seat, Sheet, SheetVersion, Subject
from office.assessment.states import FILLING_COUNTED, Filling, Holding

CONTENT = ("points", "comment", "note", "total", "filled", "changed", "sha256", "revision", "updated_at")


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds of the panels that `actor` runs, audits or sits on."""
    return Round.objects.filter(rules.SeeRound.scope(actor)).select_related("panel__matter__parent")


def sheets_for(actor: Actor) -> QuerySet[Sheet]:
    """The sheets that `actor` may read."""
    return Sheet.objects.filter(rules.SeeSheet.scope(actor)).select_related(*Sheet.read_with)


def own_sheets(actor: Actor) -> QuerySet[Sheet]:
    """The sheets that are `actor`'s to fill in, or were."""
    return Sheet.objects.filter(rules.ScoreSheet.scope(actor)).select_related(*Sheet.read_with)


def followed_for(actor: Actor) -> QuerySet[Sheet]:
    """The sheets whose state `actor` may know, without what they say."""
    followed = Sheet.objects.filter(rules.FollowSheet.scope(actor)).select_related(*Sheet.read_with)
    return followed.defer(*CONTENT)


def versions_for(actor: Actor) -> QuerySet[SheetVersion]:
    """The signed versions that `actor` may read: one's own; staff and auditors once the sheet is locked."""
    return SheetVersion.objects.filter(rules.SeeVersion.scope(actor)).select_related("sheet", "signed_by")


def subjects_for(actor: Actor) -> QuerySet[Subject]:
    """The entries whose papers `actor` may read."""
    return Subject.objects.filter(rules.SeeSubject.scope(actor)).select_related("panel__matter", "matter")


@dataclass(frozen=True)
class Progress:
    """How far one member is, in numbers alone."""

    seat: Seat
    drafts: int = 0
    submitted: int = 0
    signed: int = 0
    void: int = 0

    @property
    def of(self) -> int:
        """All that count."""
        return self.drafts + self.submitted + self.signed


def progress_of(round_: Round, actor: Actor) -> list[Progress]:
    """How far each member is that `actor` may follow, in two queries at any size."""
    seen = Sheet.objects.filter(rules.FollowSheet.scope(actor), round=round_).order_by()
    count = lambda *states: Count("pk", filter=Q(state__in=states))  # noqa: E731
    rows = seen.values("seat").annotate(
        drafts=count(Filling.DRAFT), submitted=count(Filling.SUBMITTED), signed=count(*FILLING_COUNTED),
        void=count(Filling.VOID),
    )  # fmt: skip
    numbers = {row.pop("seat"): row for row in rows}
    seats = Seat.objects.filter(panel=round_.panel_id, pk__in=numbers).select_related("reviewer").order_by("code")
    return sorted((Progress(seat, **numbers[seat.pk]) for seat in seats), key=lambda one: natural(one.seat.code))


def natural(code: str) -> tuple:
    digits = "".join(letter for letter in code if letter.isdigit())
    return (int(digits or 0), code)


@dataclass(frozen=True)
class Work:
    """A round on somebody's desk, with that person's sheets in reading order."""

    round: Round
    sheets: tuple[Sheet, ...]

    @property
    def done(self) -> int:
        """Submitted or signed."""
        return sum(one.state in (Filling.SUBMITTED, *FILLING_COUNTED) for one in self.sheets)

    @property
    def counting(self) -> int:
        """All but the void ones."""
        return sum(one.state != Filling.VOID for one in self.sheets)

    @property
    def signed(self) -> int:
        """Signed or locked."""
        return sum(one.state in FILLING_COUNTED for one in self.sheets)

    @property
    def to_sign(self) -> tuple[Sheet, ...]:
        """Submitted, to be signed."""
        return tuple(one for one in self.sheets if one.state == Filling.SUBMITTED)

    @property
    def next(self) -> Sheet | None:
        """The next draft: one begun before one that is empty, in reading order."""
        return next_of(self.sheets)


def next_of(sheets: Iterable[Sheet], *, after: Sheet | None = None) -> Sheet | None:
    """The next draft in reading order; after the last one, the first that is left."""
    drafts = [one for one in sheets if one.state == Filling.DRAFT and (after is None or one.pk != after.pk)]
    position = after.subject.position if after is not None else -1
    return next((one for one in drafts if one.subject.position > position), drafts[0] if drafts else None)


def desk_of(actor: Actor) -> list[Work]:
    """What is on somebody's desk: rounds that are open, then those that are locked; two queries at any size."""
    sheets = own_sheets(actor).exclude(round__state=Holding.WAITING).defer("comment", "note", "changed", "points")
    sheets = sheets.select_related(None).select_related("subject")
    by_round: dict[Any, list[Sheet]] = defaultdict(list)
    for sheet in sheets.order_by("subject__position", "pk"):
        by_round[sheet.round_id].append(sheet)
    rounds = Round.objects.select_related("panel__matter").in_bulk(by_round)
    works = [Work(rounds[pk], tuple(found)) for pk, found in by_round.items()]
    return sorted(works, key=lambda one: (one.round.state != Holding.OPEN, one.round.due_at, one.round.position))


def siblings_of(sheet: Sheet, actor: Actor) -> list[Sheet]:
    """The member's sheets of the same round, in reading order."""
    found = own_sheets(actor).filter(round=sheet.round_id, seat=sheet.seat_id)
    return list(found.only("id", "state", "round", "seat", "subject__position", "subject__code", "subject__title")
                .select_related(None).select_related("subject").order_by("subject__position"))  # fmt: skip


def attendance_of(round_: Round) -> dict[tuple, bool]:
    """Who was there, by (seat, entry)."""
    noted = Attendance.objects.filter(round=round_).values_list("seat_id", "subject_id", "present")
    return {(seat, entry): there for seat, entry, there in noted}


def seats_in(round_: Round) -> list[Seat]:
    """The members with sheets in a round that its reader may know of, in the order of their codes."""
    seats = Seat.objects.filter(pk__in=Sheet.objects.filter(round=round_).order_by().values("seat"))
    return sorted(seats.select_related("reviewer"), key=lambda seat: natural(seat.code))


@dataclass(frozen=True)
class Line:
    """An entry of a locked round, with its totals in the order of the members."""

    subject: Subject
    sheets: tuple[Sheet, ...]


def entries_of(round_: Round, actor: Actor) -> list[Line]:
    """The entries of a locked round that `actor` may read, with the stored totals; one query at any size."""
    sheets = sheets_for(actor).filter(round=round_).exclude(state=Filling.VOID).select_related(None)
    lines: dict[Any, list[Sheet]] = defaultdict(list)
    narrow = sheets.select_related("subject").only("id", "state", "total", "round", "seat", *_SUBJECT)
    for sheet in narrow.order_by("subject__position", "seat__code"):
        lines[sheet.subject_id].append(sheet)
    return [Line(found[0].subject, tuple(found)) for found in lines.values()]


_SUBJECT = ("subject__code", "subject__title", "subject__position")
