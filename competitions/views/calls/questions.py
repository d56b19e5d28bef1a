"""Questions about a call: published ones numbered for everybody, asking, and answering."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competitions import queries, rules
from competitions import queries_calls as found_in
from competitions.actions import questions
from competitions.forms.call_pages import AnswerForm, QuestionForm
from competitions.models import Call, Question
from competitions.views.calls.anatomy import title_of
from competitions.views.calls.page import get_call
from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare

PER_PAGE = 30


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read and search; whoever may enter asks here. 409 once the time for questions is over."""
    call = get_call(request.actor, pk)
    form = None
    if request.method == "POST":
        form = _asked(request, call)
        if form.is_valid():
            told = form.cleaned_data
            questions.ask(call, by=request.actor, organisation=told["organisation"], text=told["text"])
            messages.success(request, _("The question is asked. You are told as soon as it is answered."))
            return redirect("competitions:call-questions", pk=call.pk)
    return _page(request, call, form)


def _asked(request: HttpRequest, call: Call) -> QuestionForm:
    """What was typed; raises NotYours, NotNow."""
    if not rules.AskQuestion.holds(request.actor, call):
        raise NotYours("competitions.question.ask")
    questions.require_askable(call)
    return QuestionForm(request.POST, actor=request.actor)


def _page(request: HttpRequest, call: Call, form: QuestionForm | None) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:200]
    found = found_in.questions_of(call, request.actor, words)
    may_ask, closed = _may_ask(request.actor, call)
    context = {
        "call": call,
        "title": title_of(call),
        "words": words,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "waiting": list(found_in.questions_waiting(call, request.actor)),
        "answers": rules.PrepareCall.holds(request.actor, call),
        "form": form or (QuestionForm(actor=request.actor) if may_ask and not closed else None),
        "closed": closed if may_ask else [],
    }
    return render(request, "competitions/call/questions.html", context, status=400 if form is not None else 200)


def _may_ask(actor: Actor, call: Call) -> tuple[bool, list]:
    if not rules.AskQuestion.holds(actor, call):
        return False, []
    try:
        questions.require_askable(call)
    except NotNow as over:
        return True, list(over.reasons)
    return True, []


def get_question(actor: Actor, call: Call, pk: UUID) -> Question:
    """The question of this call, if the actor may know of it; raises Unknown."""
    found = queries.questions_for(actor).filter(call=call, pk=pk).first()
    if found is None:
        raise Unknown
    return found


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: UUID, question: UUID) -> HttpResponse:
    """Answer and publish."""
    call = get_call(request.actor, pk)
    asked = get_question(request.actor, call, question)
    if not rules.PrepareCall.holds(request.actor, call):
        raise NotYours("competitions.question.answer")
    if asked.published_at is not None:
        raise NotNow([_("This question was answered already.")])
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        questions.answer(asked, by=request.actor, text=form.cleaned_data["answer"])
        messages.success(request, _("The answer is published as number %(number)d.") % {"number": asked.number})
        return redirect("competitions:call-questions", pk=call.pk)
    context = {"call": call, "title": title_of(call), "question": asked, "form": form}
    return render(request, "competitions/call/answer.html", context, status=400 if form.is_bound else 200)
