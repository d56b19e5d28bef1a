"""What was changed of an award of an earlier year, in words: what stood before beside what stands since."""

from typing import Any

from django.utils.dateparse import parse_date

from competitions import queries_awards as found_in
from competitions.actions.awards import CORRECTABLE
from competitions.models import PastAward, PastAwardChange
from office.web import formats

AMOUNTS = ("national", "total")


def told_of(award: PastAward) -> list[dict[str, Any]]:
    """Each change, the last first, with its lines."""
    changes = list(found_in.changes_of(award))
    names = found_in.organisations_named(changes)
    return [{"change": one, "lines": _lines(one, names)} for one in changes]


def _lines(change: PastAwardChange, names: dict[str, str]) -> list[dict[str, str]]:
    differing = [code for code in CORRECTABLE if change.before.get(code) != change.after.get(code)]
    if change.kind == PastAwardChange.Kind.TAKEN_OUT:
        return []
    return [
        {
            "label": str(PastAward._meta.get_field(code).verbose_name),
            "before": _words(code, change.before.get(code), names),
            "after": _words(code, change.after.get(code), names),
        }
        for code in differing
        if change.before.get(code) or change.after.get(code)
    ]


def _words(code: str, value: Any, names: dict[str, str]) -> str:
    if value in (None, ""):
        return ""
    if code == "organisation":
        return names.get(value, "")
    if code in AMOUNTS:
        return formats.money(value)
    return formats.day(parse_date(value)) if code == "ends_on" else str(value)
