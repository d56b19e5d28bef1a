"""The decision: the letter is approved, the step is taken and what goes out is issued, in one transaction."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from office.access import Actor, Invalid, NotNow, NotYours
from office.docket.registry import subject_of
from office.documents import issuing, lines, signatures
from office.documents.models import IssuedDocument, Letter
from office.documents.registry import Outgoing, kind_of
from office.ledger.models import Event
from office.people.actors import actor_of
from office.workflow import perform, step_of
from office.workflow.binding import clean, take_approved
from office.workflow.performing import lock


def approve(letter: Letter, *, by: Actor, opinion: str = "") -> list[IssuedDocument]:
    """Approve a letter; returns what was issued.

    Raises NotYours (not the approver, or the drafter himself) and NotNow when the step is no longer open: then the
    letter stays where it is, no number is used and nothing goes out.
    """
    with transaction.atomic():
        locked = lock(letter)
        if locked.drafter_id == by.user_id:
            raise NotYours("documents.letter.approve")
        perform(locked, "approve", by=by)
        lines.sign(locked, by, "approve", opinion=opinion)
        case = subject_of(locked.matter)
        facts = step_facts(locked, case)
        event = _take(case, locked, by=by, facts=facts)
        issued = _issue(case, locked, by=by, event=event)
    letter.__dict__.update(locked.__dict__)
    return issued


def step_facts(letter: Letter, case: Any) -> dict:
    """The step's facts, read by its form again: what has become wrong since the draft is said as a reason."""
    try:
        return clean(case, step_of(type(case), letter.step), by=actor_of(letter.drafter), data=letter.facts)
    except Invalid as wrong:
        raise NotNow([line for lines_of_one in wrong.errors.values() for line in lines_of_one]) from wrong


def _take(case: Any, letter: Letter, *, by: Actor, facts: dict) -> Event:
    take_approved(case, letter.step, by=by, drafter=actor_of(letter.drafter), facts=facts)
    taken = Event.objects.filter(
        subject_kind=case._meta.label_lower, subject_id=str(case.pk), kind__endswith=f".{letter.step}"
    )
    return taken.latest("id")


def _issue(case: Any, letter: Letter, *, by: Actor, event: Event) -> list[IssuedDocument]:
    case = subject_of(letter.matter)
    line = signatures.line_of(letter)
    return [
        issuing.issue(kind_of(out.kind or letter.kind), out, matter=letter.matter, subject=case, by=by, letter=letter,
                      line=line, event=event)
        for out in outgoing(case, letter)
    ]  # fmt: skip


def outgoing(case: Any, letter: Letter) -> list[Outgoing]:
    """What the letter sends, in the words of its drafter where he changed them; what goes with it keeps its own."""
    kind = letter.definition
    return [
        out
        if out.kind and out.kind != letter.kind
        else replace(out, subject=letter.subject or out.subject, text=letter.body or out.text)
        for out in (kind.outgoing(case, letter) if kind.outgoing else ())
    ]
