"""What became of a published result: who left it, who took a place since, whether the public notice says so."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import pgettext_lazy

from competitions import queries, rules, selecting
from competitions.documents.selection import NOTICE
from competitions.models import Call, Entry
from competitions.states import CALLING_TOLD, Entering
from office.access import Actor
from office.documents.triggers import in_force
from office.ledger.models import Event

_LEFT = (Entering.DECLINED, Entering.DISQUALIFIED)
KINDS = {
    "decline_award": pgettext_lazy("change of a result", "Award declined"),
    "confirm_strike": pgettext_lazy("change of a result", "Disqualified"),
    "promote": pgettext_lazy("change of a result", "Selected from the reserve"),
    "select_after_objection": pgettext_lazy("change of a result", "Selected after an objection"),
}
# Who was not selected is not named by the result: nor is it when it is disqualified.
_UNNAMED = (Entering.NOT_SELECTED, Entering.ELIMINATED)


@dataclass(frozen=True)
class Change:
    """One change of a published result, as everybody may read it."""

    at: dt.datetime
    words: str
    entry: Entry


def changes_of(call: Call) -> list[Change]:
    """Every change since the publication, the first one first."""
    if call.state not in CALLING_TOLD:
        return []
    entries = {one.pk: one for one in call.entries.filter(changed(call)).select_related("lead", "matter")}
    kinds = [f"competitions.entry.{step}" for step in KINDS]
    found = Event.objects.filter(matter_id__in=entries, kind__in=kinds).order_by("id") if entries else []
    return [
        Change(one.at, str(KINDS[one.data["step"]]), entries[one.matter_id])
        for one in found
        if not (one.data["step"] == "confirm_strike" and one.data["from"] in _UNNAMED)
    ]


def changed(call: Any) -> Q:
    """The entries that may have another result than the one that was published."""
    return Q(state__in=_LEFT, result_at__isnull=False) | Q(result_at__gt=call.published_at)


def notice_outdated(call: Call) -> bool:
    """Whether something changed after the public notice was issued."""
    notice = in_force(call.matter, NOTICE).first()
    return notice is not None and any(one.at > notice.issued_at for one in changes_of(call))


def moved_calls(actor: Actor) -> QuerySet[Call]:
    """The calls of the actor's programmes whose published result has changed since."""
    left = Q(state__in=_LEFT, result_at__isnull=False) | Q(result_at__gt=OuterRef("published_at"))
    moved = Entry.objects.filter(left, call=OuterRef("pk"))
    found = queries.calls_for(actor).filter(rules.PrepareCall.scope(actor), Exists(moved), state__in=CALLING_TOLD)
    return found.order_by("published_at")


def free_places(call: Call) -> list[dict[str, Any]]:
    """The groups in which fewer stand as selected than were decided: how many are free, and who is next."""
    decision = selecting.decision_of(call) if call.state in CALLING_TOLD else None
    if decision is None:
        return []
    entries = {str(one.pk): one for one in call.entries.select_related("matter", "lead")}
    words, found = selecting.groups_of(call), []
    for group, lines in selecting.by_group(decision).items():
        given = sum(line["outcome"] == selecting.SELECTED for line in lines)
        standing = sum(entries[line["entry"]].state == Entering.SELECTED for line in lines)
        waiting = [entries[line["entry"]] for line in sorted(lines, key=selecting.by_rank)
                   if entries[line["entry"]].state == Entering.RESERVE]  # fmt: skip
        if standing < given:
            found.append(
                {"words": words.get(group, group), "free": given - standing, "next": next(iter(waiting), None)}
            )
    return found


def place_after(entry: Entry) -> dict[str, Any]:
    """The awards of the group of an entry with it selected: announced, the others standing, and in the whole call."""
    quotas = selecting.awards_of(entry.call)
    group = selecting.group_of(entry)
    standing = entry.call.entries.filter(state=Entering.SELECTED)
    own = standing.filter(pk__in=[line["entry"] for line in group]).exclude(pk=entry.pk).count()
    awards = quotas.get(selecting.group_key(entry))
    total = None if None in quotas.values() else sum(quotas.values())
    return {
        "awards": awards, "standing": own, "then": own + 1, "over": awards is not None and own + 1 > awards,
        "total": total, "then_total": standing.exclude(pk=entry.pk).count() + 1,
    }  # fmt: skip
