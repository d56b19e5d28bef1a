"""Which place became free and who is next for it: what a person reads before somebody is promoted from the reserve."""

from typing import Any

from competitions import selecting
from competitions.documents.selection import reserve_place
from competitions.models import Entry
from competitions.states import Entering


def before_promoting(entry: Entry) -> dict[str, Any]:
    """The awards of the group: how many were decided, who left one, who has taken one since, who waits in order."""
    lines = selecting.group_of(entry)
    found = entry.call.entries.filter(pk__in=[one["entry"] for one in lines]).select_related("matter", "lead")
    entries = {str(one.pk): one for one in found}
    told = [(line["outcome"] == selecting.SELECTED, entries[line["entry"]]) for line in lines]
    standing = [one for _decided, one in told if one.state == Entering.SELECTED]
    given = sum(decided for decided, _one in told)
    return {
        "group": selecting.groups_of(entry.call).get(lines[0]["group"], "") if lines else "",
        "given": given,
        "standing": len(standing),
        "free": max(given - len(standing), 0),
        "left": [one for decided, one in told if decided and one.state != Entering.SELECTED],
        "since": [one for decided, one in told if not decided and one.state == Entering.SELECTED],
        "waiting": [_waiting(entry, line, entries[line["entry"]]) for line, _one in selecting.in_reserve(entry)],
    }


def _waiting(entry: Entry, line: dict[str, Any], one: Entry) -> dict[str, Any]:
    place = reserve_place(entry.call, line)
    return {"entry": one, "place": place, "rank": line["group_rank"] or line["rank"], "own": one.pk == entry.pk}
