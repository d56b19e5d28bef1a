"""Taking a workbook in: kept for the preview, then applied as it was looked at, all of it or nothing."""

import hashlib

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules_pool
from office.assessment.actions.pool_writing import write
from office.assessment.importing.planning import Plan, plan_of
from office.assessment.importing.reading import NotRead
from office.assessment.models import PoolImport


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
        told = write(plan, by=by, kept=kept)
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
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('assessment.pool'))")


def _check(plan: Plan, seen: str) -> None:
    if plan.faults or plan.counts["wrong"]:
        raise NotNow([_("Some rows are wrong. Correct them in the file and upload it again; nothing was written.")])
    if plan.sha256 != seen:
        raise NotNow([_("The pool has changed since this preview was shown. Look at it again; nothing was written.")])
