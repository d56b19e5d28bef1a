"""Everything wrong with a rule set, each with its place: what the call editor shows beside the fields."""

from office.assessment.rulesets.announcing import unannounceable
from office.assessment.rulesets.reading import Fault, read
from office.assessment.rulesets.shapes import RuleSet
from office.assessment.rulesets.spoiling import spoiling


def faults(data: object, for_call: bool = True) -> list[Fault]:
    """Every fault of the rules that a JSON object tells; none means that they may be frozen and announced.

    What is missing or misspelt is told first: only rules that can be read can be judged. `for_call=False` asks only
    whether a score can be computed, as an auditor's file with part of a rubric must be.
    """
    found: list[Fault] = []
    rules = read(RuleSet, data, "", found)
    if rules is None:
        return found
    return [*spoiling(rules), *(unannounceable(rules) if for_call else ())]
