"""The record of a meeting in the words of its documents (Korean)."""

from collections.abc import Iterable
from typing import Any

from office.committees import papers
from office.committees.models import AgendaItem, Meeting, Motion, Seat, Vote
from office.committees.roster import everybody_in, roster_of
from office.committees.states import ITEM_ON_AGENDA, RUNNERS, Deliberating, MotionResult, Presence

MODES = {"in_person": "대면", "video": "영상", "written": "서면"}
OUTCOMES = {
    "approve": "원안 의결", "approve_with_conditions": "조건부 의결", "reject": "부결", "defer": "보류",
}  # fmt: skip


def member(seat: Seat | None) -> str:
    """A member as a document names him: the office, and the name where it is known."""
    if seat is None:
        return ""
    if seat.title_ko and seat.name:
        return f"{seat.title_ko} {seat.name}"
    return seat.title_ko or seat.name


def number_of(item: AgendaItem) -> int:
    """The item's number on the whole agenda."""
    before = AgendaItem.objects.filter(meeting=item.meeting_id, state__in=ITEM_ON_AGENDA, position__lt=item.position)
    return before.count() + 1


def conditions(given: Iterable[Any]) -> tuple[str, ...]:
    """The conditions' texts; a condition is a text, or a record with one."""
    return tuple(str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in given)


def counted(kept: dict) -> papers.Counted:
    """The count of a motion as it was kept."""
    return papers.Counted(
        enrolled=kept["enrolled"], recused=kept["recused"], roster=kept["roster"], present=kept["present"],
        quorum=kept["quorum_needed"], in_favour=kept["in_favour"], against=kept["against"],
        abstained=kept["abstained"], needed=kept["needed"], carried=kept["carried"],
    )  # fmt: skip


def opening(meeting: Meeting) -> str:
    """How it began."""
    chair = member(meeting.presiding) or "위원장"
    if meeting.written:
        return "위원에게 안건을 송부하고 서면의결서를 받아 심의·의결함"
    return f"의장 {chair}: 성원을 확인하고 제{meeting.ordinal}차 {meeting.committee.name_ko} 회의의 개의를 선언함"


def closing(meeting: Meeting) -> str:
    """How it ended."""
    if meeting.written:
        return "서면의결 기간이 끝나 의결 결과를 확정함"
    return f"의장 {member(meeting.presiding) or '위원장'}: 산회를 선언함"


def gist(item: AgendaItem) -> str:
    """The remarks as they were noted; in writing, the opinions on the ballots."""
    lines = [f"{row.said_by}: {row.text}" if row.said_by else row.text for row in _remarks(item)]
    if item.meeting.written:
        lines += [f"{name}: {opinion}" for name, opinion in _opinions(item)]
    return "\n".join(lines)


def _remarks(item: AgendaItem) -> Any:
    return item.remarks.select_related("seat__user").order_by("noted_at", "id")


def _opinions(item: AgendaItem) -> list[tuple[str, str]]:
    votes = Vote.objects.filter(motion__item=item.pk).exclude(motion__result=MotionResult.WITHDRAWN).exclude(opinion="")
    votes = votes.select_related("seat__user").order_by("motion__position", "id")
    return [(member(vote.seat), vote.opinion) for vote in votes]


def decision(item: AgendaItem) -> str:
    """What was decided."""
    if item.state == Deliberating.RESOLVED:
        return item.resolution_text
    return f"심의를 보류함: {item.end_reason}" if item.end_reason else "심의를 보류함"


def minutes(meeting: Meeting, items: list[AgendaItem]) -> papers.Minutes:
    """Everything Rec-D §18② asks for, from the record and the parts as they were edited."""
    texts = {(part.item_id, part.part): part.text for part in meeting.minutes_parts.all()}
    there, absent = attendance(meeting)
    host = meeting.committee.organisation
    return papers.Minutes(
        committee=meeting.committee.name_ko,
        ordinal=meeting.ordinal,
        meeting_number=meeting.matter.number,
        host=host.name_ko if host else meeting.committee.name_ko,
        mode=str(meeting.mode),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        place=meeting.place,
        chair=member(meeting.presiding),
        attendees=there,
        absent=absent,
        others=_others(meeting),
        opening=texts.get((None, "opening"), ""),
        closing=texts.get((None, "closing"), ""),
        items=tuple(_item(number, item, texts) for number, item in enumerate(items, 1)),
    )


def attendance(meeting: Meeting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who took part and who did not, by name; in writing, whoever returned a ballot took part."""
    if meeting.written:
        came = set(meeting.items.values_list("motions__votes__seat", flat=True))
    else:
        came = set(meeting.attendances.values_list("seat", flat=True))
    proxies = dict(meeting.attendances.filter(how=Presence.PROXY).values_list("seat", "proxy_name"))
    seats = everybody_in(meeting)
    there = tuple(_named(seat, proxies) for seat in seats if seat.pk in came)
    return there, tuple(member(seat) for seat in seats if seat.pk not in came)


def _named(seat: Seat, proxies: dict) -> str:
    if seat.pk not in proxies:
        return member(seat)
    return f"{member(seat)}(대리 {proxies[seat.pk] or seat.proxy.name})"


def _others(meeting: Meeting) -> tuple[str, ...]:
    seats = meeting.committee.seats.filter(role__in=RUNNERS).in_force(meeting.day).select_related("user")
    return tuple(member(seat) for seat in seats)


def _item(number: int, item: AgendaItem, texts: dict) -> papers.ItemRecord:
    motions = list(item.motions.exclude(result=MotionResult.PENDING).order_by("position"))
    decided = next((one for one in motions if one.result == MotionResult.CARRIED), None)
    roster = roster_of(item)
    return papers.ItemRecord(
        number=number,
        case_number=item.matter.number or "",
        title=item.title,
        state=str(item.state),
        gist=texts.get((item.pk, "gist"), ""),
        decision=texts.get((item.pk, "decision"), ""),
        outcome=str(decided.outcome) if decided else "",
        conditions=conditions(decided.conditions) if decided else (),
        motions=tuple(_motion(place, one) for place, one in enumerate(motions, 1)),
        recused=tuple(member(seat) for seat in roster.seats if seat.pk in roster.recused),
    )


def _motion(number: int, motion: Motion) -> papers.MotionRecord:
    """Every motion stands in the minutes. The votes given on one that was withdrawn count for nothing and are left
    to the record: among the others they would read as votes."""
    withdrawn = motion.result == MotionResult.WITHDRAWN
    votes = () if withdrawn else motion.votes.select_related("seat__user").order_by("seat__order", "id")
    return papers.MotionRecord(
        number=number,
        outcome=str(motion.outcome),
        text=motion.text,
        result=str(motion.result),
        counted=counted(motion.counted) if motion.counted else None,
        conditions=conditions(motion.conditions),
        votes=tuple(papers.VoteLine(member(vote.seat), str(vote.choice), vote.opinion) for vote in votes),
    )
