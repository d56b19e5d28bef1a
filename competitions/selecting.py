"""What a decision rests on: the panel's tally, the list made from it, the places of each group and the reserve."""

from typing import Any

from django.db.models import QuerySet

from competitions.models import Call, Decision, Entry
from competitions.states import Entering
from competitions.terms import in_words
from office.assessment.models import Panel, StoredTally
from office.assessment.rulesets import RuleSet
from office.assessment.states import Composing, Holding

AT_WORK = (Composing.WORKING, Composing.FINISHED)
SELECTED, RESERVE, NOT_SELECTED, BELOW = "selected", "reserve", "not_selected", "below_pass_mark"
OUTCOMES = (SELECTED, RESERVE, NOT_SELECTED, BELOW)
# The step that tells an entry its outcome.
STEP_OF = {SELECTED: "select", RESERVE: "put_in_reserve", NOT_SELECTED: "not_select", BELOW: "not_select"}


def panels_at_work(call: Call) -> QuerySet[Panel]:
    """The panels that judge, or have judged, under a call."""
    return Panel.objects.filter(matter__parent=call.pk, state__in=AT_WORK)


def final_tally(call: Call) -> StoredTally | None:
    """The last tally of the last round: the legal result."""
    found = StoredTally.objects.filter(panel__in=panels_at_work(call), final=True)
    return found.select_related("panel", "round").order_by("-at", "-number").first()


def untold(call: Call) -> StoredTally | None:
    """The first round that sifts, is locked and tallied, and has not been told."""
    found = StoredTally.objects.filter(
        panel__in=panels_at_work(call), final=False, blocked=False, round__state=Holding.LOCKED,
        round__position__gt=call.told_round,
    )  # fmt: skip
    return found.select_related("panel", "round").order_by("round__position", "-at", "-number").first()


def decision_of(call: Call) -> Decision | None:
    """The list that was prepared last."""
    return call.decisions.order_by("-number").first()


def lines_of(tally: StoredTally) -> list[dict[str, Any]]:
    """Every entry that the panel judged, in the order of the tally, each with the outcome by rule."""
    subjects = {one.code: one for one in tally.panel.subjects.filter(out_at=None)}
    ranked = sorted(tally.result["applications"], key=_place)
    return [_line(one, subjects[one["application"]]) for one in ranked if one["application"] in subjects]


def _place(one: dict[str, Any]) -> tuple:
    return one.get("group") or "", one["rank"] is None, one["rank"] or 0, one["application"]


def _line(one: dict[str, Any], subject: Any) -> dict[str, Any]:
    outcome = one["outcome"] if one["outcome"] in OUTCOMES else NOT_SELECTED
    return {
        "entry": str(subject.matter_id), "code": subject.code, "title": subject.title, "group": one.get("group") or "",
        "rank": one["rank"], "group_rank": one.get("group_rank"), "final": one.get("final"), "band": one.get("band"),
        "outcome": outcome, "tally_outcome": one["outcome"], "reason": "",
    }  # fmt: skip


def deviates(line: dict[str, Any]) -> bool:
    """Whether a person settled it otherwise than the tally did; eliminated earlier is "not selected"."""
    by_rule = line["tally_outcome"] if line["tally_outcome"] in OUTCOMES else NOT_SELECTED
    return line["outcome"] != by_rule


def places_of(rules: RuleSet) -> dict[str, int | None]:
    """How many awards there are in each group; "" stands for all together, None for no limit."""
    return {quota.group or "": quota.awards for quota in rules.quotas}


def group_in(places: dict[str, int | None], group: str) -> str:
    """The group whose awards an entry of `group` takes; "" where there is one quota for all."""
    return group if group in places else ""


def groups_of(call: Call) -> dict[str, str]:
    """The groups of a call in the reader's words, by code."""
    return {row["code"]: in_words(row, "label") for row in call.terms_in_force.rows("groups") if row.get("code")}


# ------------------------------------------------------------------------------- after the publication


def line_of(entry: Entry) -> dict[str, Any] | None:
    """What was decided about an entry."""
    decision = decision_of(entry.call)
    return next((one for one in decision.lines if one["entry"] == str(entry.pk)), None) if decision else None


def places_free(entry: Entry) -> bool:
    """Whether fewer of its group stand as selected than were selected by the decision."""
    group = group_of(entry)
    given = sum(one["outcome"] == SELECTED for one in group)
    standing = entry.call.entries.filter(pk__in=[one["entry"] for one in group], state=Entering.SELECTED).count()
    return standing < given


def next_in_reserve(entry: Entry) -> Entry | None:
    """The one in reserve with the best rank of the group of `entry`."""
    return next((one for _line, one in in_reserve(entry)), None)


def in_reserve(entry: Entry) -> list[tuple[dict[str, Any], Entry]]:
    """Those of the group of `entry` that still wait, in the order of their ranks."""
    waiting = {str(one.pk): one for one in entry.call.entries.filter(state=Entering.RESERVE).select_related("matter")}
    ranked = sorted(group_of(entry), key=by_rank)
    return [(one, waiting[one["entry"]]) for one in ranked if one["entry"] in waiting]


def group_of(entry: Entry) -> list[dict[str, Any]]:
    """The lines of the decision that share the awards of `entry`; none where nothing was decided about it."""
    decision = decision_of(entry.call)
    if decision is None or line_of(entry) is None:
        return []
    return by_group(decision).get(group_key(entry), [])


def group_key(entry: Entry) -> str:
    """The group whose awards an entry takes, by its code; "" where there is one quota for all."""
    line = line_of(entry)
    return group_in(awards_of(entry.call), line["group"] if line else entry.group)


def awards_of(call: Call) -> dict[str, int | None]:
    """The awards of each group as they were announced, by the rules that the list rests on."""
    decision = decision_of(call)
    return places_of(RuleSet.from_json(decision.tally.panel.rules)) if decision else {}


def by_group(decision: Decision) -> dict[str, list[dict[str, Any]]]:
    """The lines of a decision under the group whose awards they share."""
    places = places_of(RuleSet.from_json(decision.tally.panel.rules))
    found: dict[str, list[dict[str, Any]]] = {}
    for line in decision.lines:
        found.setdefault(group_in(places, line["group"]), []).append(line)
    return found


def by_rank(line: dict[str, Any]) -> tuple:
    """The order of the reserve."""
    return line["rank"] is None, line["rank"] or 0


def as_it_stands(call: Call, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines with what each entry is now in the place of what was decided."""
    states = {str(pk): state for pk, state in call.entries.values_list("pk", "state")}
    return [line | {"outcome": states[line["entry"]]} for line in lines]
