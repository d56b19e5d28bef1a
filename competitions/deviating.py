"""How far a list may differ from its tally: a reason moves an entry within the announced rules, never past them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from competitions import selecting
from competitions.models import Call
from office.assessment.rulesets import RuleSet

ELIMINATED = "eliminated:"  # and the code of the round
_UNRANKED = (selecting.NOT_SELECTED,)
_BELOW = (selecting.BELOW, selecting.NOT_SELECTED)
_RANKED = (selecting.SELECTED, selecting.RESERVE, selecting.NOT_SELECTED)


def outcomes_for(line: dict[str, Any]) -> tuple[str, ...]:
    """What a person may decide about an entry: who failed by the announced rules can be neither selected nor wait."""
    if line["tally_outcome"].startswith(ELIMINATED):
        return _UNRANKED
    return _BELOW if line["tally_outcome"] == selecting.BELOW else _RANKED


def against(line: dict[str, Any], outcome: str) -> str:
    """The sentence against an outcome; empty: it may be chosen."""
    if outcome in outcomes_for(line):
        return ""
    if outcome not in selecting.OUTCOMES:
        return _("Choose one of the results.")
    if outcome == selecting.BELOW:
        return _("This entry is not below the pass mark.")
    if line["tally_outcome"] == selecting.BELOW:
        return _("This entry is below the pass mark. By the announced rules no reason makes up for that.")
    return _("This entry was eliminated in an earlier round. By the announced rules no reason makes up for that.")


def overfull(call: Call, rules: RuleSet, lines: Iterable[dict[str, Any]]) -> list[str]:
    """A sentence for each group in which more are selected than the call gives awards."""
    return [_too_many(one) for one in quotas(call, rules, lines) if one["too_many"]]


def _too_many(quota: dict[str, Any]) -> str:
    numbers = {"selected": quota["selected"], "awards": quota["awards"], "group": quota["words"]}
    if not quota["words"]:
        return _("%(selected)d entries are selected; the call gives %(awards)d awards.") % numbers
    return _("%(group)s: %(selected)d entries are selected; the call gives %(awards)d awards.") % numbers


def quotas(call: Call, rules: RuleSet, lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each group with its awards, its places in reserve and how many the lines select and put in reserve."""
    places, words = selecting.places_of(rules), selecting.groups_of(call)
    taken = Counter((selecting.group_in(places, line["group"]), line["outcome"]) for line in lines)
    return [_quota(one.group or "", one.awards, one.reserve, taken, words) for one in rules.quotas]


def _quota(group: str, awards: int | None, places: int, taken: Counter, words: dict[str, str]) -> dict[str, Any]:
    selected, reserve = taken[group, selecting.SELECTED], taken[group, selecting.RESERVE]
    return {
        "group": group, "words": words.get(group, group), "awards": awards, "places": places,
        "selected": selected, "reserve": reserve,
        "too_many": awards is not None and selected > awards, "too_many_in_reserve": reserve > places,
    }  # fmt: skip
