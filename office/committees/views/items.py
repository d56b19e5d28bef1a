"""The page of one item: what is asked, its papers, who deliberates, how it went."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, declare
from office.committees import boards, paper_files, queries, rules
from office.committees.deeds import deeds_for
from office.committees.documents import AGENDA_PAPER, BALLOT, RECUSAL, RESOLUTION_SHEET
from office.committees.knowing import members_known, stays_known
from office.committees.models import AgendaItem
from office.committees.views.anatomy import addressed, one_first
from office.committees.views.finding import get_item, get_paper
from office.documents.queries import documents_for
from office.workflow import steps_for


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The item for this reader; its number is counted within what the reader may know of."""
    item = get_item(request.actor, pk)
    meeting, actor = item.meeting, request.actor
    agenda = queries.agenda_for(meeting, actor)
    item.number = next((one.number for one in agenda if one.pk == item.pk), None)
    stays = stays_known(meeting, actor, members_known(meeting, actor, agenda))
    steps = [addressed(step, "committees:item-step", item.pk) for step in steps_for(item, actor)]
    mine = queries.my_seats(item, actor)
    focus = boards.focus_on(item, actor, stays)
    context = {
        "item": item,
        "meeting": meeting,
        "papers": list(queries.papers_for(actor).filter(item=item.pk)),
        "focus": focus,
        "to_vote": _to_vote(focus) if mine else "",
        "recusals": list(queries.recusals_for(actor).filter(item=item.pk)),
        "steps": one_first(steps, item),
        "deeds": {deed.name: deed for deed in deeds_for(item, actor)},
        "mine": mine,
        "clerks": rules.ClerkItem.holds(actor, item),
        "runs": rules.RunItem.holds(actor, item),
        "case_url": paper_files.case_address(item, actor),
        "issued": _issued(item, actor),
        "earlier": queries.item_history_for(actor, item.matter).exclude(pk=item.pk),
    }
    return render(request, "office/committees/item.html", context)


def _to_vote(focus: boards.Focus) -> str:
    """Where a member votes at a meeting; a written ballot has a page of its own."""
    if focus.motion is None or focus.item.meeting.written:
        return ""
    return reverse("committees:sitting", kwargs={"pk": focus.item.meeting_id}) + f"?item={focus.item.pk}"


def _issued(item: AgendaItem, actor: Actor) -> list:
    """The resolution as a document, and for whoever may read them the records of recusals and the ballots."""
    found = documents_for(actor).filter(committee_paper__items=item.pk, committee_paper__current=True)
    kinds = (RESOLUTION_SHEET.key, RECUSAL.key, BALLOT.key, AGENDA_PAPER.key)
    return list(found.filter(kind__in=kinds).exclude(state__in=["voided", "superseded"]))


@declare(SIGNED_IN)
@require_safe
def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """A paper of an item, in the browser where that is harmless; opening it is logged."""
    return paper_files.opened(get_paper(request.actor, pk), by=request.actor, inline="inline" in request.GET)
