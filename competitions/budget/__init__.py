"""The budget of an entry: its lines, its sums, and what the call's money rule says of them, to the won."""

from competitions.budget.amounts import amount, percent
from competitions.budget.findings import findings
from competitions.budget.lines import Line, Reading, lines_of
from competitions.budget.outcome import FAIL, PASS, WARN, Finding
from competitions.budget.picture import Picture, picture
from competitions.budget.rule import MoneyRule
from competitions.budget.sums import Money, Sums, sums_of
from competitions.budget.words import Item, Source, Tag

__all__ = [
    "FAIL",
    "PASS",
    "WARN",
    "Finding",
    "Item",
    "Line",
    "Money",
    "MoneyRule",
    "Picture",
    "Reading",
    "Source",
    "Sums",
    "Tag",
    "amount",
    "findings",
    "lines_of",
    "percent",
    "picture",
    "sums_of",
]
