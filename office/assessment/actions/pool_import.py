"""Taking a workbook in: kept for the preview, then applied as it was looked at, all of it or nothing."""

import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules_pool
from office.assessment.actions.pool_consent import write_consent
from office.assessment.importing.columns import EMPLOYMENTS, REVIEWERS, WORKS
from office.assessment.importing.planning import CHANGED, NEW, Plan, Row, plan_of
from office.assessment.importing.reading import NotRead
from office.assessment.models import Employment, PoolImport, Reviewer, Work
from office.people.models import Organisation


def take_in(*, by: Actor, content: bytes, file_name: str) -> PoolImport:
    """Keep a workbook for its preview. Raises NotYours, and Invalid for what is no workbook."""
    _allowed(by)
    try:
        plan_of(content)
    except NotRead as fault:
        raise Invalid({"file": [str(fault)]}) from None
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        made = PoolImport.objects.create(by_id=by.user_id, file_name=file_name[:200], sha256=sha256, content=content)
        ledger.record("assessment.pool.uploaded", actor=by, subject=made, data={"sha256": sha256})
    return made


def preview(kept: PoolImport) -> Plan:
    """What it would do now; raises NotNow once the file is forgotten."""
    if not kept.content:
        raise NotNow([_("This file was applied or is older than a day. Upload it again.")])
    return plan_of(bytes(kept.content))


def apply(kept: PoolImport, *, by: Actor, seen: str) -> dict[str, int]:
    """Write everything the preview with the hash `seen` told, in one transaction; returns how much of what.

    Applied twice it is done once. Raises NotYours, and NotNow where something is wrong or the pool has changed.
    """
    _allowed(by)
    with transaction.atomic():
        kept = PoolImport.objects.select_for_update(of=("self",)).get(pk=kept.pk)
        if kept.applied_at:
            return kept.told
        _lock_pool()
        plan = preview(kept)
        _check(plan, seen)
        told = _write(plan, by, kept)
        kept.applied_at, kept.told, kept.content = timezone.now(), told, b""
        kept.save(update_fields=["applied_at", "told", "content"])
        data = {"sha256": kept.sha256, "plan": seen, **told}
        ledger.record("assessment.pool.imported", actor=by, subject=kept, data=data)
    return told


def _allowed(by: Actor) -> None:
    if not rules_pool.ManagePool.holds(by):
        raise NotYours(rules_pool.ManagePool.key)


def _lock_pool() -> None:
    """One import after another: two that were looked at together must not both write the same person."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('assessment.pool'))")


def _check(plan: Plan, seen: str) -> None:
    if plan.faults or plan.counts["wrong"]:
        raise NotNow([_("Some rows are wrong. Correct them in the file and upload it again; nothing was written.")])
    if plan.sha256 != seen:
        raise NotNow([_("The pool has changed since this preview was shown. Look at it again; nothing was written.")])


def _write(plan: Plan, by: Actor, kept: PoolImport) -> dict[str, int]:
    people = _people(plan)
    for row in _moving(plan, REVIEWERS):
        people[row.values["email"]] = _profile(row, people, by, kept)
    known = _organisations(plan)
    for sheet, model in ((EMPLOYMENTS, Employment), (WORKS, Work)):
        for row in _moving(plan, sheet):
            _line(row, model, people[row.values["email"]], known, by, kept)
    counts = plan.counts
    return {"new": counts[NEW], "changed": counts[CHANGED]}


def _moving(plan: Plan, sheet: Any) -> list[Row]:
    return [row for row in plan.of(sheet) if row.status in (NEW, CHANGED)]


def _people(plan: Plan) -> dict[str, Reviewer]:
    emails = {row.values["email"] for row in plan.rows}
    return {one.email: one for one in Reviewer.objects.select_for_update(of=("self",)).filter(email__in=emails)}


def _profile(row: Row, people: dict[str, Reviewer], by: Actor, kept: PoolImport) -> Reviewer:
    values = dict(row.values if row.status == NEW else row.differences)
    reviewer = people.get(row.values["email"]) or Reviewer(email=row.values["email"])
    consent = {name: row.values.get(name) for name in ("consent_on", "consent_until")}
    agreed = "consent_on" in values or "consent_until" in values
    for name in set(values) - set(consent) - {"email"}:
        setattr(reviewer, name, values[name])
    if agreed:
        write_consent(reviewer, **{name: given or _stored(row, name) for name, given in consent.items()})
    reviewer.save()
    what = "added" if row.status == NEW else "changed"
    data = {"import": str(kept.pk), **({} if row.status == NEW else {"changed": sorted(values)})}
    ledger.record(f"assessment.reviewer.{what}", actor=by, subject=reviewer, data=data)
    return reviewer


def _stored(row: Row, name: str) -> Any:
    return row.cells[name].before


def _line(row: Row, model: type, reviewer: Reviewer, known: Any, by: Actor, kept: PoolImport) -> None:
    values = {name: value for name, value in row.values.items() if name != "email"}
    line = model(reviewer=reviewer) if row.stored is None else model.objects.get(pk=row.stored["pk"])
    for name, value in values.items():
        setattr(line, name, value)
    line.organisation_id = known(line.business_number, line.organisation_name)
    line.save()
    name = model._meta.model_name
    data = {name: str(line.pk), "import": str(kept.pk)}
    kind = f"assessment.{name}.{'added' if row.status == NEW else 'changed'}"
    ledger.record(kind, actor=by, subject=reviewer, data=data)


class _organisations:  # noqa: N801  called like the function it stands for
    """The organisations that lines mean, by number, else by the only exact name: asked once for the whole plan."""

    def __init__(self, plan: Plan) -> None:
        rows = [row for sheet in (EMPLOYMENTS, WORKS) for row in plan.of(sheet)]
        self.by_number = self._ids("brn", (row.values.get("business_number") for row in rows))
        self.by_name = self._ids("name_ko", (row.values.get("organisation_name") for row in rows))

    def __call__(self, number: str, name: str) -> UUID | None:
        return self.by_number.get(number) if number else self.by_name.get(name)

    def _ids(self, field: str, values: Iterable[str | None]) -> dict[str, UUID]:
        wanted = {value for value in values if value}
        found: dict[str, list[UUID]] = {}
        for value, pk in Organisation.objects.filter(**{f"{field}__in": wanted}).values_list(field, "pk"):
            found.setdefault(value, []).append(pk)
        return {value: ids[0] for value, ids in found.items() if len(ids) == 1}
