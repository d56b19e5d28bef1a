"""Pages of letters: the lists of the office, one letter with its line, its preview."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from office.access import Unknown, declare
from office.docket.registry import address_of, subject_of
from office.documents import forms, previewing, queries, registry, rules, signatures
from office.documents.models import Letter
from office.documents.shelves import shelves
from office.workflow import step_of, steps_for
from office.workflow.articles import cite
from office.workflow.binding import binding_of

PER_PAGE = 30


@declare(rules.Office)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Letters: mine to draft, to review, to approve, on their way, done."""
    counts = queries.shelf_counts(request.actor)
    chosen = request.GET.get("shelf", "")
    if chosen not in queries.SHELVES:
        chosen = next((name for name in ("approve", "review", "draft") if counts[name]), "all")
    found = queries.shelf(request.actor, chosen)
    if kind := request.GET.get("kind", ""):
        found = found.filter(kind__in=registry.alike(kind))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "shelf": chosen,
        "shelves": shelves(counts, chosen),
        "kind": kind,
        "kinds": registry.choices((one for one in registry.all_kinds().values() if one.steps), kind),
        "query": f"shelf={chosen}&kind={kind}",
    }
    return render(request, "office/documents/letters.html", context)


def letter_for(request: HttpRequest, pk: UUID) -> Letter:
    """The letter, if it is this visitor's to know; raises Unknown."""
    found = queries.letters_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Unknown(pk)
    return found


@declare(rules.SeeLetter)
@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A letter: what it says, its line, and what I can do with it."""
    return page_of(request, letter_for(request, pk))


def page_of(request: HttpRequest, letter: Letter, *, status: int = 200, **more: Any) -> HttpResponse:
    """The letter's page, with the forms as they were filled in where something was wrong."""
    case = subject_of(letter.matter)
    open_steps = {step.name for step in steps_for(letter, request.actor) if step.in_state}
    drafts = previewing.drafts(letter) if letter.state not in ("approved", "withdrawn") else []
    with_me = bool(open_steps & {"ask_review", "ask_approval"})
    context = {
        "letter": letter,
        "case": case,
        "line": signatures.picture(letter),
        "case_url": address_of(letter.matter),
        "about": registry.about(letter.kind, case),
        "step": (step := step_of(type(case), letter.step)),
        "basis": cite(step.basis),
        "drafts": drafts,
        "warning": previewing.warning(drafts),
        "documents": letter.documents.order_by("number"),
        "history": letter.approvals.exclude(opinion="").select_related("user", "acted_by"),
        "with_me": with_me,
        "may": open_steps,
        "facts_form": _facts_form(request, letter, case),
        "words_form": forms.WordsForm(
            initial={"subject": letter.subject, "body": letter.body, "revision": letter.revision}
        ),
        "line_form": forms.LineForm(letter=letter) if with_me else None,
        "opinion_form": forms.OpinionForm(),
        "reason_form": forms.ReasonForm(),
        **more,
    }
    return render(request, "office/documents/letter.html", context, status=status)


def _facts_form(request: HttpRequest, letter: Letter, case: Any) -> Any:
    asked = binding_of(type(case), letter.step).form
    return asked(initial=letter.facts, subject=case, actor=request.actor) if asked else None


@declare(rules.SeeLetter)
@require_GET
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter as it would go out, marked as a draft on every page."""
    letter = letter_for(request, pk)
    wanted = request.GET.get("n", "0")
    content = previewing.preview(letter, index=int(wanted) if wanted.isdecimal() and len(wanted) < 4 else -1)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="draft.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
