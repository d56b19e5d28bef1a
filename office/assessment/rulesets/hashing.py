"""The bytes by which a rule set is known, and their SHA-256, announced with the call."""

import hashlib
import json

from office.assessment.rulesets.shapes import RuleSet


def canonical(ruleset: RuleSet) -> bytes:
    """The rules as JSON with sorted keys, in UTF-8, without spaces.

    Numbers are normalised before: a decimal is text in plain digits without exponent, needless sign, leading or
    trailing zeros ("0.30" and "0.3" are both "0.3"; "100", "100.0" and the JSON number 100 are all "100"), so that
    equal rules have equal bytes. Counts (drop, top, digits, awards…) are JSON integers. Lists keep their order, which
    is part of the rules. Caps, pass mark, tie-breaks and reserve are always written; an optional part that is not
    there (advance, grades, bands, bonuses, label, a total of 100) is not written.
    """
    return json.dumps(ruleset.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(ruleset: RuleSet) -> str:
    return hashlib.sha256(canonical(ruleset)).hexdigest()
