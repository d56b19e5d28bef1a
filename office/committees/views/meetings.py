"""The list of meetings, planning one, and the page of a meeting."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office.access import SIGNED_IN, Invalid, NotYours, Unknown, declare
from office.committees import packeting, queries, rules
from office.committees.actions import meetings as actions
from office.committees.deeds import deeds_for
from office.committees.forms import PlanForm, may_plan
from office.committees.knowing import members_known, stays_known
from office.committees.models import Meeting
from office.committees.states import HELD, UPCOMING, Convening
from office.committees.tallying import quorum_needed
from office.committees.views import anatomy, exports
from office.committees.views.filters import MeetingFilter
from office.committees.views.finding import get_committee, get_item, get_meeting
from office.committees.views.steps import asked_from, home_of

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The meetings the reader may know of."""
    found = MeetingFilter(request.GET, queryset=queries.meetings_for(request.actor), request=request)
    if kind := request.GET.get("export"):
        return exports.meetings(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    plans = any(may_plan(request.actor, one) for one in queries.committees_for(request.actor))
    return render(request, "office/committees/meetings.html", {"page": page, "filter": found, "may_plan": plans})


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a meeting of a committee that one runs."""
    blank = Meeting(committee=None)
    chosen = {"committee": request.GET.get("committee", "")}
    form = PlanForm(request.POST or None, subject=blank, actor=request.actor, initial=chosen)
    if not form.fields["committee"].choices:
        raise NotYours("committees.meeting.clerk")
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        committee = get_committee(request.actor, UUID(facts.pop("committee")))
        try:
            meeting = actions.plan_meeting(committee, by=request.actor, **facts)
        except Invalid as wrong:
            for name, lines in wrong.errors.items():
                form.add_error(name if name in form.fields else None, lines)
        else:
            return redirect("committees:meeting", pk=meeting.pk)
    status = 400 if form.is_bound else 200
    return render(request, "office/committees/plan.html", {"form": form}, status=status)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting: when and where, its agenda, the notice, the packet, what is to be done next."""
    meeting = get_meeting(request.actor, pk)
    context = anatomy.meeting_context(meeting, request.actor)
    agenda = anatomy.agenda_lines(meeting, request.actor)
    members = members_known(meeting, request.actor, agenda)
    mine = [seat for seat in members if request.actor.user_id in seat.person_ids]
    context |= {
        "agenda": agenda,
        "notice": anatomy.notice_told(meeting),
        "members": members,
        "standing": [seat for seat in members if seat.kind != "ad_hoc"],
        "quorum": quorum_needed(sum(seat.kind != "ad_hoc" for seat in members), meeting.committee.quorum),
        "attended": list(stays_known(meeting, request.actor, members).values()) if meeting.state in HELD else [],
        "packet": packeting.told(meeting, request.actor),
        "sits": bool(mine) and rules.AttendMeeting.holds(request.actor, meeting),
        "clerks": rules.ClerkMeeting.holds(request.actor, meeting),
        "may_edit_agenda": rules.ClerkMeeting.holds(request.actor, meeting)
        and meeting.state in (*UPCOMING, Convening.OPEN),
        "deeds": {deed.name: deed for deed in deeds_for(meeting, request.actor)},
    }
    if context["overlooks"] or context["serves"]:
        context["challenges"] = anatomy.open_challenges(meeting, request.actor)
    return render(request, "office/committees/meeting.html", context)


@declare(SIGNED_IN)
@require_POST
def packet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the papers of the meeting, or of one item, as one file; the worker makes it."""
    meeting = get_meeting(request.actor, pk)
    item = get_item(request.actor, _uuid(request.POST["item"])) if request.POST.get("item") else None
    packeting.ask(meeting, by=request.actor, which=request.POST.get("which", "mine"), item=item)
    return redirect(asked_from(request) or f"{home_of(meeting)}#packet")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Unknown(text) from None
