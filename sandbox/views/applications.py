"""The pages of an application for an exemption."""

import dataclasses
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare
from office.deadlines.queries import progress_of
from office.forms import pages
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import queries, rules
from sandbox import queries_applications as found_in
from sandbox.actions import applications
from sandbox.forms.application import NewApplicationForm
from sandbox.models import Application
from sandbox.queries_deliberation import exemptions_for
from sandbox.states import APPLYING_CHANGEABLE, APPLYING_WRITABLE, Applying
from sandbox.views import decisions, exports
from sandbox.views.anatomy import case_context, letters_told
from sandbox.views.application_sections import sections_of
from sandbox.views.filters_applications import ApplicationFilter
from sandbox.views.supplying import beside_supply, demands_of

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The applications the reader may know of, and the invitations that wait for an answer."""
    known = found_in.with_members(found_in.applications_for(request.actor))
    found = ApplicationFilter(request.GET, queryset=known)
    if kind := request.GET.get("export"):
        return exports.applications(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for application in found_in.with_clocks(list(page.object_list)):
        application.words = application.state_label(request.actor)
    context = {
        "page": page,
        "filter": found,
        "may_apply": bool(request.actor.organisations(rules.WRITERS, queries.APPLICANT_KINDS)),
        "invitations": found_in.invitations_to(request.actor),
    }
    return render(request, "sandbox/application/list.html", context)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a draft; `?track=` and `?source=` say what was chosen on the way here."""
    mine = queries.organisations_of(request.actor, rules.WRITERS)
    if request.method != "POST":
        form = NewApplicationForm(initial=_wanted(request, mine), actor=request.actor)
        return render(request, "sandbox/application/new.html", {"organisations": mine, "form": form})
    if not mine:
        raise NotYours("sandbox.application.create")
    form = NewApplicationForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return render(request, "sandbox/application/new.html", {"organisations": mine, "form": form}, status=400)
    return redirect("sandbox:application-form", pk=_opened(form.cleaned_data, request.actor).pk)


def _wanted(request: HttpRequest, mine: QuerySet) -> dict:
    source = found_in.source_of(request.actor, request.GET.get("source", ""))
    chosen = source.matter.organisation_id if source else mine.values_list("pk", flat=True).first()
    return {"track": request.GET.get("track", ""), "source": source and source.pk, "organisation": chosen}


def _opened(chosen: dict, actor: Actor) -> Application:
    source = chosen["source"]
    return applications.create(
        by=actor, organisation=chosen["organisation"], track=chosen["track"], channel=chosen["channel"],
        source=source.matter if source else None, known=found_in.carried_over(source),
    )  # fmt: skip


def get_application(actor: Actor, pk: UUID) -> Application:
    """The application, if the actor may know of it; raises Unknown."""
    application = found_in.applications_for(actor).filter(pk=pk).first()
    if application is None:
        raise Unknown
    return application


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case: what it is, whose turn, day of the 90, the one thing to do next, everything that belongs to it."""
    application = get_application(request.actor, pk)
    context = case_context(application, request.actor, step_url="sandbox:application-step")
    writing = _writing(application, request.actor)
    if writing["begin_with_form"]:
        context["steps"] = [dataclasses.replace(step, primary=False) for step in context["steps"]]
    clock = progress_of(application.matter, "C03")
    about = {
        "committee_clock": clock,
        "breached": clock is not None and clock.overdue and application.listed_at is None,
        "filed": application.filed(),
        "versions": found_in.versions_of(application),
        "members": found_in.members_of(application, request.actor),
        "membership": found_in.membership_of(application, request.actor),
        "may_invite": rules.Apply.holds(request.actor, application) and application.state in APPLYING_CHANGEABLE,
        "source": _source(application, request.actor),
        "sections": sections_of(application, request),
        "letters": [*context["letters"], *_granted(application, request.actor)],
    }
    return render(request, "sandbox/application/page.html", {**context, **writing, **about})


def _granted(application: Application, actor: Actor) -> list[dict]:
    """The notice, the certificate and what else was issued with the exemption that came of it."""
    exemption = exemptions_for(actor).filter(application=application.pk).first()
    return letters_told(exemption.matter, actor) if exemption else []


def _writing(application: Application, actor: Actor) -> dict:
    """What the writers of the form read about it; the form is the main button while something is missing in it."""
    open_now = application.state in APPLYING_WRITABLE and rules.WriteApplication.holds(actor, application)
    if not open_now:
        return {"may_write": False, "begin_with_form": False}
    demands = demands_of(application)
    missing = application.missing_count()
    done = application.state == Applying.LOCAL_DONE and rules.Apply.holds(actor, application)
    untouched = bool(demands) and application.as_filed()
    mending = application.state in (Applying.SUPPLEMENT, Applying.RETURNABLE)
    return {
        "may_write": True,
        "missing": missing,
        "measures": application.unanswered_measures() if done else 0,
        "demands": demands if mending else [],
        "begin_with_form": bool(missing or untouched),
    }


def _source(application: Application, actor: Actor) -> Any:
    """The rapid confirmation it follows from, for whoever may know of it."""
    if application.source_id is None:
        return None
    return queries.rapid_confirmations_for(actor).filter(pk=application.source_id).first()


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The application form: saves while typing; without JavaScript, by its button."""
    application = get_application(request.actor, pk)
    if not rules.WriteApplication.holds(request.actor, application):
        raise NotYours("sandbox.application.write")
    if application.state not in APPLYING_WRITABLE:
        raise NotNow([_("The answers are not open for changes at present.")])
    back = reverse("sandbox:application", kwargs={"pk": application.pk})
    return pages.edit(
        request, application.matter, template="sandbox/application/form.html", back=back,
        context={"case": application},
    )  # fmt: skip


@declare(SIGNED_IN)
class ApplicationStep(StepPage):
    """A step of an application."""

    template = "sandbox/application/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return found_in.applications_for(actor)

    def address(self, subject: Any) -> str:
        """The case's page."""
        return reverse("sandbox:application", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """What was filed, beside a step by which somebody judges it; the questions to be mended by section."""
        judging = step.name in ("request_supplement", "demand_again", "return_application", "continue_examination")
        mending = step.name == "request_supplement"
        return {
            "filed": subject.filed() if judging else None,
            "code_sections": found_in.questions_of(subject) if mending else [],
            **decisions.beside(subject, step, self.request.actor),
            **beside_supply(subject, step.name, "sandbox:application-form"),
        }
