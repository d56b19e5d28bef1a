"""What the live pages show: put together from a handful of queries, and only when something has happened."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.access import Actor
from office.committees import queries, rules
from office.committees.deeds import deed_of
from office.committees.knowing import members_known, present, stays_known
from office.committees.models import AgendaItem, Meeting, Motion, Recusal, Remark, Seat
from office.committees.registry import kind_of
from office.committees.roster import roster_of
from office.committees.states import Deliberating, MotionOutcome
from office.committees.tallying import Count, Tally, tally
from office.workflow.performing import reasons_against
from office.workflow.steps import steps_of


@dataclass(frozen=True)
class Person:
    """A member in a list: there or not, since when, and what the vote was."""

    seat: Seat
    there: bool = False
    since: Any = None
    left_at: Any = None
    how: str = ""
    proxy_name: str = ""
    recused: bool = False
    joins: bool = False
    vote: Any = None


@dataclass(frozen=True)
class Act:
    """Something that can be done on the page, or the reasons why not now."""

    label: str
    open: bool
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, label: object, reasons: Any) -> "Act":
        """With the reasons in words."""
        told = tuple(str(reason) for reason in reasons)
        return cls(str(label), not told, told)


@dataclass(frozen=True)
class Focus:
    """One item under the eyes of the clerk."""

    item: AgendaItem
    people: list[Person]
    count: Tally
    motion: Motion | None
    motions: list[dict]
    remarks: list[Remark]
    pending: list[Recusal]
    steps: dict[str, Act] = field(default_factory=dict)
    deeds: dict[str, Act] = field(default_factory=dict)
    motion_deeds: dict[str, Act] = field(default_factory=dict)

    def standing(self) -> list[str]:
        """The arithmetic while votes are taken: nothing is carried or lost yet."""
        if not self._read():
            return self.count.sentences()[:1]
        return [*self.count.sentences()[:3], self._so_far()]

    def _so_far(self) -> str:
        needed = {"needed": self.count.needed, "for": self.count.in_favour}
        return _("Needed: %(needed)d in favour; so far there are %(for)d.") % needed

    def _read(self) -> bool:
        """Whether every vote was read: a count of one's own ballot alone would mislead."""
        return len(self.motion.votes.all()) <= sum(one.vote is not None for one in self.people)

    @property
    def outstanding(self) -> int:
        """How many who are there have not voted."""
        return sum(one.there and not one.recused and one.vote is None for one in self.people)

    def before_closing(self) -> list[str]:
        """What whoever closes the vote must know: who has not voted, and what would come of it now. Of open ballots
        nobody is told who may not read them."""
        told = [self._waiting()] if self._not_voted() else []
        if not self._read():
            return told
        if not self.count.quorum_met:
            told.append(self.count.sentences()[1])
        lost, won = _("Counted now, the motion is not carried."), _("Counted now, the motion is carried.")
        return [*told, self._so_far(), won if self.count.carried else lost]

    def closing_question(self) -> str:
        """Asked before the vote is closed."""
        asked = _("Count the votes now? A motion that is carried takes effect at once.")
        return " ".join([*self.before_closing(), asked])

    def _not_voted(self) -> int:
        if not self.item.meeting.written:
            return self.outstanding
        given = {vote.seat_id for vote in self.motion.votes.all()}
        return sum(not one.recused and one.seat.pk not in given for one in self.people)

    def _waiting(self) -> str:
        facts = {"count": self._not_voted()}
        if self.item.meeting.written:
            return _("Ballots that have not come in: %(count)d.") % facts
        return _("Present and not voted yet: %(count)d.") % facts

    def rest_question(self) -> str:
        """Asked before everybody else's vote is recorded at once: it cannot be taken back."""
        return ngettext(
            "Record for the %(count)d member here who has not voted: FOR the motion (%(outcome)s)? It stands.",
            "Record for all %(count)d members here who have not voted: FOR the motion (%(outcome)s)? It stands.",
            self.outstanding,
        ) % {"count": self.outstanding, "outcome": self.motion.get_outcome_display()}


def focused(agenda: list[AgendaItem], wanted: str = "") -> AgendaItem | None:
    """The item asked for, else the one that is called, else the one dealt with last, else the first that waits."""
    found = [item for item in agenda if str(item.pk) == wanted]
    found += [item for item in agenda if item.state == Deliberating.OPEN]
    found += sorted((item for item in agenda if item.ended_at), key=lambda item: item.ended_at, reverse=True)
    return next(iter([*found, *agenda]), None)


def people_of(members: list[Seat], stays: dict) -> list[Person]:
    """Everybody of the meeting with the latest stay."""
    return [_person(seat, stays.get(seat.pk)) for seat in members]


def _person(seat: Seat, stay: Any, **more: Any) -> Person:
    if stay is None:
        return Person(seat, joins=seat.kind == "ad_hoc", **more)
    return Person(
        seat, present(stay), stay.present_from, stay.left_at, stay.get_how_display(), stay.proxy_name,
        joins=seat.kind == "ad_hoc", **more,
    )  # fmt: skip


def focus_on(item: AgendaItem, actor: Actor, stays: dict) -> Focus:
    """Everything the clerk needs for one item."""
    roster = roster_of(item)
    motions = list(queries.motions_for(actor).filter(item=item.pk))
    motion = next((one for one in motions if one.pending), None)
    votes = {vote.seat_id: vote for vote in queries.votes_for(actor, motion)} if motion else {}
    people = [
        _person(seat, stays.get(seat.pk), recused=seat.pk in roster.recused, vote=votes.get(seat.pk))
        for seat in roster.seats
    ]
    return Focus(
        item=item,
        people=people,
        count=counted(item, people),
        motion=motion,
        motions=[closed(one) for one in motions if not one.pending],
        remarks=list(queries.remarks_for(actor).filter(item=item.pk)),
        pending=list(queries.recusals_for(actor).filter(item=item.pk, state="pending")),
        motion_deeds=_deeds(motion, ["cast_ballot"], item.meeting.written) if motion else {},
    )


def run_on(focus: Focus, actor: Actor) -> Focus:
    """The same with what whoever runs the meeting does on this page; each rule is asked once."""
    item, motion = focus.item, focus.motion
    runs, clerks = rules.RunItem.holds(actor, item), rules.ClerkItem.holds(actor, item)
    return dataclasses.replace(
        focus,
        steps=_steps(item, ["open_item", "defer_item"], runs),
        deeds=_deeds(item, ["propose", "exclude"], runs) | _deeds(item, ["remark"], clerks),
        motion_deeds=_deeds(motion, ["close_vote", "withdraw", "cast_ballot"], runs and motion is not None),
    )


def _steps(subject: Any, names: list[str], mine: bool) -> dict[str, Act]:
    known = steps_of(type(subject))
    return {name: Act.of(known[name].label, reasons_against(known[name], subject)) for name in names if mine}


def _deeds(subject: Any, names: list[str], mine: bool) -> dict[str, Act]:
    found = [deed_of(type(subject), name) for name in names if mine]
    return {deed.name: Act.of(deed.label, deed.why_not(subject)) for deed in found}


def counted(item: AgendaItem, people: list[Person]) -> Tally:
    """The item's arithmetic as it stands, from what is already on the page."""
    voting = [one for one in people if not one.recused]
    choices = [one.vote.choice for one in voting if one.vote]
    written = item.meeting.written
    absent = item.meeting.committee.written_unreturned_is_absent
    here = sum((not absent if written else one.there) or one.vote is not None for one in voting)
    count = Count(
        enrolled=len(people), recused=len(people) - len(voting), present=here, in_favour=choices.count("for"),
        against=choices.count("against"), abstained=choices.count("abstain"),
    )  # fmt: skip
    return tally(count, item.meeting.committee.voting_rule)


def closed(motion: Motion) -> dict:
    """A motion whose vote is over, with its count in words."""
    count = Tally(**motion.counted) if motion.counted else None
    return {"motion": motion, "count": count, "sentences": count.sentences() if count else []}


def proposal_for(item: AgendaItem) -> dict | None:
    """What the programme proposes to resolve, for the motion's first draft."""
    found = kind_of(item.kind).draft_motion(item)
    if found is None:
        return None
    outcome = MotionOutcome(found.outcome)
    return {
        "outcome": str(outcome),
        "get_outcome_display": outcome.label,
        "text": found.text,
        "conditions": found.conditions,
    }


def clerk_board(meeting: Meeting, actor: Actor, wanted: str = "") -> dict:
    """The page of whoever runs the meeting, and for nobody else."""
    agenda = queries.agenda_for(meeting, actor)
    members = members_known(meeting, actor, agenda)
    stays = stays_known(meeting, actor, members)
    people = people_of(members, stays)
    item = focused(agenda, wanted)
    called = next((one for one in agenda if one.state == Deliberating.OPEN), None)
    return {
        "meeting": meeting,
        "agenda": agenda,
        "people": people,
        "here": sum(one.there for one in people),
        "focus": run_on(focus_on(item, actor, stays), actor) if item else None,
        "called": called,
        "following": _following(agenda, item),
        "meeting_steps": _steps(meeting, ["open_meeting", "hand_over_chair", "close_meeting"], True),
    }


def _following(agenda: list[AgendaItem], item: AgendaItem | None) -> AgendaItem | None:
    """The next item that waits."""
    if item is None:
        return None
    after = agenda[agenda.index(item) + 1 :] + agenda[: agenda.index(item)]
    return next((one for one in after if one.state == Deliberating.LISTED), None)
