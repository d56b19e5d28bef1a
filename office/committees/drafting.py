"""What a committee's documents say, taken from what was recorded; letters and minutes are in Korean."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from office.committees import documents as D
from office.committees import papers, recording
from office.committees.models import AgendaItem, CommitteePaper, Meeting, MinutesPart, Recusal, Seat, Vote
from office.committees.parts import recused_items
from office.committees.roster import everybody_in, roster_of
from office.committees.states import ITEM_ON_AGENDA, SeatKind
from office.documents.models import DocumentState, IssuedDocument
from office.documents.registry import Outgoing


def on_agenda(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting in order, those taken off left out."""
    items = meeting.items.filter(state__in=ITEM_ON_AGENDA).select_related("matter__organisation", "meeting__committee")
    return items.order_by("position", "id")


# ------------------------------------------------------------------------------------------- notices


def notices(
    meeting: Meeting, *, event: Any, corrected: bool = False, only: Iterable[Seat] | None = None
) -> Iterator[IssuedDocument]:
    """회의 개최 통지서: one for each member, with the items that are this member's to know of and no other.

    A member's earlier notice is replaced; `only` names the seats whose notice is to be written anew.
    """
    for seat in everybody_in(meeting) if only is None else only:
        items = items_of(seat, meeting)
        _replace_notice(meeting, seat)
        if not items and seat.kind == SeatKind.AD_HOC:
            continue
        facts = _notice(meeting, seat, items, corrected)
        out = Outgoing(facts=facts, subject=_subject(meeting, corrected), recipient=facts.member)
        yield D.issue(D.NOTICE, meeting, out, items=items, seat=seat, event=event)


def items_of(seat: Seat, meeting: Meeting) -> list[AgendaItem]:
    """The items for which a seat is a member's and from which nobody who acts for it is recused."""
    items = on_agenda(meeting)
    if seat.kind == SeatKind.AD_HOC:
        items = items.filter(ad_hoc__seat=seat.pk)
    items = items.exclude(recusals__in=Recusal.objects.filter(seat=seat.pk, state="granted"))
    for one in seat.person_ids:
        items = items.exclude(pk__in=recused_items(one))
    return list(items)


def _replace_notice(meeting: Meeting, seat: Seat) -> None:
    """The notice that stands no longer holds; nobody but the office reads it any more."""
    old = CommitteePaper.objects.filter(meeting=meeting, seat=seat, current=True, document__kind=D.NOTICE.key)
    ids = list(old.values_list("pk", flat=True))
    old.update(current=False)
    IssuedDocument.objects.filter(pk__in=ids, state__in=["issued", "rendered"]).update(state=DocumentState.SUPERSEDED)


def _subject(meeting: Meeting, corrected: bool) -> str:
    what = "회의 개최 변경 통지" if corrected else "회의 개최 통지"
    return f"제{meeting.ordinal}차 {meeting.committee.name_ko} {what}"


def _notice(meeting: Meeting, seat: Seat, items: list[AgendaItem], corrected: bool) -> papers.Notice:
    return papers.Notice(
        committee=meeting.committee.name_ko,
        ordinal=meeting.ordinal,
        meeting_number=meeting.matter.number,
        mode=str(meeting.mode),
        held_at=meeting.held_at,
        place=meeting.place,
        until=meeting.ballot_until,
        written_reason=str(meeting.written_reason),
        late_reason=meeting.late_reason,
        member=recording.member(seat),
        agenda=tuple(papers.AgendaLine(n, item.title, item.summary) for n, item in enumerate(items, 1)),
        corrected=corrected,
    )


# ------------------------------------------------------------------------------------------- item by item


def agenda_paper(item: AgendaItem, *, proposal: str = "", conditions: Iterable[Any] = ()) -> IssuedDocument:
    """심의안건 표지: the cover of an item's papers."""
    meeting, applicant = item.meeting, item.matter.organisation
    facts = papers.AgendaPaper(
        committee=meeting.committee.name_ko,
        ordinal=meeting.ordinal,
        held_at=meeting.held_at,
        number=recording.number_of(item),
        case_number=item.matter.number or "",
        title=item.title,
        applicant=applicant.name_ko if applicant else "",
        summary=item.summary,
        proposal=proposal,
        conditions=recording.conditions(conditions),
        enclosures=tuple(item.papers.values_list("title", flat=True)),
    )
    out = Outgoing(facts=facts, subject=f"심의안건: {item.title}", recipient=meeting.committee.name_ko)
    return D.issue(D.AGENDA_PAPER, meeting, out, items=[item])


def ballot(vote: Vote) -> IssuedDocument:
    """서면의결서: what a member's ballot says, for the file and for the member."""
    motion, item = vote.motion, vote.motion.item
    meeting = item.meeting
    facts = papers.Ballot(
        committee=meeting.committee.name_ko,
        ordinal=meeting.ordinal,
        meeting_number=meeting.matter.number,
        written_reason=str(meeting.written_reason),
        window_from=meeting.held_at,
        window_until=meeting.ballot_until,
        title=item.title,
        motion=motion.text,
        conditions=recording.conditions(motion.conditions),
        member=recording.member(vote.seat),
        choice=str(vote.choice),
        opinion=vote.opinion,
        cast_at=vote.cast_at,
    )
    out = Outgoing(facts=facts, subject="서면의결서", recipient=f"{meeting.committee.name_ko} 위원장")
    return D.issue(D.BALLOT, meeting, out, items=[item], seat=vote.seat)


def recusal_record(row: Recusal, *, event: Any) -> IssuedDocument:
    """제척·기피·회피 확인서: the reason, and what follows for the roster."""
    item, roster = row.item, roster_of(row.item)
    rule = item.meeting.committee.voting_rule
    facts = papers.RecusalRecord(
        committee=item.meeting.committee.name_ko,
        ordinal=item.meeting.ordinal,
        title=item.title,
        member=recording.member(row.seat),
        kind=str(row.kind),
        reason=str(row.reason),
        text=row.text,
        asked_by=row.asked_by_party or ("본인" if row.kind == "abstention" else "위원회 사무"),
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        granted=row.state == "granted",
        decision=row.decision,
        enrolled=len(roster.seats),
        recused=len(roster.recused),
        roster=len(roster.voting) if rule.recused_leave_denominator else len(roster.seats),
        quorum=roster.quorum,
    )
    out = Outgoing(facts=facts, subject="제척·기피·회피 확인서", recipient=item.meeting.committee.name_ko)
    return D.issue(D.RECUSAL, item.meeting, out, items=[item], event=event)


def resolution(item: AgendaItem, *, event: Any) -> Iterator[IssuedDocument]:
    """심의의결서: the carried motion, its count, and the words the chair approved."""
    meeting, motion = item.meeting, item.carried_motion
    facts = papers.Resolution(
        committee=meeting.committee.name_ko,
        ordinal=meeting.ordinal,
        held_at=meeting.held_at,
        mode=str(meeting.mode),
        number=recording.number_of(item),
        case_number=item.matter.number or "",
        title=item.title,
        outcome=str(motion.outcome),
        text=item.resolution_text,
        counted=recording.counted(motion.counted),
        chair=recording.member(item.presiding),
        conditions=recording.conditions(motion.conditions),
    )
    out = Outgoing(facts=facts, subject=f"심의의결서: {item.title}", recipient=meeting.committee.name_ko)
    yield D.issue(D.RESOLUTION_SHEET, meeting, out, items=[item], event=event)


# ------------------------------------------------------------------------------------------- minutes


def minutes_parts(meeting: Meeting) -> list[MinutesPart]:
    """The minutes' words as the record gives them, to be edited."""
    made = [MinutesPart(meeting=meeting, part="opening", position=0, text=recording.opening(meeting))]
    for number, item in enumerate(on_agenda(meeting), 1):
        made += [
            MinutesPart(meeting=meeting, item=item, part="gist", position=number * 10, text=recording.gist(item)),
            MinutesPart(
                meeting=meeting, item=item, part="decision", position=number * 10 + 1, text=recording.decision(item)
            ),
        ]
    made.append(MinutesPart(meeting=meeting, part="closing", position=9000, text=recording.closing(meeting)))
    return made


def minutes(meeting: Meeting, *, event: Any) -> Iterator[IssuedDocument]:
    """회의록 (Rec-D §18②)."""
    items = list(on_agenda(meeting))
    out = Outgoing(
        facts=recording.minutes(meeting, items),
        subject=f"제{meeting.ordinal}차 {meeting.committee.name_ko} 회의록",
        recipient=meeting.committee.name_ko,
    )
    yield D.issue(D.MINUTES_SHEET, meeting, out, items=items, event=event)
