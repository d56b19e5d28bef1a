"""Every rule of a call held against a budget."""

from collections.abc import Sequence

from competitions.budget import matching, policies, wholeness
from competitions.budget.lines import Line
from competitions.budget.outcome import Finding
from competitions.budget.rule import MoneyRule
from competitions.budget.sums import sums_of


def findings(lines: Sequence[Line], rule: MoneyRule, passed_over: Sequence[str] = ()) -> list[Finding]:
    """One for every rule that the call has, kept or not; shares of nothing are not told.

    `passed_over` are the rows that :func:`lines_of` could not read. The order of the lines changes no sentence.
    """
    sums = sums_of(lines)
    told = [wholeness.uncounted(passed_over), wholeness.empty(lines)]
    if sums.total:
        told += [rule_of(sums, rule) for rule_of in (matching.cap, matching.share, matching.local, policies.policies)]
    told += [wholeness.years(lines, rule), wholeness.zero(lines)]
    return [one for one in told if one]
