"""The page of a call, its set-up form, and its steps."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries, rules, selecting
from competitions import queries_calls as found_in
from competitions.form_definitions import CALL_FORM
from competitions.models import Call
from competitions.views.calls import amending, anatomy, deciding, moments
from competitions.views.calls.told import told
from office.access import SIGNED_IN, Actor, NotYours, Unknown, declare
from office.forms import pages
from office.workflow.pages import StepPage
from office.workflow.steps import Step

_READ_WHOLE = ("send_for_approval", "approve", "announce")
_READ_LIST = ("decide", "publish", "send_back", "withdraw_list")
_READ_CHANGES = ("publish_amendment", "drop_amendment")


def get_call(actor: Actor, pk: UUID) -> Call:
    """The call, if the actor may know of it; raises Unknown."""
    call = queries.calls_for(actor).filter(pk=pk).first()
    if call is None:
        raise Unknown
    return call


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What it is, whose turn, the schedule, what it asks and by which rules it judges."""
    call = get_call(request.actor, pk)
    context = anatomy.call_context(call, request.actor) | anatomy.of_the_staff(call, request.actor)
    questions = found_in.questions_of(call, request.actor)
    context |= {
        "phase": moments.phase(call) if call.version else "",
        "answered": questions.count(),
        "latest": list(questions.order_by("-number")[:3]),
        "leads": list(queries.leads_for(request.actor, call)) if call.version else [],
        "own": list(queries.entries_for(request.actor).filter(call=call)[:5]) if not context["staff"] else [],
        "may_enter": rules.MayEnter.holds(request.actor),
    }
    return render(request, "competitions/call/page.html", context)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The set-up, section by section: saves while typing; without scripts, by its button."""
    call = get_call(request.actor, pk)
    if not rules.WorkOnCall.holds(request.actor, call):
        raise NotYours("competitions.call.prepare")
    context = {"call": call, "title": anatomy.title_of(call), "back_label": _("Back to the call"),
               "too_late": amending.standing_against(call), "way_to_close": amending.way_to_close(call)}  # fmt: skip
    return pages.edit(
        request, call.matter, template="competitions/call/form.html", form=CALL_FORM, context=context,
        back=reverse("competitions:call", args=[call.pk]),
        done=_("Saved. Nothing is missing: it can be sent for approval."),
    )  # fmt: skip


@declare(SIGNED_IN)
class CallStep(StepPage):
    """A step of a call."""

    template = "competitions/call/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.calls_for(actor)

    def address(self, subject: Any) -> str:
        """The call's page."""
        return reverse("competitions:call", args=[subject.pk])

    def about(self, subject: Any, step: Step) -> dict:
        """Whoever approves reads the whole call, whoever publishes an amendment what it changes."""
        name = {"name": anatomy.title_of(subject)}
        if step.name == "begin_amendment":
            return name | {"amendable": amending.before_preparing(subject)}
        if step.name in _READ_CHANGES and subject.amending:
            return name | {"changes": amending.changes_of(subject), "amending": True}
        if step.name in _READ_LIST:
            return name | self._list(subject, step)
        if step.name == "prepare_decision":
            return name | deciding.before_preparing(subject, self.request.actor, selecting.final_tally(subject))
        if step.name in _READ_WHOLE:
            return name | {"told": told(subject.terms), "schedule": moments.schedule(subject, subject.terms)}
        return name

    def _list(self, call: Call, step: Step) -> dict:
        found = {"call": call, "embargo": call.embargo_until()} | deciding.list_of(call, self.request.actor)
        return found | (deciding.before_publishing(call, found["lines"]) if step.name == "publish" else {})

    def _find(self, request: HttpRequest, pk: Any, name: str) -> tuple[Any, Step]:
        if name in anatomy.NOT_PAGES:
            raise Unknown
        return super()._find(request, pk, name)
