"""Results in the reader's words: to everybody by the call's policy of publication."""

from typing import Any

from django.urls import reverse

from competitions import changes, scores, selecting
from competitions.documents import selection as papers
from competitions.documents.published import notices_of
from competitions.models import Call, Entry
from competitions.results import grade_of
from competitions.states import CALLING_TOLD, Entering
from office.web import formats


def public_result(call: Call) -> dict[str, Any] | None:
    """What everybody reads once it is published: by the call's policy of publication; None before."""
    decision = selecting.decision_of(call) if call.state in CALLING_TOLD else None
    if decision is None:
        return None
    lines = {line["entry"]: line for line in decision.lines}
    found = call.entries.filter(pk__in=lines).select_related("lead", "matter").order_by("lead__name_ko")
    told = [_told(call, one, lines[str(one.pk)]) for one in found]
    everything = scores.policy_of(call) in scores.ALL_SCORES
    return {
        "at": call.published_at,
        "changes": changes.changes_of(call),
        "notice_outdated": changes.notice_outdated(call),
        "selected": [one for one in told if one["entry"].state == Entering.SELECTED],
        "reserve": [one for one in told if one["entry"].state == Entering.RESERVE],
        "scores": _scored(call, decision.lines, told) if everything else [],
        "named": scores.policy_of(call) == scores.NAMED,
        "valid_until": papers.valid_until(call),
        "objections_until": formats.day(call.objections_last) if call.state == "published" else "",
        "final": call.state == "final",
        "tally_sha256": decision.tally.sha256,
        "rules_sha256": call.version.rules_sha256,
        "notice": notices_of(call).filter(kind=papers.NOTICE).first(),
        "files": reverse("competitions:public-call-scores", args=[call.pk]) if everything else "",
    }


def _told(call: Call, entry: Entry, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "entry": entry,
        "group": selecting.groups_of(call).get(line["group"] or entry.group, ""),
        "grade": grade_of(call, line) if entry.state == Entering.SELECTED else "",
    }


def _scored(call: Call, lines: list[dict], told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every entry that has a final score, in the order of the ranks."""
    found, given = {str(one["entry"].pk): one for one in told}, scores.all_of(call, lines)
    return [found[line["entry"]] | {"scores": given[line["entry"]]}
            for line in lines if line["final"] and line["entry"] in given and line["entry"] in found]  # fmt: skip
