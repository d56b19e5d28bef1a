"""The report before submission: everything a person would find too late, with the way to each field."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions import rules
from competitions.actions.entries import writable_reasons
from competitions.models import Entry
from competitions.queries_selection import declined_before
from competitions.reporting import Report, report_of, report_of_filed
from competitions.states import Entering
from competitions.views.entries.checks import groups_of, summary_of
from competitions.views.entries.countdown import countdown_of
from competitions.views.entries.finding import get_entry
from competitions.views.entries.sending import named
from office.access import SIGNED_IN, Actor, NotNow, NotYours, declare
from office.workflow import StepView, steps_for


@declare(SIGNED_IN)
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For those who write, on the draft, with the button to submit; for the office, on what was submitted."""
    entry = get_entry(request.actor, pk)
    writes = rules.WriteEntry.holds(request.actor, entry)
    found = _report(entry, request.actor, writes)
    open_now = writes and not writable_reasons(entry)
    context = {
        "entry": entry,
        "drafting": writes,
        "counts": summary_of(found),
        "groups": groups_of(entry, found, linked=open_now),
        "declined": [] if writes else list(declined_before(entry)),
        "countdown": countdown_of(entry) if writes else None,
        "send": _send(entry, request.actor) if open_now else None,
        "unchanged": writes and entry.state == Entering.SUBMITTED and entry.unchanged_since_filed(),
    }
    return render(request, "competitions/entry/report.html", context)


def _report(entry: Entry, actor: Actor, writes: bool) -> Report:
    if writes:
        return report_of(entry)
    if not rules.ExamineEntry.holds(actor, entry) and not rules.Overlook.holds(actor):
        raise NotYours("competitions.entry.report")
    if entry.filed is None:
        raise NotNow([])
    return report_of_filed(entry)


def _send(entry: Entry, actor: Actor) -> StepView | None:
    """The step by which it goes in: a submission, or the supplement."""
    wanted = "supply" if entry.state == Entering.SUPPLEMENT else "submit"
    return next((named(step, entry) for step in steps_for(entry, actor) if step.name == wanted), None)
