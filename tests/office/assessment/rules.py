"""Rule sets to try things on: the design's own, a full one that may be announced, and a certification."""

from copy import deepcopy
from typing import Any

# As printed in the design, with part of a rubric: it can be computed by, but its criteria do not sum to 100.
PRINTED = {
    "rounds": [
        {
            "code": "written", "kind": "written", "weight": "0.3",
            "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
            "criteria": [{"code": "need", "max": "15"}, {"code": "innovation", "max": "20"}],
            "advance": {"top": 6, "min_score": "60"},
        },
        {
            "code": "presentation", "kind": "presentation", "weight": "0.7",
            "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
            "criteria": [{"code": "innovation", "max": "20"}, {"code": "qa", "max": "10"}],
        },
    ],
    "combine": "weighted_sum",
    "bonus_cap": "5", "penalty_cap": "5",
    "rounding": {"at": "final", "digits": 2, "mode": "half_up"},
    "pass_mark": "70",
    "tie_breaks": ["round:presentation", "criterion:presentation.innovation", "untrimmed_mean", "lot"],
    "quotas": [{"group": None, "awards": 3, "reserve": 2}],
    "absence": "drop_reviewer_from_round",
}  # fmt: skip
GRADES = [
    {"code": code, "percent": percent, "label": {"ko": ko, "en": en}}
    for code, percent, ko, en in (
        ("su", "100", "수", "Excellent"), ("woo", "90", "우", "Good"), ("mi", "80", "미", "Fair"),
        ("yang", "70", "양", "Poor"), ("ga", "60", "가", "Weak"),
    )
]  # fmt: skip


def full() -> dict[str, Any]:
    """A call with two subtypes that uses every part of a rule set."""
    data = deepcopy(PRINTED)
    written, presentation = data["rounds"]
    written |= {"label": {"ko": "서류심사", "en": "Papers"}, "grades": deepcopy(GRADES)}
    written["criteria"] = [
        _criterion("need", "35.5", "필요성", "Need"),
        _criterion("innovation", "64.5", "혁신성", "Novelty"),
    ]
    presentation |= {"label": {"ko": "발표평가", "en": "Hearing"}, "total": "50"}
    presentation["criteria"] = [
        _criterion("innovation", "35", "창의성", "Ideas"),
        _criterion("qa", "15", "질의응답", "Answers"),
    ]
    data |= {
        "pass_mark": "45", "absence": "keep",
        "bonuses": [
            {"code": "plan", "kind": "bonus", "most": "3", "label": {"ko": "도시계획 승인", "en": "Approved plan"}},
            {"code": "left", "kind": "penalty", "most": "2.5", "label": {"ko": "협약 포기", "en": "Gave up"}},
        ],
        "bands": [{"code": "a", "min_score": "60"}, {"code": "b", "min_score": "50"}],
        "quotas": [
            {"group": "climate", "awards": 2, "reserve": 1, "label": {"ko": "기후위기 대응형", "en": "Climate"}},
            {"group": "extinction", "awards": 1, "reserve": 0, "label": {"ko": "지역소멸 대응형", "en": "Extinction"}},
        ],
        "tie_breaks": [*data["tie_breaks"][:3], "committee_vote", "lot"],
    }  # fmt: skip
    return data


def certification() -> dict[str, Any]:
    """2,000 points, 70 % to pass, no quota; the visit verifies the papers, and its score alone counts."""
    one = {"kind": "written", "aggregate": {"method": "mean"}, "total": "2000",
           "criteria": [{"code": "service", "max": "1200"}, {"code": "governance", "max": "800"}]}  # fmt: skip
    return {
        "rounds": [
            {"code": "papers", "advance": {"min_score": "1200"}, **deepcopy(one)},
            {"code": "visit", **deepcopy(one), "kind": "site"},
        ],
        "combine": "last_round",
        "rounding": {"at": "round", "digits": 0, "mode": "half_up"},
        "pass_mark": "1400",
        "quotas": [{"group": None, "awards": None}],
        "absence": "keep",
    }


def _criterion(code: str, most: str, ko: str, en: str) -> dict[str, Any]:
    return {"code": code, "max": most, "label": {"ko": ko, "en": en}}


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy with another value at the path; `...` takes the member away."""
    copy = deepcopy(data)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    holder: Any = copy
    for step in way:
        holder = holder[step]
    if value is ...:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    return copy
