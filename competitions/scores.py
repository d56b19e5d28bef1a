"""Scores as the call's policy of publication tells them: nobody's, one's own, or everybody's.

Whatever is told can be computed again: the total of every member, which of them were left out, bonus and penalty.
Members stand by their numbers; only where the call announced it by their names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from competitions import selecting
from competitions.models import Call
from competitions.papers.selection import RoundTold
from office.assessment.models import StoredTally

OWN_SCORES = ("own_scores", "all_scores_anonymous", "all_scores_named")
ALL_SCORES = ("all_scores_anonymous", "all_scores_named")
NAMED = "all_scores_named"


@dataclass(frozen=True)
class Scores:
    """What a tally says of one entry."""

    rounds: tuple[RoundTold, ...] = ()
    bonus: str = ""
    penalty: str = ""
    final: str = ""
    rank: str = ""


def policy_of(call: Call) -> str:
    """What the call announced about the publication of scores."""
    return call.terms_in_force.text("publication")


def tally_of(call: Call) -> StoredTally | None:
    """The tally that was decided on; before there is a list, the last one."""
    decision = selecting.decision_of(call)
    return decision.tally if decision else selecting.final_tally(call)


def own_of(call: Call, line: dict[str, Any]) -> Scores:
    """One's own scores, where the call tells them."""
    if policy_of(call) not in OWN_SCORES or not line:
        return Scores()
    return all_of(call, [line], names=False).get(line["entry"], Scores())


def all_of(call: Call, lines: list[dict[str, Any]], *, names: bool | None = None) -> dict[str, Scores]:
    """The scores of these lines by entry; `names` of the members as the policy says, unless told otherwise."""
    tally = tally_of(call)
    if tally is None:
        return {}
    members = _members(tally) if (policy_of(call) == NAMED if names is None else names) else {}
    found = {one["application"]: one for one in tally.result["applications"]}
    rounds = {one["code"]: _label(one) for one in tally.panel.rules["rounds"]}
    return {line["entry"]: _scores(found[line["code"]], line, rounds, members)
            for line in lines if line["code"] in found}  # fmt: skip


def _members(tally: StoredTally) -> dict[str, str]:
    return dict(tally.panel.seats.values_list("code", "reviewer__name"))


def _label(round_: dict[str, Any]) -> str:
    label, english = round_.get("label") or {}, (get_language() or "ko").startswith("en")
    return (english and label.get("en")) or label.get("ko") or round_["code"]


def _scores(told: dict, line: dict, rounds: Mapping[str, str], members: Mapping[str, str]) -> Scores:
    return Scores(
        rounds=tuple(_round(rounds.get(code, code), one, members) for code, one in told["rounds"].items()),
        bonus=_points(told.get("bonus")),
        penalty=_points(told.get("penalty")),
        final=told.get("final") or "",
        rank=str(line.get("group_rank") or line.get("rank") or ""),
    )


def _points(told: str | None) -> str:
    return told if told and told != "0" else ""


def _round(name: str, told: dict, members: Mapping[str, str]) -> RoundTold:
    left_out = told.get("dropped") or ()
    given = [
        _("%(total)s (left out)") % {"total": total} if code in left_out else total
        for code, total in (told.get("reviewers") or {}).items()
    ]
    names = [members.get(code) or _("Member %(number)s") % {"number": code.removeprefix("r")}
             for code in told.get("reviewers") or {}]  # fmt: skip
    pairs = tuple(f"{name} {total}" for name, total in zip(names, given, strict=True))
    return RoundTold(name, str(told["score"]), str(told.get("rank") or ""), pairs)
