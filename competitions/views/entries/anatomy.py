"""What the page of an entry shows, in the order of every case page."""

import dataclasses
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from competitions import queries_entries as found_in
from competitions.actions.partners import content_sha256
from competitions.history_entries import history_of
from competitions.models import Entry
from competitions.states import Entering
from competitions.views.entries.sending import named
from competitions.views.entries.wayfinding import next_of, turn_of, way_of
from office.access import Actor
from office.attachments import reading as attachments
from office.documents import queries as documents
from office.documents.registry import label_of
from office.workflow import StepView, steps_for

ENTERING_WRITTEN = (Entering.DRAFT, Entering.WITHDRAWN, Entering.SUPPLEMENT)
# The same answer to a proposal, told apart by where it came from: the reader sees the one that is meant.
_ONE_OF_TWO = ("refuse_proposal", "refuse_supplemented")


def entry_context(entry: Entry, actor: Actor) -> dict[str, Any]:
    """The names that `case.html` reads."""
    consortium = found_in.is_of_consortium(actor, entry)
    letters = documents.documents_listed(entry.matter, actor)
    return {
        "subject": entry,
        "consortium": consortium,
        "case": {
            "title": entry.matter.title or _("Untitled draft"),
            "number": entry.matter.number or "",
            "kind_label": entry.call.label(),
            "state_label": entry.state_label(actor),
            "tone": entry.tone,
            "turn": turn_of(entry, consortium=consortium, signed=consortium and _signed(entry, actor)),
            "next": next_of(entry, consortium=consortium),
        },
        "progress": way_of(entry),
        "clocks": [],
        "steps": _steps(entry, actor),
        "papers": _papers(entry, actor, consortium=consortium),
        "issued": letters,
        "letters": [letter_told(letter) for letter in letters],
        "history": history_of(entry, consortium=consortium),
    }


def _signed(entry: Entry, actor: Actor) -> bool:
    """Whether the reader is of a partner, not of the lead, whose sign-off stands behind the content as it is now."""
    if entry.lead_id in actor.organisations() or entry.state not in ENTERING_WRITTEN:
        return False
    mine = entry.partners.filter(organisation__in=actor.organisations(), state="joined", signed_at__isnull=False)
    found = mine.first()
    return found is not None and found.signed_sha256 == content_sha256(entry)


def _steps(entry: Entry, actor: Actor) -> list[StepView]:
    """The steps of this state; one main button, the last open one of the way."""
    shown = [step for step in steps_for(entry, actor) if step.in_state and (step.open or step.name not in _ONE_OF_TWO)]
    onward = [step.name for step in shown if step.open and step.primary][-1:]
    return [
        dataclasses.replace(
            named(step, entry),
            url=reverse("competitions:entry-step", args=[entry.pk, step.name]),
            primary=step.name in onward,
        )
        for step in shown
    ]


def _papers(entry: Entry, actor: Actor, *, consortium: bool) -> list[dict]:
    """The consortium's files as they are now; for the office those that were submitted."""
    if consortium:
        found = attachments.papers_listed(actor, entry.matter)
    else:
        kept = entry.filed.papers.values("attachment") if entry.filed else []
        found = attachments.papers_with(actor, entry.matter).filter(pk__in=kept)
    labels = _labels(entry)
    return [{"url": one.get_absolute_url(), "name": _called(labels.get(one.field_code), one.name), "size": one.size,
             "at": one.created_at} for one in found]  # fmt: skip


def _labels(entry: Entry) -> dict[str, str]:
    """Which paper each file is, by the form of the call."""
    form = entry.call.version.entry_form if entry.call.version else None
    fields = [field for section in form.definition.sections for field in section.fields] if form else []
    return {field.code: str(field.label) for field in fields}


def _called(label: str | None, name: str) -> str:
    return f"{label}: {name}" if label else name


def letter_told(letter: Any) -> dict:
    """An issued paper as every case page lists it."""
    return {"url": letter.get_absolute_url(), "title": label_of(letter.kind), "number": letter.reference,
            "at": letter.issued_at}  # fmt: skip
