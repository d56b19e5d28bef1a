"""A member's page: agenda and papers side by side, what is called now, one's own vote, keeping away."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, NotYours, declare
from office.committees import boards, packeting, queries, rules
from office.committees.deeds import deeds_for
from office.committees.knowing import members_known, stays_known
from office.committees.models import AgendaItem, Meeting
from office.committees.paper_files import showable
from office.committees.states import Deliberating
from office.committees.views.boards import board as answer
from office.committees.views.finding import get_meeting


def _attended(request: HttpRequest, pk: UUID) -> Meeting:
    meeting = get_meeting(request.actor, pk)
    if not rules.AttendMeeting.holds(request.actor, meeting):
        raise NotYours(rules.AttendMeeting.key)
    return meeting


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole page; from then on it asks for its parts."""
    meeting = _attended(request, pk)
    context = _context(request, meeting)
    item = context["focus"]
    papers = list(queries.papers_for(request.actor).filter(item=item.pk)) if item else []
    for paper in papers:
        paper.showable = showable(paper)
    wanted = request.GET.get("paper", "")
    context |= {
        "papers": papers,
        "paper": next((one for one in papers if str(one.pk) == wanted and one.showable), None)
        or next((one for one in papers if one.showable), None),
        "packet": packeting.told(meeting, request.actor),
        "deeds": {deed.name: deed for deed in deeds_for(item, request.actor)} if item else {},
    }
    return render(request, "office/committees/sitting.html", context)


@declare(SIGNED_IN)
@require_safe
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The parts of the page, for its script."""
    meeting = _attended(request, pk)
    wanted = request.GET.get("item", "")[:40]
    return answer(
        request, meeting, "office/committees/sitting/_parts.html", lambda: _context(request, meeting), about=wanted
    )


def _context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What changes during the meeting, as this member may know it."""
    actor = request.actor
    agenda = queries.agenda_for(meeting, actor)
    wanted = request.GET.get("item", "")[:40]
    item = boards.focused(agenda, wanted)
    stays = stays_known(meeting, actor, members_known(meeting, actor, agenda))
    here = reverse("committees:sitting", kwargs={"pk": meeting.pk})
    query = f"?item={item.pk}" if item and wanted else ""
    return {
        "meeting": meeting,
        "agenda": agenda,
        "focus": item,
        "called": next((one for one in agenda if one.state == Deliberating.OPEN), None),
        "mine": _mine(item, actor, stays) if item else None,
        "here_url": here + query,
        "board_url": reverse("committees:sitting-board", kwargs={"pk": meeting.pk}) + query,
        "in_session": meeting.in_session,
    }


def _mine(item: AgendaItem, actor: Actor, stays: dict) -> dict:
    """One's own seat, the motion and one's vote on it, and how votes ended."""
    seats = queries.my_seats(item, actor)
    motions = list(queries.motions_for(actor).filter(item=item.pk))
    motion = next((one for one in motions if one.pending), None)
    seat = seats[0] if seats else None
    votes = {vote.seat_id: vote for vote in queries.votes_for(actor, motion)} if motion else {}
    stay = stays.get(seat.pk) if seat else None
    return {
        "seat": seat,
        "motion": motion,
        "vote": votes.get(seat.pk) if seat else None,
        "there": stay is not None and stay.left_at is None,
        "closed": [boards.closed(one) for one in motions if not one.pending],
        "away": queries.recused_on(item, actor),
    }
