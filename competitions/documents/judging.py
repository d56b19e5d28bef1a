"""The parts of a public notice that tell how entries are judged: the rubric, bonus and penalty, the rules in words."""

from collections.abc import Iterator
from typing import Any

from competitions.documents.noticing import korean, label_of_cell
from competitions.papers import NoticeBonus, NoticeCriterion, NoticeRound
from competitions.terms import Terms
from office.assessment.rulesets import RuleSet, words


def rounds(terms: Terms, rules: RuleSet) -> Iterator[NoticeRound]:
    """Each round with its table of points; from the frozen rules, so that it says what is computed."""
    weighed = rules.combine == "weighted_sum" and len(rules.rounds) > 1
    for one in rules.rounds:
        told = {row["code"]: row for row in terms.rows("criteria") if row.get("round") == one.code}
        criteria = tuple(
            NoticeCriterion(each.name, korean(told.get(each.code, {}), "explain"), plain(each.max))
            for each in one.criteria
        )
        weight = f"{plain((one.weight or 0) * 100)} %" if weighed else ""
        yield NoticeRound(one.name, weight, criteria, plain(one.total))


def bonuses(terms: Terms) -> Iterator[NoticeBonus]:
    """Each with its evidence, which the rule set does not know."""
    for row in terms.rows("bonuses"):
        kind = label_of_cell("bonuses", "kind", row.get("kind") or "bonus")
        yield NoticeBonus(korean(row, "label"), kind, str(row.get("most") or "0"), korean(row, "evidence"))


def sentences(rules: RuleSet) -> tuple[str, ...]:
    """The rules as they are applied, a sentence each."""
    return tuple(words(rules))


def plain(value: Any) -> str:
    """A number without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
