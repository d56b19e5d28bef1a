"""Whether there is a budget at all, and whether each of its lines can stand."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.budget.amounts import amount
from competitions.budget.lines import Line
from competitions.budget.outcome import FAIL, PASS, WARN, Finding, cell
from competitions.budget.rule import MoneyRule
from competitions.budget.words import Source


def uncounted(cells: Sequence[str]) -> Finding | None:
    """Rows passed over, each by the cell that is to be mended: no sum is right before they can be read."""
    if not cells:
        return None
    sentence = ngettext(
        "%(count)d line could not be read: an amount or the year is missing or wrong. The sums are without it.",
        "%(count)d lines could not be read: an amount or the year is missing or wrong. The sums are without them.",
        len(cells),
    )
    return Finding("uncounted", FAIL, sentence % {"count": len(cells)}, cells[0])


def empty(lines: Sequence[Line], passed_over: Sequence[str] = ()) -> Finding | None:
    """A budget without money is none; whether it is one is not known before its lines can be read."""
    total = sum(line.total for line in lines)
    if not total and passed_over:
        return None
    if not total:
        return Finding("empty", FAIL, _("The budget is empty: enter at least one line with its amounts."))
    sentence = ngettext(
        "The budget comes to %(total)s in %(count)d line.",
        "The budget comes to %(total)s in %(count)d lines.",
        len(lines),
    )
    return Finding("empty", PASS, sentence % {"total": amount(total), "count": len(lines)})


def zero(lines: Sequence[Line]) -> Finding | None:
    """A line of zero changes no sum, so it only warns: somebody may have forgotten the amount."""
    idle = [line for line in lines if not line.total]
    if not lines:
        return None
    if not idle:
        return Finding("zero", PASS, _("Every line has an amount."))
    sentence = ngettext(
        "%(count)d line has no amount: fill it in or remove it.",
        "%(count)d lines have no amount: fill them in or remove them.",
        len(idle),
    )
    return Finding("zero", WARN, sentence % {"count": len(idle)}, cell(idle[0].row, Source.NATIONAL))


def years(lines: Sequence[Line], rule: MoneyRule) -> Finding | None:
    """Every line in a year of the project."""
    if not rule.years or not lines:
        return None
    astray = [line for line in lines if line.year not in rule.years]
    told = {"allowed": _listed(rule.years), "years": _listed(sorted({line.year for line in astray}))}
    if not astray:
        return Finding("years", PASS, _("Every line lies in the years of the project: %(allowed)s.") % told)
    sentence = _("%(years)s lies outside the years of the project: %(allowed)s. Move these lines or remove them.")
    return Finding("years", FAIL, sentence % told, cell(astray[0].row, "year"))


def _listed(values: Sequence[int]) -> str:
    return ", ".join(str(value) for value in values)
