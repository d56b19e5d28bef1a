"""Making the agenda: which cases, in which order, who joins, which papers, who keeps away."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotYours, declare
from office.committees import queries, rules
from office.committees.boards import proposal_for
from office.committees.deeds import deeds_for, do
from office.committees.models import AgendaItem, Meeting
from office.committees.roster import roster_of
from office.committees.states import RecusalState
from office.committees.views.finding import get_meeting, get_paper
from office.committees.views.steps import asked_from, done
from office.workflow import steps_for


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agenda as the clerk makes it, and the cases that are ready."""
    meeting = get_meeting(request.actor, pk)
    if not rules.ClerkMeeting.holds(request.actor, meeting):
        raise NotYours(rules.ClerkMeeting.key)
    agenda = queries.agenda_for(meeting, request.actor)
    for item in agenda:
        _furnished(item, request.actor)
    _with_papers(agenda, request.actor)
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "ready": queries.ready_for(meeting, request.actor),
        "deeds": {deed.name: deed for deed in deeds_for(meeting, request.actor)},
        "late": bool(meeting.noticed_at) and meeting.notice_late(),
        "here": request.path,
    }
    return render(request, "office/committees/agenda.html", context)


def _furnished(item: AgendaItem, actor: Actor) -> None:
    """Who sits for it, who keeps away, what is proposed."""
    roster = roster_of(item)
    item.roster = roster
    item.joining = [seat for seat in roster.seats if seat.kind == "ad_hoc"]
    item.away = [row for row in queries.recusals_for(actor).filter(item=item.pk) if row.state != RecusalState.REFUSED]
    item.proposal = proposal_for(item)
    item.deeds = {deed.name: deed for deed in deeds_for(item, actor)}
    item.steps = {step.name: step for step in steps_for(item, actor)}


def _with_papers(agenda: list[AgendaItem], actor: Actor) -> None:
    papers = list(queries.papers_for(actor).filter(item__in=[item.pk for item in agenda]))
    for item in agenda:
        item.paper_list = [paper for paper in papers if paper.item_id == item.pk]


@declare(SIGNED_IN)
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One place up or down: by a button, for whoever has no mouse or no script."""
    meeting = get_meeting(request.actor, pk)
    order = [str(item.pk) for item in queries.agenda_for(meeting, request.actor)]
    _moved(order, request.POST.get("item", ""), request.POST.get("way", ""))
    do(meeting, "reorder", by=request.actor, data={"order": "\n".join(order)})
    return done(request, _("The order was changed."), asked_from(request) or _agenda(meeting))


@declare(SIGNED_IN)
@require_POST
def move_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same for a paper among those of its item."""
    paper = get_paper(request.actor, pk)
    order = [str(one.pk) for one in queries.papers_for(request.actor).filter(item=paper.item_id)]
    _moved(order, str(paper.pk), request.POST.get("way", ""))
    do(paper.item, "reorder_papers", by=request.actor, data={"order": "\n".join(order)})
    return done(request, _("The order was changed."), asked_from(request) or _agenda(paper.item.meeting))


def _moved(order: list[str], one: str, way: str) -> None:
    """Raises Invalid for what is not there and for no direction; at the end it stays where it is."""
    if one not in order or way not in ("up", "down"):
        raise Invalid({"way": [_("There is nothing to move.")]})
    at = order.index(one)
    to = at - 1 if way == "up" else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]


def _agenda(meeting: Meeting) -> Any:
    return reverse("committees:agenda", kwargs={"pk": meeting.pk})
