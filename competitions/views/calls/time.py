"""More time: requests with their reasons, the decision of a second person, and the log of outages."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries, rules
from competitions import queries_calls as found_in
from competitions.actions import extensions
from competitions.forms.call_pages import DecideExtensionForm, ExtensionForm, OutageForm
from competitions.models import Call, Extension
from competitions.states import CALLING_RUNNING, Calling
from competitions.views.calls.anatomy import title_of
from competitions.views.calls.page import get_call
from competitions.views.posted import done
from office.access import SIGNED_IN, Actor, Invalid, NotNow, NotYours, Unknown, declare

PER_PAGE = 30
EXTENDABLE = (*CALLING_RUNNING, Calling.CLOSED)


def get_own_call(actor: Actor, pk: UUID) -> Call:
    """The call, for those in charge and the auditors; raises Unknown, NotYours."""
    call = get_call(actor, pk)
    if not rules.WorkOnCall.holds(actor, call):
        raise NotYours("competitions.extension.see")
    return call


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All requests for more time of a call."""
    call = get_own_call(request.actor, pk)
    page = Paginator(found_in.extensions_of(call, request.actor), PER_PAGE).get_page(request.GET.get("page"))
    may_ask = rules.PrepareCall.holds(request.actor, call) and call.state in EXTENDABLE
    context = {"call": call, "title": title_of(call), "page": page, "may_ask": may_ask}
    return render(request, "competitions/call/extensions.html", context)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for more time, for everybody or for one entry."""
    call = get_own_call(request.actor, pk)
    if not rules.PrepareCall.holds(request.actor, call):
        raise NotYours("competitions.extension.ask")
    if call.state not in EXTENDABLE:
        raise NotNow([_("This is not possible while the state is “%(state)s”.") % {"state": call.state_label()}])
    form = ExtensionForm(request.POST if request.method == "POST" else None, actor=request.actor, call=call)
    if done(form, lambda told: extensions.ask(call, by=request.actor, **told)):
        messages.success(request, _("The request is made. Somebody else with the power to decide is told."))
        return redirect("competitions:call-extensions", pk=call.pk)
    context = {"call": call, "title": title_of(call), "form": form}
    return render(request, "competitions/call/extension_new.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request with its reason; a second person grants or refuses it."""
    asked = queries.extensions_for(request.actor).filter(pk=pk).first()
    if asked is None:
        raise Unknown
    decides = rules.DecideExtension.holds(request.actor, asked)
    form = DecideExtensionForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        if not decides:
            raise NotYours("competitions.extension.decide")
        if done(form, lambda told: _decide(asked, request, told["note"])):
            messages.success(request, _("Done: %(step)s") % {"step": asked.get_state_display()})
            return redirect("competitions:extension", pk=asked.pk)
    waits = asked.state == Extension.State.ASKED
    context = {"extension": asked, "call": asked.call, "title": title_of(asked.call), "waits": waits,
               "before": found_in.close_before(asked), "form": form if decides and waits else None,
               "own": asked.asked_by_id == request.actor.user_id}  # fmt: skip
    return render(request, "competitions/call/extension.html", context, status=400 if form.is_bound else 200)


def _decide(asked: Extension, request: HttpRequest, note: str) -> None:
    if request.POST.get("decision") == "grant":
        extensions.grant(asked, by=request.actor, note=note)
    elif request.POST.get("decision") == "refuse":
        extensions.refuse(asked, by=request.actor, note=note)
    else:
        raise Invalid({"": [_("Choose: grant or refuse.")]})


@declare(rules.Overlook)
@require_safe
def outages(request: HttpRequest) -> HttpResponse:
    """The log of times in which the system could not be reached."""
    page = Paginator(found_in.outages_listed(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_note": rules.Staff.holds(request.actor)}
    return render(request, "competitions/outage/list.html", context)


@declare(rules.Staff)
@require_http_methods(["GET", "HEAD", "POST"])
def outage_new(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    form = OutageForm(request.POST if request.method == "POST" else None)
    if done(form, lambda told: extensions.note_outage(by=request.actor, **told)):
        messages.success(request, _("The outage is noted. Requests for more time can refer to it."))
        return redirect("competitions:outage-list")
    return render(request, "competitions/outage/new.html", {"form": form}, status=400 if form.is_bound else 200)
