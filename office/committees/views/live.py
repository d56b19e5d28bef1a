"""The clerk's page during a meeting: who is here, what is called, how it stands. Each act is saved as it is done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from office.access import SIGNED_IN, Invalid, NotNow, NotYours, declare
from office.committees import boards, rules
from office.committees.deeds import deed_of, do
from office.committees.models import Meeting, Motion
from office.committees.roster import not_voted, present_at
from office.committees.states import Choice, Convening, MotionOutcome
from office.committees.views.boards import board as answer
from office.committees.views.finding import get_meeting, get_motion
from office.committees.views.steps import asked_from, done
from office.web.errors import wants_json


def _served(request: HttpRequest, pk: UUID) -> Meeting:
    meeting = get_meeting(request.actor, pk)
    if not rules.RunMeeting.holds(request.actor, meeting):
        raise NotYours(rules.RunMeeting.key)
    return meeting


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole page; from then on it asks for its parts."""
    meeting = _served(request, pk)
    return render(request, "office/committees/live.html", _context(request, meeting))


@declare(SIGNED_IN)
@require_safe
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The parts of the page, for its script."""
    meeting = _served(request, pk)
    wanted = request.GET.get("item", "")[:40]
    return answer(
        request, meeting, "office/committees/live/_parts.html", lambda: _context(request, meeting), about=wanted
    )


def _context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    wanted = request.GET.get("item", "")[:40]
    found = boards.clerk_board(meeting, request.actor, wanted)
    here = reverse("committees:live", kwargs={"pk": meeting.pk})
    focus = found["focus"]
    return {
        **found,
        "here_url": f"{here}?item={wanted}" if wanted else here,
        "board_url": reverse("committees:live-board", kwargs={"pk": meeting.pk})
        + (f"?item={wanted}" if wanted else ""),
        "outcomes": MotionOutcome.choices,
        "proposal": boards.proposal_for(focus.item) if focus and not focus.motion else None,
        "attends": not meeting.written and meeting.state in (Convening.NOTICED, Convening.OPEN),
    }


@declare(SIGNED_IN)
@require_POST
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click: somebody has come, has gone, or everybody is here."""
    meeting = _served(request, pk)
    back = asked_from(request) or reverse("committees:live", kwargs={"pk": pk})
    if "everybody" in request.POST:
        with transaction.atomic():
            for seat in _not_there(meeting):
                do(meeting, "attend", by=request.actor, data={"seat": str(seat.pk)})
        return done(request, _("Everybody is marked as present."), back)
    name = "leave" if "left" in request.POST else "attend"
    seat = request.POST.get("left") or request.POST.get("came") or ""
    return _once(request, back, lambda: do(meeting, name, by=request.actor, data={"seat": seat}), meeting, name)


def _not_there(meeting: Meeting) -> list:
    from office.committees.roster import everybody_in

    here = present_at(meeting)
    return [seat for seat in everybody_in(meeting) if seat.pk not in here]


@declare(SIGNED_IN)
@require_POST
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click or key: a member's vote; or everybody else who is here, the same way."""
    motion = get_motion(request.actor, pk)
    back = asked_from(request) or reverse("committees:live", kwargs={"pk": motion.item.meeting_id})
    if rest := request.POST.get("rest"):
        return _once(request, back, lambda: _the_rest(motion, request, *rest.split(":", 1)), motion, "vote")
    seat, _colon, choice = request.POST.get("vote", "").partition(":")
    return _once(
        request,
        back,
        lambda: do(motion, "vote", by=request.actor, data={"seat": seat, "choice": choice}),
        motion,
        "vote",
    )


def _the_rest(motion: Motion, request: HttpRequest, choice: str, told: str = "") -> None:
    """Everybody who is here and has not voted; all of them or none, and nobody beyond the number that was `told`
    when it was asked: somebody may have come in since. Whoever has voted meanwhile is left out."""
    if choice not in Choice.values:
        raise Invalid({"choice": [_("Choose how to vote.")]})
    if not rules.RunItem.holds(request.actor, motion.item):
        raise NotYours(rules.RunItem.key)
    here = present_at(motion.item.meeting)
    waiting = [seat for seat in not_voted(motion) if seat.pk in here]
    if not waiting:
        raise NotNow([_("Everybody who is here has voted.")])
    if told and (not told[:5].isdecimal() or len(waiting) > int(told[:5])):
        raise NotNow([_("Meanwhile more members have come in. Look at the list, and record it again.")])
    with transaction.atomic():
        for seat in waiting:
            do(motion, "vote", by=request.actor, data={"seat": str(seat.pk), "choice": choice})


def _once(request: HttpRequest, back: str, act: Any, subject: Any, name: str) -> HttpResponse:
    """Do it; without a script a refusal is a notice on the page it came from."""
    try:
        act()
    except (Invalid, NotNow) as refusal:
        if wants_json(request):
            raise
        for line in _lines(refusal):
            messages.error(request, line)
        return redirect(back)
    return done(request, _("Done: %(step)s") % {"step": deed_of(type(subject), name).label}, back)


def _lines(refusal: Invalid | NotNow) -> list[str]:
    if isinstance(refusal, NotNow):
        return [str(reason) for reason in refusal.reasons]
    return [str(line) for lines in refusal.errors.values() for line in lines]
