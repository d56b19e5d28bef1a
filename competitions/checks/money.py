"""The budget's findings as checks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from competitions.budget import MoneyRule, findings, lines_of
from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import Check


def money_checks(facts: EntryFacts) -> Iterator[Check]:
    """Every finding, where the call gives money."""
    if facts.terms.get("money") is None:
        return
    rows = facts.answers.get("budget")
    read = lines_of(rows if isinstance(rows, list) else None)
    titles = _titles()
    for one in findings(read.lines, MoneyRule.from_terms(facts.terms["money"]), read.passed_over):
        yield Check(f"budget.{one.key}", one.status, titles[one.key], one.sentence, one.field)


def _titles() -> dict[str, str]:
    return {
        "uncounted": _("Budget: lines that could not be read"),
        "empty": _("Budget: total"),
        "cap": _("Budget: cap on national money"),
        "share": _("Budget: share of national money"),
        "local": _("Budget: local matching"),
        "policies": _("Budget: climate and inclusion"),
        "years": _("Budget: years"),
        "zero": _("Budget: lines without an amount"),
    }
