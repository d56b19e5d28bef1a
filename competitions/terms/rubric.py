"""The rule set of a call (scoring.md), built from the answers of its set-up, and where each part of it was answered."""

from typing import Any

from competitions.terms.reading import Row, Terms, both, whole
from office.assessment.rulesets import RuleSet, faults, sha256

# Where in the set-up a part of the rule set is answered, where it is not called the same.
_HOMES = {"rounding.at": "rounding_at", "rounding.digits": "rounding_digits", "quotas.0.awards": "awards",
          "quotas.0.reserve": "reserve"}  # fmt: skip


def rules_of(terms: Terms) -> dict[str, Any]:
    """The rule set as JSON; what is not answered yet is left out, so that its check names it."""
    told = {
        "rounds": [_round(terms, row) for row in terms.rows("rounds")],
        "combine": terms.text("combine"),
        "bonus_cap": terms.text("bonus_cap", "0"),
        "penalty_cap": terms.text("penalty_cap", "0"),
        "bonuses": [_bonus(row) for row in terms.rows("bonuses")],
        "rounding": {"at": terms.text("rounding_at"), "digits": terms.whole("rounding_digits"), "mode": "half_up"},
        "pass_mark": terms.answers.get("pass_mark"),
        "tie_breaks": [row.get("step", "") for row in terms.rows("tie_breaks")],
        "quotas": _quotas(terms),
        "bands": [_band(row) for row in terms.rows("bands")],
        "absence": terms.text("absence"),
    }
    return {name: value for name, value in told.items() if value != []}


def frozen_rules(terms: Terms) -> tuple[dict[str, Any], str]:
    """The rule set in its one spelling, and its SHA-256; raises BadRules where the set-up was not checked."""
    rules = RuleSet.from_json(rules_of(terms))
    return rules.to_json(), sha256(rules)


def rubric_faults(terms: Terms) -> list[tuple[str, str]]:
    """What is wrong with the rule set, beside the answers it comes from."""
    if not terms.rows("rounds"):
        return []
    return [(_home(terms, fault.path), str(fault)) for fault in faults(rules_of(terms))]


def _label(row: Row) -> dict[str, str]:
    ko, en = both(row, "label")
    return {"ko": ko, "en": en}


def _lean(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}


def _round(terms: Terms, row: Row) -> dict[str, Any]:
    trimmed = row.get("method") == "trimmed_mean"
    aggregate = {"method": row.get("method")}
    if trimmed:
        aggregate |= {"drop": whole(row.get("drop")), "min_reviewers": whole(row.get("min_reviewers"))}
    advance = _lean({"top": whole(row.get("advance_top")), "min_score": row.get("advance_least")})
    return _lean(
        {
            "code": row.get("code"),
            "label": _label(row),
            "kind": row.get("kind"),
            "weight": row.get("weight") if terms.text("combine") == "weighted_sum" else None,
            "total": row.get("total"),
            "aggregate": _lean(aggregate),
            "criteria": [_criterion(one) for one in _criteria_of(terms, row)],
            "advance": advance or None,
        }
    )


def _criteria_of(terms: Terms, row: Row) -> list[Row]:
    return [one for one in terms.rows("criteria") if one.get("round") == row.get("code")]


def _criterion(row: Row) -> dict[str, Any]:
    return _lean({"code": row.get("code"), "label": _label(row), "max": row.get("max")})


def _bonus(row: Row) -> dict[str, Any]:
    return _lean({"code": row.get("code"), "label": _label(row), "kind": row.get("kind"), "most": row.get("most")})


def _band(row: Row) -> dict[str, Any]:
    return _lean({"code": row.get("code"), "label": _label(row), "min_score": row.get("least")})


def _quotas(terms: Terms) -> list[dict[str, Any]]:
    if terms.text("quota_mode") == "by_group":
        return [_quota(row) for row in terms.rows("groups")]
    unlimited = terms.text("quota_mode") == "unlimited"
    awards = None if unlimited else terms.whole("awards")
    return [{"group": None, "awards": awards, "reserve": 0 if unlimited else terms.whole("reserve") or 0}]


def _quota(row: Row) -> dict[str, Any]:
    told = {"group": row.get("code"), "awards": whole(row.get("awards")), "reserve": whole(row.get("reserve")) or 0}
    return told | {"label": _label(row)}


def _home(terms: Terms, path: str) -> str:
    """The answer behind a path such as `rounds.0.criteria.1.max`: `criteria.ROW.max`."""
    if path in _HOMES and terms.text("quota_mode") != "by_group":
        return _HOMES[path]
    names = path.split(".")
    if names[0] == "rounds" and len(names) > 1:
        return _in_round(terms, names)
    table = {"quotas": "groups"}.get(names[0], names[0])
    return _cell(terms.rows(table), table, names[1:])


def _in_round(terms: Terms, names: list[str]) -> str:
    rows = terms.rows("rounds")
    place = int(names[1])
    if len(names) > 2 and names[2] == "criteria":
        found = _criteria_of(terms, rows[place])
        return _cell(found, "criteria", names[3:]) if len(names) > 3 else _cell(rows, "rounds", [names[1], "code"])
    last = {"top": "advance_top", "min_score": "advance_least", "advance": "advance_top", "aggregate": "method"}
    return _cell(rows, "rounds", [names[1], *[last.get(one, one) for one in names[-1:]]])


_COLUMNS = {"min_score": "least", "group": "code", "label": "label_ko"}


def _cell(rows: list[Row], table: str, names: list[str]) -> str:
    if not names or not names[0].isdigit() or int(names[0]) >= len(rows):
        return _HOMES.get(table, table)
    column = _COLUMNS.get(names[-1], names[-1]) if len(names) > 1 else ""
    column = "step" if table == "tie_breaks" else column or "code"
    return f"{table}.{rows[int(names[0])]['id']}.{column}"
