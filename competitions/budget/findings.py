"""Every rule of a call held against a budget."""

from collections.abc import Sequence

from competitions.budget import matching, policies, wholeness
from competitions.budget.lines import Line
from competitions.budget.outcome import PASS, Finding
from competitions.budget.rule import MoneyRule
from competitions.budget.sums import sums_of

# Of every line nothing good can be said while one of them cannot be read.
_OF_EVERY_LINE = ("years", "zero")


def findings(lines: Sequence[Line], rule: MoneyRule, passed_over: Sequence[str] = ()) -> list[Finding]:
    """One for every rule that the call has, kept or not; shares of nothing are not told.

    `passed_over` are the cells for which :func:`lines_of` could not read a row. The order of the lines changes no
    sentence.
    """
    sums = sums_of(lines)
    told = [wholeness.uncounted(passed_over), wholeness.empty(lines, passed_over)]
    if sums.total:
        told += [rule_of(sums, rule) for rule_of in (matching.cap, matching.share, matching.local, policies.policies)]
    told += [wholeness.years(lines, rule), wholeness.zero(lines)]
    return [one for one in told if one and not (passed_over and one.status == PASS and one.key in _OF_EVERY_LINE)]
