"""The conditions desk of an application: proposals beside one another, drafts in the order of the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotNow, NotYours, Unknown, declare
from sandbox import rules
from sandbox.actions import agenda, conditions
from sandbox.condition_library import TEMPLATES
from sandbox.forms.conditions import ConditionForm
from sandbox.models import Application, Condition
from sandbox.queries_applications import applications_for
from sandbox.queries_deliberation import conditions_for, desk_of
from sandbox.resolutions import resolved_conditions
from sandbox.states import Applying


def _case(actor: Actor, pk: UUID, *, write: bool = False) -> Application:
    """The application, for the office and auditors; raises Unknown, NotYours."""
    case = applications_for(actor).filter(pk=pk).first()
    if case is None:
        raise Unknown
    if not (rules.HandleApplication.holds(actor, case) if write else rules.Overlook.holds(actor)):
        raise NotYours(rules.HandleApplication.key)
    return case


def _condition(actor: Actor, case: Application, pk: UUID) -> Condition:
    found = conditions_for(actor).filter(application=case.pk, pk=pk).first()
    if found is None:
        raise Unknown
    return found


@declare(SIGNED_IN)
@require_safe
def desk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was proposed by whom, and what is drafted for the decision."""
    case = _case(request.actor, pk)
    context = {
        "case": case,
        "desk": desk_of(case, request.actor),
        "templates": TEMPLATES.values(),
        "resolved": resolved_conditions(case),
        "listed": case.state == Applying.ON_AGENDA,
    }
    return render(request, "sandbox/conditions/desk.html", context)


@declare(SIGNED_IN)
@require_POST
def agenda_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the agenda paper anew, with the conditions as they are drafted now."""
    case = _case(request.actor, pk, write=True)
    agenda.renew_paper(case, by=request.actor)
    messages.success(request, _("The agenda paper was made anew."))
    return redirect("sandbox:conditions", pk=pk)


@declare(SIGNED_IN)
@require_POST
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Draft conditions out of the proposals that were ticked; a merged one is opened for its wording."""
    case = _case(request.actor, pk, write=True)
    merged = request.POST.get("how") == "merge"
    try:
        made = conditions.adopt(case, by=request.actor, proposals=request.POST.getlist("proposals"), merged=merged)
    except Invalid:
        messages.error(request, _("Tick the proposals to be adopted."))
        return redirect("sandbox:conditions", pk=pk)
    if merged:
        return redirect("sandbox:condition", pk=pk, condition=made[0].pk)
    messages.success(request, _("Adopted as drafts."))
    return redirect("sandbox:conditions", pk=pk)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A condition of the office's own; `?template=` fills in one that is asked for again and again."""
    case = _case(request.actor, pk, write=True)
    _open(case)
    template = TEMPLATES.get(request.GET.get("template", ""))
    form = ConditionForm(request.POST or None, initial=template.values if template else {})
    if request.method == "POST" and form.is_valid():
        conditions.add(case, by=request.actor, **form.cleaned_data)
        return redirect("sandbox:conditions", pk=pk)
    return _form(request, case, form)


def _open(case: Application) -> None:
    if reasons := conditions.closed_because(case):
        raise NotNow(reasons)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: UUID, condition: UUID) -> HttpResponse:
    """The wording of a draft."""
    case = _case(request.actor, pk, write=True)
    found = _condition(request.actor, case, condition)
    _open(case)
    form = ConditionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        conditions.edit(_condition(request.actor, case, condition), by=request.actor, **form.cleaned_data)
        return redirect("sandbox:conditions", pk=pk)
    return _form(request, case, form, found)


def _form(request: HttpRequest, case: Application, form: ConditionForm, found: Condition | None = None) -> HttpResponse:
    context = {"case": case, "form": form, "condition": found, "proposals": found.proposals.all() if found else []}
    return render(request, "sandbox/conditions/form.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_POST
def remove(request: HttpRequest, pk: UUID, condition: UUID) -> HttpResponse:
    """Strike a draft."""
    case = _case(request.actor, pk, write=True)
    conditions.remove(_condition(request.actor, case, condition), by=request.actor)
    messages.success(request, _("The draft was removed."))
    return redirect("sandbox:conditions", pk=pk)


@declare(SIGNED_IN)
@require_POST
def move(request: HttpRequest, pk: UUID, condition: UUID) -> HttpResponse:
    """Another place in the order."""
    case = _case(request.actor, pk, write=True)
    try:
        place = int(request.POST.get("to", ""))
    except ValueError:
        raise Invalid({"to": [_("Name a place in the order.")]}) from None
    conditions.move(_condition(request.actor, case, condition), by=request.actor, to=place)
    return redirect("sandbox:conditions", pk=pk)
