"""Conflicts of interest that can be found in what is known: pure functions over plain values.

    found = find(people, entries, windows, on=day, elsewhere=pairs)     each reason with its evidence
    RULES, label_of(code), window_of(windows, code)                     the rules, and how far back each looks

`reading` makes the values out of the database: one set of questions for each kind of fact, none for a pair.
What no register knows (kinship, what an employer did) is declared by the reviewer for every entry.
"""

from office.assessment.conflict_rules import label_of
from office.assessment.conflicts.finding import find
from office.assessment.conflicts.rules import RULES, SEARCHED, SearchRule, rule_of
from office.assessment.conflicts.values import Entry, Finding, Named, Party, Person, Stay
from office.assessment.conflicts.windows import EVER, NOW, OFF, begins, complete, in_words, window_of

__all__ = [
    "EVER", "NOW", "OFF", "RULES", "SEARCHED", "SearchRule", "Entry", "Finding", "Named", "Party", "Person", "Stay",
    "begins", "complete", "find", "in_words", "label_of", "rule_of", "window_of",
]  # fmt: skip
