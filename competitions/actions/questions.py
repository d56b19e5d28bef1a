"""Questions about a call and their answers, numbered and published to all (질의답변서)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions import rules
from competitions.models import Call, Question
from competitions.notifications import call as N
from competitions.states import CALLING_RUNNING
from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.people.models import Organisation
from office.workflow.arrival import moment
from office.workflow.performing import lock


def ask(call: Call, *, by: Actor, organisation: Organisation, text: str) -> Question:
    """Ask, until the moment that the call names; raises NotYours, NotNow, Invalid."""
    if not rules.AskQuestion.holds(by, call) or organisation.pk not in by.organisations():
        raise NotYours("competitions.question.ask")
    if not text.strip():
        raise Invalid({"text": [_("Write the question.")]})
    require_askable(call)
    with transaction.atomic():
        question = Question.objects.create(call=call, asked_for=organisation, asked_by_id=by.user_id, text=text.strip())
        event = _record(question, "asked", by)
        N.QUESTION_ASKED.trigger(question, event=event)
    return question


def require_askable(call: Call) -> None:
    """Raise NotNow once the time for questions is over."""
    ends = call.questions_until or call.closes_at
    if call.state not in CALLING_RUNNING or (ends and moment() >= ends):
        raise NotNow([_("The time for questions is over.")])


def answer(question: Question, *, by: Actor, text: str) -> None:
    """Answer and publish: the next number, for everybody to read; the asker is told, and is not named."""
    if not rules.PrepareCall.holds(by, question.call):
        raise NotYours("competitions.question.answer")
    if not text.strip():
        raise Invalid({"answer": [_("Write the answer.")]})
    with transaction.atomic():
        call = lock(question.call)
        locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
        if locked.published_at is not None:
            raise NotNow([_("This question was answered already.")])
        question.number = call.questions.exclude(number=None).count() + 1
        question.answer, question.answered_by_id, question.published_at = text.strip(), by.user_id, timezone.now()
        question.save()
        N.QUESTION_ANSWERED.trigger(question, event=_record(question, "answered", by))


def _record(question: Question, what: str, by: Actor):
    return ledger.record(
        f"competitions.question.{what}", actor=by, matter_id=question.call_id, subject=question, data={}
    )
