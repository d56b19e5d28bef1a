"""What those who entered read of their own result, on its page and over the API: nothing before the publication."""

from typing import Any

from competitions import queries_selection as found_in
from competitions import scores, selecting
from competitions.documents import selection as papers
from competitions.models import Call, Entry
from competitions.states import CALLING_TOLD, Entering
from competitions.terms import in_words


def grade_of(call: Call, line: dict[str, Any]) -> str:
    """The grade that the final score reaches."""
    rows = call.terms_in_force.rows("bands")
    return next((in_words(row, "label") for row in rows if row.get("code") == line.get("band")), "")


def _outcome(entry: Entry) -> str:
    """What it was told; an award that was declined was one."""
    return str(Entering.SELECTED if entry.state == Entering.DECLINED else entry.state)


def result_of_entry(entry: Entry) -> dict[str, Any] | None:
    """The result of an entry with its scores as the call tells them, and what the panel thought of it; None before."""
    line = selecting.line_of(entry) if entry.call.state in CALLING_TOLD and found_in.told_to(entry) else None
    if line is None:
        return None
    call, own, tally = entry.call, scores.own_of(entry.call, line), scores.tally_of(entry.call)
    selected = entry.state == Entering.SELECTED
    return {
        "at": entry.result_at,
        "group": selecting.groups_of(call).get(line["group"] or entry.group, ""),
        "below": line["outcome"] == selecting.BELOW and entry.state == Entering.NOT_SELECTED,
        "place": papers.reserve_place(call, line) if entry.state == Entering.RESERVE else None,
        "grade": grade_of(call, line) if selected or own.final else "",
        "valid_until": papers.valid_until(call, entry) if selected else None,
        "scores": own,
        "opinion": papers.opinion_of(entry, _outcome(entry)),
        "tally_sha256": tally.sha256 if tally else "",
        "rules_sha256": call.version.rules_sha256,
        "everything": scores.policy_of(call) in scores.ALL_SCORES,
    }
