"""The pages of a local government's review before filing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, Invalid, Unknown, declare
from office.workflow.steps import Step
from sandbox import asked, rules
from sandbox.actions import local_reviews
from sandbox.clock_lines import clocks_by_matter
from sandbox.models import LocalReview
from sandbox.models.audience import APPLICANT, audience_of
from sandbox.states import Reviewing
from sandbox.views import exports_asked as exports
from sandbox.views.anatomy import case_context
from sandbox.views.filters_asked import LocalReviewFilter
from sandbox.views.rows_step import RowsStepPage

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The local reviews the reader may know of."""
    found = LocalReviewFilter(request.GET, queryset=asked.local_reviews_for(request.actor))
    if kind := request.GET.get("export"):
        return exports.local_reviews(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    clocks = clocks_by_matter(page.object_list, "C01")
    for review in page.object_list:
        review.words, review.clock = review.state_label(request.actor), clocks.get(review.pk)
    return render(request, "sandbox/local_review/list.html", {"page": page, "filter": found})


def get_review(actor: Actor, pk: UUID) -> LocalReview:
    """The review, if the actor may know of it; raises Unknown."""
    review = asked.local_reviews_for(actor).filter(pk=pk).first()
    if review is None:
        raise Unknown
    return review


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is asked, the plan as it was sent, the opinion and its measures."""
    review = get_review(request.actor, pk)
    context = case_context(review, request.actor, step_url="sandbox:local-review-step")
    return render(request, "sandbox/local_review/page.html", {**context, **_asked(review, request.actor)})


def _asked(review: LocalReview, actor: Actor) -> dict:
    reader = audience_of(actor, review)
    return {
        "review": review,
        "parent": review.matter.parent,
        "application": review.matter.parent.application,
        "for_applicant": reader == APPLICANT,
        "sees_parent": reader == APPLICANT or rules.Overlook.holds(actor),
        "measures": list(review.measures.select_related("answered_by")),
        "given": review.state == Reviewing.GIVEN,
        "plan": review.plan,
    }


@declare(SIGNED_IN)
class LocalReviewStep(RowsStepPage):
    """A step of a local review; what is asked stays in sight beside the form."""

    template = "sandbox/local_review/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return asked.local_reviews_for(actor)

    def address(self, subject: Any) -> str:
        """The review's page."""
        return reverse("sandbox:local-review", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """The plan as it was sent."""
        return _asked(subject, self.request.actor)


@declare(SIGNED_IN)
@require_http_methods(["POST"])
def answer_measures(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The applicant's action plans for the measures of one review, saved together. 400 shows what was typed again."""
    review = get_review(request.actor, pk)
    measures = list(review.measures.all())
    plans = {one.position: request.POST.get(f"plan-{one.position}", "")[:4000] for one in measures}
    try:
        local_reviews.answer_measures(review, by=request.actor, plans=plans)
    except Invalid as wrong:
        for one in measures:
            one.plan, one.errors = plans[one.position], wrong.errors.get(f"plan-{one.position}", [])
        context = {"review": review, "measures": measures}
        return render(request, "sandbox/local_review/measures.html", context, status=400)
    messages.success(request, _("Your action plans are saved."))
    return redirect(reverse("sandbox:application", kwargs={"pk": review.matter.parent_id}) + "#local-reviews")
