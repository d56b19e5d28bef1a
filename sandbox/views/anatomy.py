"""What every case page shows, in the same order: the case, the way, the clocks, the next thing, the papers."""

import dataclasses
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from office.access import Actor
from office.attachments import reading as attachments
from office.deadlines.queries import clocks_of
from office.docket.models import Matter
from office.documents import queries as documents
from office.documents.flow import OPEN
from office.documents.registry import label_of
from office.workflow import StepView, steps_for
from office.workflow.steps import step_of
from sandbox.history import history_of
from sandbox.views.wayfinding import next_of, turn_of, way_of


def case_context(case: Any, actor: Actor, *, step_url: str) -> dict:
    """The names that `case.html` reads; see templates/components/README.md."""
    drafts = list(documents.letters_of(case.matter, actor).filter(state__in=OPEN))
    addressed = [_unless_drafted(_addressed(step, case, step_url), drafts) for step in steps_for(case, actor)]
    steps = _one_first(addressed, case)
    return {
        "subject": case,
        "case": {
            "title": case.matter.title or _("Untitled draft"),
            "number": case.matter.number or "",
            "kind_label": case._meta.verbose_name,
            "state_label": case.state_label(actor),
            "tone": case.tone,
            "turn": turn_of(case, actor),
            "next": next_of(case, actor),
        },
        "progress": way_of(case),
        "clocks": clocks_of(case.matter),
        "steps": [step for step in steps if step.in_state],
        "papers": [_paper(paper) for paper in attachments.papers_with(actor, case.matter)],
        "letters": letters_told(case.matter, actor),
        "drafts": drafts,
        "history": history_of(case, actor),
    }


def _paper(paper: Any) -> dict:
    return {"url": paper.get_absolute_url(), "name": paper.name, "size": paper.size, "at": paper.created_at}


def letters_told(matter: Matter, actor: Actor) -> list[dict]:
    """The letters of a matter that `actor` may know of, newest first, as the page lists them."""
    return [_letter(letter) for letter in documents.documents_of(matter, actor)]


def _letter(letter: Any) -> dict:
    return {
        "url": letter.get_absolute_url(),
        "kind": letter.kind,
        "title": label_of(letter.kind),
        "number": letter.reference,
        "at": letter.issued_at,
    }


def _unless_drafted(step: StepView, drafts: list) -> StepView:
    """A step whose letter is on its way is not offered a second time."""
    if not any(letter.step == step.name for letter in drafts):
        return step
    return dataclasses.replace(step, open=False, reasons=(_("A letter for this step is already being prepared."),))


def _one_first(steps: list[StepView], case: Any) -> list[StepView]:
    """One main button: the last open step of the way, and never one that leaves the case where it is."""
    onward = [step.name for step in steps if step.open and step.primary and _leads_on(step, case)]
    return [
        dataclasses.replace(
            step,
            primary=step.name in onward[-1:],
            quiet=step.quiet or (step.primary and not onward and step.open),
        )
        for step in steps
    ]


def _leads_on(step: StepView, case: Any) -> bool:
    return step_of(type(case), step.name).leads_to(case.state) != case.state


def _addressed(step: StepView, case: Any, step_url: str) -> StepView:
    return dataclasses.replace(step, url=reverse(step_url, kwargs={"pk": case.pk, "step": step.name}))
