"""The registers of public bodies that come with the house: loaded once, kept by staff afterwards."""

import csv
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from office.people.models import Organisation, OrganisationName

DATA = Path(__file__).parent / "data"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one of the files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_local_governments(rows: Iterable[dict[str, str]] | None = None) -> int:
    """Store the local governments that are missing, metropolitan ones first; returns how many were new.

    What is stored already is left alone: staff keep it. Only an English name that nobody wrote yet is filled in.
    """
    rows = sorted(rows or rows_of("local_governments.csv"), key=lambda row: bool(row["parent_code"]))
    known = _known("local_government")
    new = [row for row in rows if row["code"] not in known]
    _name_in_english(known, {row["code"]: row["name_en"] for row in rows})
    for row in new:
        known[row["code"]] = Organisation(
            kind="local_government",
            code=row["code"],
            name_ko=row["name_ko"],
            name_en=row["name_en"],
            tier=row["tier"],
            local_kind=row["kind"],
            parent=known.get(row["parent_code"]),
        )
    Organisation.objects.bulk_create(known[row["code"]] for row in new if not row["parent_code"])
    Organisation.objects.bulk_create(known[row["code"]] for row in new if row["parent_code"])
    return len(new)


def _name_in_english(known: dict[str, Organisation], names: dict[str, str]) -> None:
    unnamed = [one for code, one in known.items() if names.get(code) and not one.name_en]
    for one in unnamed:
        one.name_en = names[one.code]
    Organisation.objects.bulk_update(unnamed, ["name_en"])


@transaction.atomic
def load_ministries(rows: Iterable[dict[str, str]] | None = None) -> int:
    """Store the central ministries that are missing, each with its names by day; returns how many were new."""
    known, today = _known("ministry"), timezone.localdate()
    by_code: dict[str, list[OrganisationName]] = {}
    for row in rows or rows_of("ministries.csv"):
        if row["code"] not in known:
            by_code.setdefault(row["code"], []).append(_name(row))
    for code, names in by_code.items():
        now = next((name for name in names if name.covers(today)), names[-1])
        ministry = Organisation.objects.create(kind="ministry", code=code, name_ko=now.name_ko, name_en=now.name_en)
        for name in names:
            name.organisation = ministry
        OrganisationName.objects.bulk_create(names)
    return len(by_code)


def _known(kind: str) -> dict[str, Organisation]:
    return {row.code: row for row in Organisation.objects.filter(kind=kind).exclude(code="")}


def _name(row: dict[str, str]) -> OrganisationName:
    return OrganisationName(
        name_ko=row["name_ko"],
        name_en=row["name_en"],
        valid_from=_day(row["valid_from"]),
        valid_until=_day(row["valid_until"]),
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
