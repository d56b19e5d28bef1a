"""The decision page: everything that is needed to decide on one application, and nothing else."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, NotYours, Unknown, declare
from office.deadlines.queries import clocks_of
from office.documents import queries as documents
from office.documents.flow import OPEN
from office.workflow import steps_for
from sandbox import rules
from sandbox.agenda_papers import issues_of
from sandbox.filed_facts import metrics_of, period_of, regions_of, regulations_of
from sandbox.models import Application
from sandbox.queries_applications import applications_for
from sandbox.queries_deliberation import desk_of
from sandbox.resolutions import DECIDES, departures, item_of, motion_of
from sandbox.states import Opining

DECIDING = tuple(DECIDES)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, what others said, what the committee resolved, what can be decided now."""
    case = applications_for(request.actor).filter(pk=pk).first()
    if case is None:
        raise Unknown
    if not rules.Overlook.holds(request.actor):
        raise NotYours(rules.HandleApplication.key)
    context = {"case": case, **all_about(case, request.actor), **_choices(case, request.actor)}
    return render(request, "sandbox/decision/page.html", context)


def _choices(case: Application, actor: Actor) -> dict:
    drafts = documents.letters_of(case.matter, actor).filter(step__in=DECIDING, state__in=OPEN)
    found = [step for step in steps_for(case, actor) if step.name in DECIDING and step.in_state]
    steps = sorted(found, key=lambda step: not step.open)
    return {
        "steps": [{"step": step, "url": _step_url(case, step.name), "departs": departures(case, step.name)}
                  for step in steps],
        "drafts": list(drafts),
        "rulings": list(case.rulings.select_related("decided_by", "drafted_by")),
    }  # fmt: skip


def _step_url(case: Application, step: str) -> str:
    return reverse("sandbox:application-step", kwargs={"pk": case.pk, "step": step})


def all_about(case: Application, actor: Actor) -> dict[str, Any]:
    """What whoever decides reads first, for the decision page and beside the decision's form."""
    item, motion = item_of(case), motion_of(case)
    starts_on, ends_on = period_of(case)
    return {
        "item": item,
        "motion": motion,
        "tally": motion.counted if motion else {},
        "asked": {"starts_on": starts_on, "ends_on": ends_on, "regions": regions_of(case), "metrics": metrics_of(case)},
        "regulations": regulations_of(case),
        "replies": _replies(case),
        "issues": list(issues_of(case)),
        "desk": desk_of(case, actor),
        "clocks": clocks_of(case.matter),
        "papers": _papers(case, actor),
    }


def _replies(case: Application) -> list[dict]:
    found = case.opinions().exclude(state=Opining.CANCELLED).prefetch_related("replies")
    return [{"opinion": one, "reply": one.reply_given} for one in found]


def _papers(case: Application, actor: Actor) -> list[Any]:
    """The agenda paper, the experts' report and the resolution, for whoever may open them."""
    kinds = ("sandbox.panel_report", "sandbox.deliberation_paper", "committees.resolution")
    item = item_of(case)
    own = Q(matter__in=[case.pk, *case.matter.children.values_list("pk", flat=True)])
    if item is not None:
        own |= Q(pk__in=item.named_in.filter(current=True).values("document"))
    return list(documents.documents_for(actor).filter(own, kind__in=kinds).order_by("id"))


def beside(case: Application, step: Any, actor: Actor) -> dict[str, Any]:
    """What stands beside the form of a decision; nothing for any other step."""
    if step.name not in DECIDING or not rules.Overlook.holds(actor):
        return {}
    return {"beside": "sandbox/decision/_about.html", "case": case, **all_about(case, actor)}
