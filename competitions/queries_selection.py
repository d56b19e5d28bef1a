"""What somebody may read of results and objections."""

from typing import Any

from django.db.models import QuerySet

from competitions import queries, rules, selecting
from competitions.documents.published import notices_of
from competitions.documents.selection import DISQUALIFICATION, LETTER, NOTICE
from competitions.forms.selection import OUTCOMES
from competitions.models import Call, Entry, Objection
from competitions.states import CALLING_TOLD, ENTERING_RESULTS, Entering
from competitions.states.objection import OBJECTING_OPEN
from office.access import Actor
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for

LETTERS = (LETTER, DISQUALIFICATION)
# What an entry is once its result was told: where that is not what was told, something happened since.
MOVED = (*ENTERING_RESULTS, Entering.DECLINED, Entering.DISQUALIFIED)


def objections_for(actor: Actor) -> QuerySet[Objection]:
    """One's own side's, and for the staff those of its programmes."""
    found = Objection.objects.filter(rules.SeeObjection.scope(actor))
    return found.select_related(
        "matter", "entry__matter", "entry__lead", "entry__call__matter", "entry__call__programme"
    )


def objections_of(entry: Entry, actor: Actor) -> QuerySet[Objection]:
    """Those to the result of one entry, the newest first."""
    return objections_for(actor).filter(entry=entry.pk).order_by("-received_at")


def objections_waiting(actor: Actor) -> QuerySet[Objection]:
    """Those that the actor can answer or decide, the oldest first."""
    found = objections_for(actor).filter(rules.AnswerObjection.scope(actor), state__in=OBJECTING_OPEN)
    return found.order_by("received_at")


def to_select(actor: Actor) -> QuerySet[Call]:
    """Calls whose list waits for the actor's decision or publication."""
    return queries.calls_for(actor).filter(rules.DecideCall.scope(actor), state="deciding")


def result_of(call: Call, actor: Actor) -> dict[str, Any]:
    """The list as prepared, or as the tally has it; for those in charge alone."""
    decision = selecting.decision_of(call) if call.state != "judging" else None
    tally = decision.tally if decision else selecting.final_tally(call)
    lines = decision.lines if decision else selecting.lines_of(tally) if tally else []
    entries = {str(one.pk): one for one in queries.entries_of_call(call, actor)}
    words = {code: str(label) for code, label in OUTCOMES}
    groups = selecting.groups_of(call)
    letters = letters_of(call, actor)
    shown = [
        _shown(line, entries.get(line["entry"]), words) | _group(line, groups) | {"letter": letters.get(line["entry"])}
        for line in lines
    ]
    return {"decision": decision, "tally": tally, "lines": shown, "deviations": sum(one["deviates"] for one in shown)}


def letters_of(call: Call, actor: Actor) -> dict[str, IssuedDocument]:
    """The letters that went out, the last of each entry; before the publication there is none."""
    if call.state not in CALLING_TOLD:
        return {}
    found = documents_for(actor).filter(kind__in=LETTERS, matter__parent=call.pk).order_by("issued_at")
    return {str(one.matter_id): one for one in found}


def letters_to(entry: Entry, actor: Actor) -> QuerySet[IssuedDocument]:
    """The letters on the result of one entry, the last first: another one after a promotion or an objection."""
    return documents_for(actor).filter(kind__in=LETTERS, matter=entry.pk).order_by("-issued_at")


def published_notice(call: Call) -> IssuedDocument | None:
    """The notice as it was published; before that there is none."""
    return notices_of(call).filter(kind=NOTICE).first() if call.state in CALLING_TOLD else None


def _group(line: dict[str, Any], groups: dict[str, str]) -> dict[str, str]:
    return {"group_words": groups.get(line["group"], line["group"])}


def _shown(line: dict[str, Any], entry: Entry | None, words: dict[str, str]) -> dict[str, Any]:
    tally = line["tally_outcome"]
    return line | {
        "subject": entry, "words": words.get(line["outcome"], line["outcome"]), "deviates": selecting.deviates(line),
        "by_rule": words.get(tally, words[selecting.NOT_SELECTED]),
        "moved": entry is not None and entry.state in MOVED and entry.state != _told_state(line["outcome"]),
    }  # fmt: skip


def _told_state(outcome: str) -> str:
    return selecting.NOT_SELECTED if outcome == selecting.BELOW else outcome


def told_to(entry: Entry) -> bool:
    """Whether a result of this entry has been told."""
    return entry.state in MOVED and entry.result_at is not None


def declined_before(entry: Entry) -> QuerySet[Entry]:
    """Awards that the lead of an entry declined in other calls: on record for whoever examines it."""
    found = Entry.objects.filter(lead=entry.lead_id, state=Entering.DECLINED).exclude(pk=entry.pk)
    return found.select_related("call__matter", "call__programme", "matter").order_by("-ended_at")
