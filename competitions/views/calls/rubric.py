"""The rubric of a call as tables: rounds with their criteria, bonus and penalty, grades."""

from typing import Any

from django.utils.translation import gettext as _

from competitions.form_definitions import CALL
from competitions.terms import Terms, in_words
from competitions.terms.reading import Row, decimal
from office.forms import telling


def rounds_of(terms: Terms) -> list[dict[str, Any]]:
    """Each round with its criteria, their points and their sum."""
    return [_round(terms, row) for row in terms.rows("rounds")]


def _round(terms: Terms, row: Row) -> dict[str, Any]:
    mine = [each for each in terms.rows("criteria") if each.get("round") == row.get("code")]
    weight = decimal(row.get("weight"))
    return {
        "label": in_words(row, "label"),
        "kind": telling.words(_column("rounds", "kind"), row.get("kind")),
        "share": _("%(percent)s %%") % {"percent": f"{(weight * 100).normalize():f}"} if weight is not None else "",
        "total": plain(row, "total"),
        "criteria": [
            {"label": in_words(each, "label"), "points": plain(each, "max"), "explain": in_words(each, "explain")}
            for each in mine
        ],
    }


def bonuses_of(terms: Terms) -> list[dict[str, str]]:
    """Bonus and penalty points with their evidence."""
    return [
        {
            "label": in_words(row, "label"),
            "kind": telling.words(_column("bonuses", "kind"), row.get("kind")),
            "most": plain(row, "most"),
            "evidence": in_words(row, "evidence"),
        }
        for row in terms.rows("bonuses")
    ]


def bands_of(terms: Terms) -> list[dict[str, str]]:
    """Grades by the final score."""
    return [{"label": in_words(row, "label"), "least": plain(row, "least")} for row in terms.rows("bands")]


def plain(row: Row, name: str) -> str:
    """A decimal of a row as it is read, without zeros that say nothing."""
    value = decimal(row.get(name))
    return "" if value is None else f"{value.normalize():f}"


def _column(table: str, code: str) -> Any:
    return next(one for one in CALL.field(table).fields if one.code == code)
