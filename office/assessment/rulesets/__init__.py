"""Rule sets: how a call's entries are scored, as data that is checked, told in words, and known by its hash.

    found = faults(data)                     what the call editor shows; [] may be announced
    rules = RuleSet.from_json(data)          exact values; BadRules when nothing could be computed by it
    sha256(rules), words(rules)              what is frozen, and what applicants are told

Pure: no database, no clock, no float.
"""

from office.assessment.rulesets.checking import faults
from office.assessment.rulesets.hashing import canonical, sha256
from office.assessment.rulesets.reading import BadRules, Fault
from office.assessment.rulesets.shapes import (
    Advance,
    Aggregate,
    Band,
    Bonus,
    Criterion,
    Grade,
    Label,
    Quota,
    Round,
    Rounding,
    RuleSet,
)
from office.assessment.rulesets.telling import words
from office.assessment.rulesets.ties import Tie, tie

__all__ = [
    "Advance", "Aggregate", "BadRules", "Band", "Bonus", "Criterion", "Fault", "Grade", "Label", "Quota", "Round",
    "Rounding", "RuleSet", "Tie", "canonical", "faults", "sha256", "tie", "words",
]  # fmt: skip
