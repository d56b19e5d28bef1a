"""What somebody may read of those who are asked in an application: local governments and ministries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from office.access import Actor
from office.deadlines.models import Deadline
from office.deadlines.queries import Progress, progress_list
from sandbox import rules
from sandbox.models import Application, LocalReview, Opinion, OpinionReply
from sandbox.states import OPINING_OPEN


def local_reviews_for(actor: Actor) -> QuerySet[LocalReview]:
    """The local reviews that `actor` may know of; the office learns of them when the application is filed."""
    return (
        LocalReview.objects.filter(rules.SeeLocalReview.scope(actor))
        .select_related(
            "plan__form_version", "matter__organisation", "matter__officer", "matter__parent__organisation",
            "matter__parent__application",
        )
        .order_by("-pk")
    )  # fmt: skip


def opinions_for(actor: Actor) -> QuerySet[Opinion]:
    """The consultations on applications that `actor` may know of, with what their pages show."""
    return (
        Opinion.objects.filter(rules.SeeOpinion.scope(actor))
        .select_related(
            "matter__organisation", "matter__officer", "matter__parent__organisation", "matter__parent__application"
        )
        .prefetch_related(
            Prefetch("replies", OpinionReply.objects.select_related("replied_by")),
            "matter__material_requests",
            "matter__proposed_conditions",
            "pressed",
        )
        .order_by("-pk")
    )


@dataclass(frozen=True)
class BoardLine:
    """One addressee on the board that office and applicant share: since when, day x of y, what is asked, how it
    stands."""

    opinion: Opinion
    words: str
    tone: str
    clock: Progress | None
    limit: Progress | None
    pressed: str
    reply: OpinionReply | None

    @property
    def open(self) -> bool:
        """Whether a reply is still waited for."""
        return self.opinion.state in OPINING_OPEN

    @property
    def paused(self) -> bool:
        """Whether the reply period stands still."""
        return self.open and self.clock is not None and self.clock.standing is not None


def board_of(application: Application, actor: Actor) -> list[BoardLine]:
    """Everybody consulted in a case, oldest first, with two clocks each and without a query for each."""
    opinions = list(opinions_for(actor).filter(matter__parent=application.pk).order_by("pk"))
    clocks = clocks_in(opinions)
    return [_line(opinion, actor, clocks) for opinion in opinions]


def clocks_in(opinions: list[Opinion]) -> dict[tuple[Any, str], Progress]:
    """The last clock of each kind of each consultation, by matter and clock."""
    rows = Deadline.objects.whole().filter(
        matter__in=[opinion.pk for opinion in opinions], clock__in=("C01", "C04", "C05")
    )
    return {(one.deadline.matter_id, one.deadline.clock): one for one in progress_list(rows.order_by("pk"))}


def due_clock(opinion: Opinion, clocks: dict[tuple[Any, str], Progress]) -> Progress | None:
    """The clock the reply is due by: the limit once it was extended, else the period."""
    wanted = "C05" if opinion.extended_at else opinion.clock_ids[0]
    return clocks.get((opinion.pk, wanted))


def _line(opinion: Opinion, actor: Actor, clocks: dict[tuple[Any, str], Progress]) -> BoardLine:
    pressed = list(opinion.pressed.all())
    return BoardLine(
        opinion=opinion,
        words=opinion.state_label(actor),
        tone=opinion.tone,
        clock=due_clock(opinion, clocks),
        limit=clocks.get((opinion.pk, "C05")),
        pressed=pressed[-1].level_label() if pressed else "",
        reply=next(iter(opinion.replies_for(actor)), None),
    )
