"""A reviewer's desk: how far each round is, and its sheets page by page. What is read does not grow with the sheets."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from office.access import Actor
from office.assessment import rules
from office.assessment.models import Attendance, Round, Sheet
from office.assessment.queries.sheets import own_sheets
from office.assessment.states import FILLING_COUNTED, Filling, Holding

OPEN, DONE = "open", "done"
SHOWN = {OPEN: (Filling.DRAFT,), DONE: (Filling.SUBMITTED, *FILLING_COUNTED)}
_LINE = ("subject__code", "subject__title", "subject__position")


@dataclass(frozen=True)
class Work:
    """A round on somebody's desk: how many of that person's sheets are how far, and with which to go on."""

    round: Round
    drafts: int
    submitted: int
    signed: int
    next: Sheet | None = None

    @property
    def done(self) -> int:
        """Submitted or signed."""
        return self.submitted + self.signed

    @property
    def counting(self) -> int:
        """All but the void ones."""
        return self.drafts + self.done


def desk_of(actor: Actor) -> list[Work]:
    """What is on somebody's desk: rounds that are open, then those that are locked; three queries at any size."""
    sheets = own_sheets(actor).exclude(round__state=Holding.WAITING).select_related(None).order_by()
    many = lambda *states: Count("pk", filter=Q(state__in=states))  # noqa: E731
    rows = sheets.values("round").annotate(
        drafts=many(Filling.DRAFT), submitted=many(Filling.SUBMITTED), signed=many(*FILLING_COUNTED)
    )
    told = {row.pop("round"): row for row in rows}
    rounds = Round.objects.select_related("panel__matter__parent").in_bulk(told)
    following = _firsts(sheets)
    works = [Work(rounds[pk], next=following.get(pk), **row) for pk, row in told.items()]
    return sorted(works, key=lambda one: (one.round.state != Holding.OPEN, one.round.due_at, one.round.position))


def ready_to_lock(actor: Actor) -> QuerySet[Round]:
    """The open rounds that `actor` presides over, and whose sheets are all signed; an absent member's do not count."""
    away = Attendance.objects.filter(
        round=OuterRef("round"), seat=OuterRef("seat"), subject=OuterRef("subject"), present=False
    )
    waiting = Sheet.objects.filter(round=OuterRef("pk"), state__in=[Filling.DRAFT, Filling.SUBMITTED]).filter(
        ~Exists(away)
    )
    mine = Round.objects.filter(rules.ChairRound.scope(actor), ~Exists(waiting), state=Holding.OPEN)
    return mine.select_related("panel__matter")


def _firsts(sheets: QuerySet[Sheet]) -> dict[Any, Sheet]:
    """The first draft of each open round, in reading order."""
    drafts = _narrow(sheets.filter(state=Filling.DRAFT, round__state=Holding.OPEN))
    return {one.round_id: one for one in drafts.order_by("round_id", "subject__position").distinct("round_id")}


def _narrow(sheets: QuerySet[Sheet]) -> QuerySet[Sheet]:
    found = sheets.select_related(None).select_related("subject")
    return found.only("id", "state", "round", "seat", "subject", *_LINE)


def sheets_on(round_: Round, actor: Actor, *, show: str = "") -> QuerySet[Sheet]:
    """One's sheets of a round in reading order: all, those still to be filled in, or those that are done."""
    sheets = own_sheets(actor).filter(round=round_, subject__panel=round_.panel_id)
    if show in SHOWN:
        sheets = sheets.filter(state__in=SHOWN[show])
    sheets = sheets.select_related(None).select_related("subject").order_by("subject__position")
    return sheets.defer("points", "remarks", "comment", "note", "changed")


@dataclass(frozen=True)
class Around:
    """Where a sheet stands among its writer's in the round; `next` is the next draft, after the last one the first."""

    place: int
    of: int
    before: Sheet | None
    after: Sheet | None
    next: Sheet | None


def around(sheet: Sheet, actor: Actor) -> Around:
    """The neighbours of one's own sheet: four rows are read, however many sheets there are."""
    mine, here = _siblings(sheet, actor), sheet.subject.position
    later = Q(subject__position__gt=here, state=Filling.DRAFT)
    counted = mine.order_by().aggregate(
        of=Count("pk"), place=Count("pk", filter=Q(subject__position__lte=here)), later=Count("pk", filter=later)
    )
    near, drafts = _narrow(mine), _drafts(sheet, actor)
    return Around(
        before=near.filter(subject__position__lt=here).order_by("-subject__position").first(),
        after=near.filter(subject__position__gt=here).order_by("subject__position").first(),
        next=drafts.filter(later).first() if counted.pop("later") else drafts.first(),
        **counted,
    )


def next_after(sheet: Sheet, actor: Actor) -> Sheet | None:
    """The next draft in reading order; after the last one, the first that is left."""
    drafts = _drafts(sheet, actor)
    return drafts.filter(subject__position__gt=sheet.subject.position).first() or drafts.first()


def _drafts(sheet: Sheet, actor: Actor) -> QuerySet[Sheet]:
    """What is left to be filled in, in an order that can be walked from any place: nobody reads all of it."""
    drafts = _narrow(_siblings(sheet, actor)).filter(state=Filling.DRAFT).exclude(pk=sheet.pk)
    return drafts.order_by("subject__position")


def _siblings(sheet: Sheet, actor: Actor) -> QuerySet[Sheet]:
    """The panel is named as well, so that the entries are walked in their order from here and not sorted."""
    same = own_sheets(actor).filter(round=sheet.round_id, seat=sheet.seat_id, subject__panel=sheet.round.panel_id)
    return same.select_related(None)
