"""What the page of a call shows, in the order of every case page."""

import dataclasses
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from competitions import queries, rules
from competitions import queries_calls as found_in
from competitions.form_definitions import CALL_FORM
from competitions.history_calls import history_of
from competitions.models import Call
from competitions.views.calls import amending, moments, wayfinding
from competitions.views.calls.lacking import lacking_of
from competitions.views.calls.told import told
from office.access import Actor
from office.attachments import reading as attachments
from office.documents import queries as documents
from office.documents.registry import label_of
from office.workflow import StepView, steps_for

# Taken by a granted request for more time, never from the page of a step.
NOT_PAGES = ("extend_intake",)


def title_of(call: Call) -> str:
    """A draft without a title is called by its programme and year."""
    return call.label() or f"{call.programme.label()} {call.year}"


def call_context(call: Call, actor: Actor) -> dict[str, Any]:
    """The names that `case.html` reads, and what a call has of its own."""
    staff = rules.WorkOnCall.holds(actor, call)
    terms = call.terms_in_force
    return {
        "subject": call,
        "staff": staff,
        "case": {
            "title": title_of(call),
            "number": call.matter.number or "",
            "kind_label": call.programme.label(),
            "state_label": call.state_label(actor),
            "tone": call.tone,
            "turn": wayfinding.turn_of(call, actor),
            "next": wayfinding.next_of(call, actor),
        },
        "progress": wayfinding.way_of(call, staff=staff),
        "clocks": moments.clocks(call),
        "schedule": moments.schedule(call, terms),
        "steps": steps_of_page(call, actor),
        "told": told(terms, call.version.rules if call.version else None),
        "stages": stages_of(call),
        "versions": versions_of(call, actor),
        "papers": papers_of(call, actor, staff=staff),
        "letters": [_letter(letter) for letter in documents.documents_of(call.matter, actor)],
        "history": history_of(call, staff=staff),
    }


def stages_of(call: Call) -> list[tuple[str, Call]]:
    """The call of the stage before this one, and those that go on from it, each under its name."""
    if call.preliminary_id:
        return [(_("Preliminary call"), call.preliminary)]
    if call.terms_in_force.text("stage") != "preliminary":
        return []
    return [(_("Main call"), one) for one in queries.public_calls().filter(preliminary=call)]


def steps_of_page(call: Call, actor: Actor) -> list[StepView]:
    """The steps of this state with their addresses; the main one is the last open one of the way."""
    shown = [step for step in steps_for(call, actor) if step.in_state and step.name not in NOT_PAGES]
    onward = [step.name for step in shown if step.open and step.primary][-1:]
    return [
        dataclasses.replace(step, url=reverse("competitions:call-step", args=[call.pk, step.name]),
                            primary=step.name in onward)
        for step in shown
    ]  # fmt: skip


def of_the_staff(call: Call, actor: Actor) -> dict[str, Any]:
    """What only those in charge, and the auditors, read of a call."""
    if not rules.WorkOnCall.holds(actor, call):
        return {}
    prepares = rules.PrepareCall.holds(actor, call)
    return {
        "standing": call.standing_count(),
        "unanswered": found_in.questions_waiting(call, actor).count(),
        "extensions": list(found_in.extensions_of(call, actor)[:5]),
        "writable": prepares and (call.state == "draft" or call.amending),
        "lacking": lacking_of(call) if prepares and (call.state == "draft" or call.amending) else [],
        "prepares": prepares,
        "changes": amending.changes_of(call),
        "too_late": amending.standing_against(call),
        "way_to_close": amending.way_to_close(call),
        "form_code": CALL_FORM,
    }


def versions_of(call: Call, actor: Actor) -> list[dict[str, Any]]:
    """The published versions, the newest first, each with its hashes and where to read what changed."""
    return [version_line(version) for version in queries.versions_for(actor).filter(call=call).order_by("-number")]


def version_line(version: Any) -> dict[str, Any]:
    """One version for a list; the first one has nothing to differ from."""
    return {
        "number": version.number,
        "at": version.at,
        "reason": version.reason,
        "rules_sha256": version.rules_sha256,
        "terms_sha256": version.snapshot.sha256,
        "url": reverse("competitions:public-call-version", args=[version.call_id, version.number])
        if version.number > 1
        else "",
        "label": _("Version %(number)d") % {"number": version.number},
    }


def papers_of(call: Call, actor: Actor, *, staff: bool) -> list[dict[str, Any]]:
    """The guideline; outside the house as it was published, not as an amendment being prepared has it."""
    found = attachments.papers_with(actor, call.matter)
    if not staff and call.version is not None:
        frozen = {one["id"] for files in call.version.snapshot.files.values() for one in files}
        found = [paper for paper in found if str(paper.pk) in frozen]
    return [_paper(paper) for paper in found]


def _paper(paper: Any) -> dict[str, Any]:
    return {"url": paper.get_absolute_url(), "name": paper.name, "size": paper.size, "at": paper.created_at}


def _letter(letter: Any) -> dict[str, Any]:
    return {"url": letter.get_absolute_url(), "kind": letter.kind, "title": label_of(letter.kind),
            "number": letter.reference, "at": letter.issued_at}  # fmt: skip
