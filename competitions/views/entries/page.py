"""The page of an entry."""

import dataclasses
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions import queries_entries as found_in
from competitions import rules
from competitions.actions import partners
from competitions.actions.entries import writable_reasons
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Partner, Receipt
from competitions.queries_selection import declined_before
from competitions.reporting import judgement_of, report_of_filed
from competitions.results import result_of_entry
from competitions.states import ENTERING_BEFORE_CLOSE, Entering
from competitions.views import objections
from competitions.views.entries.anatomy import entry_context
from competitions.views.entries.checks import groups_of, summary_of
from competitions.views.entries.countdown import countdown_of
from competitions.views.entries.finding import get_entry
from office.access import SIGNED_IN, Actor, declare
from office.forms import addresses
from office.forms.queries import snapshots_listed

# Before the close, and while a panel may be met; once there is a result nobody is named any more.
NAMING = (*ENTERING_BEFORE_CLOSE, Entering.IN_ROUND)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What it is, whose turn, the time left, the one thing to do next, and everything that belongs to it."""
    entry = get_entry(request.actor, pk)
    context = entry_context(entry, request.actor)
    consortium = context["consortium"]
    about = {
        "countdown": countdown_of(entry),
        "partners": members_of(entry, request.actor, drafting=consortium),
        "may_invite": rules.LeadEntry.holds(request.actor, entry) and not writable_reasons(entry),
        "membership": found_in.membership_of(entry, request.actor),
        "names_people": entry.lead_id in request.actor.organisations() and entry.state in NAMING,
        "receipts": _receipts(entry, request.actor, context["issued"]),
        "filed": entry.filed,
        "versions": _versions(entry),
        "result": result_of_entry(entry),
        **objections.section_of(entry, request.actor),
        **(_writing(entry, request.actor) if consortium else _examining(entry)),
    }
    if about.get("begin_with_form"):
        context["steps"] = [dataclasses.replace(step, primary=False) for step in context["steps"]]
    return render(request, "competitions/entry/page.html", {**context, **about})


def _receipts(entry: Entry, actor: Actor, issued: list) -> list[Receipt]:
    """Each with its PDF, once that is there."""
    found = found_in.receipts_of(entry, actor)
    papers = found_in.papers_of(found, issued)
    for one in found:
        one.paper = papers[one.number]
    return found


def _writing(entry: Entry, actor: Actor) -> dict[str, Any]:
    """What its writers read: how far it is, and whether it still says what was submitted."""
    if writable_reasons(entry) or not rules.WriteEntry.holds(actor, entry):
        return {"may_write": False}
    counts = summary_of(judgement_of(entry))
    stands = entry.state == Entering.SUBMITTED
    changed = stands and not entry.unchanged_since_filed()
    mending = entry.state == Entering.SUPPLEMENT
    untouched = mending and entry.unchanged_since_filed()
    return {
        "may_write": True,
        "counts": counts,
        "changed": changed,
        "amended": stands and entry.filed.form_version_id != entry.call.version.entry_form_id,
        "comparison": addresses.versions(entry.matter, ENTRY_FORM) + f"?from={entry.filed.number}&to=now"
        if changed
        else "",
        "untouched": untouched,
        "may_seal": rules.SealEntry.holds(actor, entry),
        "begin_with_form": bool(counts["fail"]) or untouched or (stands and not changed),
    }


def _examining(entry: Entry) -> dict[str, Any]:
    """What the office reads: the checks on what was submitted."""
    if entry.filed is None:
        return {}
    report = report_of_filed(entry)
    counts, groups = summary_of(report), groups_of(entry, report, linked=False)
    return {"counts": counts, "groups": groups, "declined": list(declined_before(entry))}


def members_of(entry: Entry, actor: Actor, *, drafting: bool) -> list[Partner]:
    """The consortium; for its own members with whether the content has changed since each sign-off."""
    found = found_in.partners_of(entry, actor)
    now = partners.content_sha256(entry) if drafting and any(one.signed_at for one in found) else ""
    for one in found:
        one.outdated = bool(now and one.signed_sha256 and one.signed_sha256 != now)
        one.managed = rules.ManagePartners.holds(actor, one)
    return found


def _versions(entry: Entry) -> list[dict[str, Any]]:
    """The submissions, newest first, each with what changed in it."""
    found = [(one, addresses.of(one)) for one in snapshots_listed(entry.matter, ENTRY_FORM)]
    return [{"snapshot": one, "url": urls["snapshot"], "difference": urls.get("difference", "")}
            for one, urls in reversed(found)]  # fmt: skip
