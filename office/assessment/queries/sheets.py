"""What somebody may know of rounds and sheets; every page, list, count and file starts here.

`sheets_for` is for what a sheet says: one's own, and everybody's once the round is locked. `followed_for` is for how
far a sheet is; whoever reads through it must name states and counts only.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from office.access import Actor
from office.assessment import rules
from office.assessment.models import Attendance, Round, Seat, Sheet, SheetReceipt, SheetVersion, Subject
from office.assessment.states import FILLING_COUNTED, Filling
from office.documents.models import IssuedDocument

CONTENT = ("points", "remarks", "comment", "note", "total", "filled", "changed", "sha256", "revision", "updated_at")


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds of the panels that `actor` runs, audits or sits on."""
    return Round.objects.filter(rules.SeeRound.scope(actor)).select_related("panel__matter__parent")


def sheets_for(actor: Actor) -> QuerySet[Sheet]:
    """The sheets that `actor` may read."""
    return Sheet.objects.filter(rules.SeeSheet.scope(actor)).select_related(*Sheet.read_with)


def listed_for(actor: Actor) -> QuerySet[Sheet]:
    """The same for a list: nothing of what a sheet says but its total, and found by the rounds it may be of."""
    rounds = Round.objects.filter(rules.SeeRound.scope(actor)).order_by().values("pk")
    found = sheets_for(actor).filter(round__in=rounds).select_related(None).select_related("seat", "subject")
    return found.only("id", "state", "total", "revision", "round", "seat__code", "subject__code", "subject__title")


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


def receipts_of(versions: Iterable[SheetVersion]) -> dict[UUID, IssuedDocument]:
    """The papers of these versions, which their reader may read, where one was asked for."""
    made = SheetReceipt.objects.filter(version__in=[one.pk for one in versions]).select_related("document")
    return {one.version_id: one.document for one in made}


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


def attendance_of(round_: Round) -> dict[tuple, bool]:
    """Who was there, by (seat, entry)."""
    noted = Attendance.objects.filter(round=round_).values_list("seat_id", "subject_id", "present")
    return {(seat, entry): there for seat, entry, there in noted}


def seats_in(round_: Round) -> list[Seat]:
    """The members with sheets in a round that its reader may know of, in the order of their codes."""
    given = Sheet.objects.filter(round=round_, seat=OuterRef("pk"))
    seats = Seat.objects.filter(Exists(given), panel=round_.panel_id).select_related("reviewer")
    return sorted(seats, key=lambda seat: natural(seat.code))


def entries_in(round_: Round, actor: Actor) -> QuerySet[Subject]:
    """The entries of a locked round that `actor` may read, in their order."""
    read = sheets_for(actor).filter(round=round_, subject=OuterRef("pk")).exclude(state=Filling.VOID)
    return Subject.objects.filter(Exists(read.order_by()), panel=round_.panel_id).order_by("position")


def totals_of(round_: Round, actor: Actor, entries: Iterable[Subject]) -> dict[UUID, dict[UUID, Decimal | None]]:
    """The stored totals of these entries by entry and seat: one row is read for each entry."""
    sheets = sheets_for(actor).filter(round=round_, subject__in=list(entries)).exclude(state=Filling.VOID)
    in_order = {"order_by": "seat"}
    rows = sheets.order_by().values("subject").annotate(
        seats=ArrayAgg("seat", **in_order), totals=ArrayAgg("total", **in_order))  # fmt: skip
    found: dict[UUID, dict[UUID, Decimal | None]] = defaultdict(dict)
    return found | {row["subject"]: dict(zip(row["seats"], row["totals"], strict=True)) for row in rows}


def reopenable_in(round_: Round, actor: Actor) -> QuerySet[Sheet]:
    """The sheets that are submitted or signed, by member; their states alone."""
    done = followed_for(actor).filter(round=round_, state__in=[Filling.SUBMITTED, *FILLING_COUNTED])
    narrow = done.select_related(None).select_related("seat__reviewer", "subject")
    return narrow.order_by("seat__code", "subject__position")
