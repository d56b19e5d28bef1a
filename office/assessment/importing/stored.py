"""The part of the pool that a workbook speaks of, as plain values under the identities of its rows: three queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Lower
from django.utils import timezone

from office.assessment.importing.columns import EMPLOYMENTS, REVIEWERS, WORKS, Sheet
from office.assessment.models import Employment, Reviewer, Work
from office.assessment.models.pool import Gender
from office.assessment.queries_pool import expertise_labels, regions

Stored = dict[str, Any]


@dataclass
class Pool:
    """What is stored; each value also has the row's `pk`."""

    reviewers: dict[str, Stored] = field(default_factory=dict)
    employments: dict[tuple, Stored] = field(default_factory=dict)
    works: dict[tuple, Stored] = field(default_factory=dict)

    def find(self, sheet: Sheet, identity: tuple) -> Stored | None:
        """What is stored under the identity of a row; None where nothing is."""
        if None in identity:
            return None
        key = tuple(part.casefold() if isinstance(part, str) else part for part in identity)
        if sheet is REVIEWERS:
            return self.reviewers.get(key[0])
        return (self.employments if sheet is EMPLOYMENTS else self.works).get(key)


def stored_pool(emails: Iterable[str]) -> Pool:
    """The profiles with these addresses, with their employments and works."""
    wanted = sorted(set(emails))
    found = Reviewer.objects.annotate(address=Lower("email")).filter(address__in=wanted, erased_at=None)
    people = {one.pk: one for one in found}
    pool = Pool({one.address: _profile(one) for one in people.values()})
    for line in Employment.objects.filter(reviewer__in=people):
        _put(pool.employments, EMPLOYMENTS, people[line.reviewer_id].address, line)
    for line in Work.objects.filter(reviewer__in=people):
        _put(pool.works, WORKS, people[line.reviewer_id].address, line)
    return pool


def _profile(one: Reviewer) -> Stored:
    names = ("pk", "name", "phone", "affiliation", "position", "region", "gender", "expertise", "note", "consent_until")
    given, withdrawn = one.consent_at, one.withdrawn_at
    return {name: getattr(one, name) for name in names} | {
        "email": one.address,
        "consent_on": timezone.localdate(given) if given else None,
        "withdrawn_on": timezone.localdate(withdrawn) if withdrawn else None,
    }


def _put(lines: dict[tuple, Stored], sheet: Sheet, address: str, line: Employment | Work) -> None:
    values = {one.key: getattr(line, one.key) for one in sheet.columns if one.key != "email"}
    stored = {"pk": line.pk, "email": address, **values}
    key = tuple(part.casefold() if isinstance(part, str) else part for part in (stored[n] for n in sheet.identity))
    lines.setdefault(key, stored)


def filled(people: Iterable[Reviewer]) -> dict[str, list[Stored]]:
    """Profiles with their employments and works as lines of a workbook, in words that the import understands."""
    words = {"expertise": expertise_labels(), "region": regions(), "gender": dict(Gender.choices)}
    found = {one.pk: one for one in people}
    lines: dict[str, list[Stored]] = {"reviewers": [_spoken(one, words) for one in found.values()]}
    for sheet, model in ((EMPLOYMENTS, Employment), (WORKS, Work)):
        rows = model.objects.filter(reviewer__in=found).order_by("reviewer__name", "reviewer", "began_on")
        lines[sheet.key] = [_written(row, sheet, found[row.reviewer_id].email) for row in rows]
    return lines


def _spoken(one: Reviewer, words: dict[str, dict]) -> Stored:
    told = {column.key: getattr(one, column.key, None) for column in REVIEWERS.columns}
    fields = ", ".join(word for code, word in words["expertise"].items() if code in one.expertise)
    given = timezone.localdate(one.consent_at) if one.consent_at else None
    return told | {
        "expertise": fields,
        "region": words["region"].get(one.region, one.region),
        "gender": str(words["gender"].get(one.gender, "")),
        "consent_on": given,
    }


def _written(line: Employment | Work, sheet: Sheet, email: str) -> Stored:
    told = {column.key: getattr(line, column.key) for column in sheet.columns if column.key != "email"}
    if "kind" in told:
        told["kind"] = str(line.get_kind_display())
    return {"email": email, **told}
