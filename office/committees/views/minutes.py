"""The minutes: drafted from the record, edited part by part, approved by the chair."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Invalid, NotNow, NotYours, declare
from office.committees import boards, queries, rules
from office.committees.forms import MinutesForm
from office.committees.knowing import members_known, stays_known, steps_known
from office.committees.models import Meeting
from office.committees.states import Convening
from office.committees.views.anatomy import addressed
from office.committees.views.finding import get_meeting
from office.web.errors import wants_json
from office.workflow.binding import take


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was recorded, with the words around it; whoever serves the meeting changes the words."""
    meeting = get_meeting(request.actor, pk)
    if request.method == "POST":
        return _save(request, meeting)
    return _page(request, meeting)


def _save(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Each part that was changed is saved; one that somebody else changed meanwhile is told, and not overwritten."""
    if not rules.ClerkMeeting.holds(request.actor, meeting):
        raise NotYours(rules.ClerkMeeting.key)
    part, text, before = (request.POST.get(name, "") for name in ("part", "text", "before"))
    found = next((one for one in queries.minutes_for(meeting, request.actor) if str(one.pk) == part), None)
    if found is not None and _plain(found.text) != _plain(before):
        reason = _("Somebody else has changed this part meanwhile. Look at it, and change it again.")
        return _page(request, meeting, status=409, theirs={found.pk: text}, reasons=[reason])
    try:
        take(meeting, "edit_minutes", by=request.actor, data={"part": part, "text": text})
    except (Invalid, NotNow) as refusal:
        if wants_json(request):
            raise
        lines = (
            refusal.reasons
            if isinstance(refusal, NotNow)
            else [one for some in refusal.errors.values() for one in some]
        )
        return _page(request, meeting, status=refusal.status, reasons=lines)
    messages.success(request, _("The part was saved."))
    return redirect(reverse("committees:minutes", kwargs={"pk": meeting.pk}) + f"#part-{part}")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _page(
    request: HttpRequest, meeting: Meeting, *, status: int = 200, theirs: dict | None = None, reasons: Any = ()
) -> HttpResponse:
    actor = request.actor
    if not meeting.closed_at:
        raise NotNow([_("The minutes are drafted when the meeting is closed.")])
    parts = list(queries.minutes_for(meeting, actor))
    if not parts and not rules.RunMeeting.holds(actor, meeting):
        raise NotNow([_("The minutes are not approved yet.")])
    for part in parts:
        part.label = MinutesForm.PARTS[part.part]
        part.typed = (theirs or {}).get(part.pk)
    agenda = queries.agenda_for(meeting, actor)
    members = members_known(meeting, actor, agenda)
    stays = stays_known(meeting, actor, members)
    for item in agenda:
        item.parts = [part for part in parts if part.item_id == item.pk]
    _with_votes(agenda, meeting, actor)
    edits = meeting.state == Convening.MINUTES_DRAFT and rules.ClerkMeeting.holds(actor, meeting)
    steps = [addressed(step, "committees:meeting-step", meeting.pk) for step in steps_known(meeting, actor)]
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "opening": next((part for part in parts if part.part == "opening"), None),
        "closing": next((part for part in parts if part.part == "closing"), None),
        "there": [seat for seat in members if seat.pk in stays],
        "absent": [seat for seat in members if seat.pk not in stays],
        "edits": edits,
        "steps": [step for step in steps if step.name in ("draft_minutes", "approve_minutes") and step.in_state],
        "reasons": reasons,
    }
    return render(request, "office/committees/minutes.html", context, status=status)


def _with_votes(agenda: list, meeting: Meeting, actor: Any) -> None:
    """Each item's motions with their counts, and who kept away."""
    motions = list(queries.motions_for(actor).filter(item__meeting=meeting.pk).exclude(result="pending"))
    for item in agenda:
        item.closed = [boards.closed(one) for one in motions if one.item_id == item.pk]
        item.away = queries.recused_on(item, actor)
