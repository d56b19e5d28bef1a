"""Writing what a plan says: new rows at once, changed ones each by itself, one event for each person."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from office import ledger
from office.access import Actor
from office.assessment.actions.pool_consent import write_consent
from office.assessment.importing.columns import EMPLOYMENTS, REVIEWERS, WORKS, Sheet
from office.assessment.importing.planning import CHANGED, NEW, Plan, Row
from office.assessment.models import Employment, PoolImport, Reviewer, Work
from office.people.models import Organisation

CONSENT = ("consent_on", "consent_until")
Touched = dict[UUID, dict[str, list[str]]]


def write(plan: Plan, *, by: Actor, kept: PoolImport) -> dict[str, int]:
    """Write every row that is new or changes something, in the caller's transaction; returns how many of each."""
    people, touched = _people(plan), defaultdict(dict)
    for row in _moving(plan, REVIEWERS):
        _fill_profile(row, people.setdefault(row.values["email"], Reviewer(email=row.values["email"])), touched)
    fresh = [one for one in people.values() if one._state.adding]
    changed = [one for one in people.values() if not one._state.adding and one.pk in touched]
    new = {one.pk for one in Reviewer.objects.bulk_create(fresh)}
    for reviewer in changed:
        reviewer.save()
    known = Known(plan)
    _write_lines(_moving(plan, EMPLOYMENTS), Employment, people, known, touched)
    _write_lines(_moving(plan, WORKS), Work, people, known, touched)
    for reviewer in people.values():
        if reviewer.pk in touched:
            kind = f"assessment.reviewer.{'added' if reviewer.pk in new else 'changed'}"
            data = {"import": str(kept.pk), **touched[reviewer.pk]}
            ledger.record(kind, actor=by, subject=reviewer, data=data)
    return {"new": plan.counts[NEW], "changed": plan.counts[CHANGED]}


def _moving(plan: Plan, sheet: Sheet) -> list[Row]:
    return [row for row in plan.of(sheet) if row.status in (NEW, CHANGED)]


def _people(plan: Plan) -> dict[str, Reviewer]:
    emails = {row.values["email"] for row in plan.rows}
    return {one.email: one for one in Reviewer.objects.select_for_update(of=("self",)).filter(email__in=emails)}


def _fill_profile(row: Row, reviewer: Reviewer, touched: Touched) -> None:
    values = dict(row.values if row.status == NEW else row.differences)
    for name in set(values) - {*CONSENT, "email"}:
        setattr(reviewer, name, values[name])
    if set(values) & set(CONSENT):
        stored = row.stored or {}
        write_consent(reviewer, *(row.values.get(name) or stored.get(name) for name in CONSENT))
    touched[reviewer.pk]["changed"] = sorted(values)


def _write_lines(rows: list[Row], model: type, people: dict[str, Reviewer], known: Any, touched: Touched) -> None:
    stored = model.objects.in_bulk([row.stored["pk"] for row in rows if row.stored])
    fresh = []
    for row in rows:
        reviewer = people[row.values["email"]]
        line = stored[row.stored["pk"]] if row.stored else model(reviewer=reviewer)
        for name in set(row.values) - {"email"}:
            setattr(line, name, row.values[name])
        line.organisation_id = known(line.business_number, line.organisation_name)
        if row.stored:
            line.save()
        else:
            fresh.append(line)
        touched[reviewer.pk].setdefault(f"{model._meta.model_name}s", []).append(str(line.pk))
    model.objects.bulk_create(fresh)


class Known:
    """The organisations that lines mean, by number, else by the only exact name: asked once for the whole plan."""

    def __init__(self, plan: Plan) -> None:
        rows = [row for sheet in (EMPLOYMENTS, WORKS) for row in plan.of(sheet)]
        said = [*(row.values for row in rows), *(row.stored for row in rows if row.stored)]
        self.by_number = self._ids("brn", (values.get("business_number") for values in said))
        self.by_name = self._ids("name_ko", (values.get("organisation_name") for values in said))

    def __call__(self, number: str, name: str) -> UUID | None:
        return self.by_number.get(number) if number else self.by_name.get(name)

    def _ids(self, field: str, values: Iterable[str | None]) -> dict[str, UUID]:
        wanted = {value for value in values if value}
        found: dict[str, list[UUID]] = {}
        for value, pk in Organisation.objects.filter(**{f"{field}__in": wanted}).values_list(field, "pk"):
            found.setdefault(value, []).append(pk)
        return {value: ids[0] for value, ids in found.items() if len(ids) == 1}
