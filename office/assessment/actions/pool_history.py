"""Where a reviewer worked and on what: written by the staff or the person, taken out by the staff alone.

Conflicts are found in these lines; a person who could take one out could take a conflict out.
"""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours
from office.assessment import rules_pool
from office.assessment.actions.pool import locked
from office.assessment.models import Employment, Reviewer, Work
from office.assessment.models.pool import WorkKind
from office.people.brn import clean_brn
from office.people.models import Organisation

EMPLOYMENT = ("organisation_name", "business_number", "unit", "began_on", "ended_on")
WORK = ("kind", "title", "organisation_name", "business_number", "began_on", "ended_on")
Line = Employment | Work


def add_employment(reviewer: Reviewer, *, by: Actor, **facts: Any) -> Employment:
    """Write down where somebody worked. Raises NotYours, NotNow, Invalid."""
    return _add(Employment(reviewer=reviewer), by, facts)


def add_work(reviewer: Reviewer, *, by: Actor, **facts: Any) -> Work:
    """Write down a publication, a project or another work. Raises NotYours, NotNow, Invalid."""
    return _add(Work(reviewer=reviewer), by, facts)


def change(line: Line, *, by: Actor, **facts: Any) -> Line:
    """Correct a line, or end it. Raises NotYours, NotNow, Invalid."""
    with transaction.atomic():
        reviewer = locked(line.reviewer, by)
        before = {name: getattr(line, name) for name in facts}
        fill(line, facts)
        changed = sorted(name for name in facts if getattr(line, name) != before[name])
        if changed:
            line.save()
            _record("changed", line, reviewer, by, changed=changed)
    return line


def remove(line: Line, *, by: Actor) -> None:
    """Take a line out. Raises NotYours, NotNow."""
    if not rules_pool.ManagePool.holds(by):
        raise NotYours(rules_pool.ManagePool.key)
    with transaction.atomic():
        reviewer = locked(line.reviewer, by)
        _record("removed", line, reviewer, by)
        line.delete()


def fill(line: Line, facts: dict[str, Any]) -> None:
    """Put the facts in and find the organisation they mean; raises Invalid with what is wrong beside each field."""
    clean = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    wrong = _wrong(line, clean)
    if number := clean.get("business_number"):
        try:
            clean["business_number"] = clean_brn(number)
        except ValidationError as fault:
            wrong["business_number"] = list(fault.messages)
    if wrong:
        raise Invalid(wrong)
    for name, value in clean.items():
        setattr(line, name, value)
    line.organisation = meant(line.business_number, line.organisation_name)


def _wrong(line: Line, facts: dict[str, Any]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    needed = ("organisation_name", "began_on") if isinstance(line, Employment) else ("kind", "title")
    for name in needed:
        if not facts.get(name, getattr(line, name)):
            wrong[name] = [_("This is needed.")]
    if facts.get("kind") and facts["kind"] not in WorkKind.values:
        wrong["kind"] = [_("Choose one of the kinds.")]
    began, ended = (facts.get(name, getattr(line, name)) for name in ("began_on", "ended_on"))
    if out_of_order(began, ended):
        wrong["ended_on"] = [_("The end is before the beginning.")]
    if isinstance(line, Employment) and not_begun(began):
        wrong["began_on"] = [not_yet()]
    return wrong


def not_begun(began: dt.date | None) -> bool:
    """Whether an employment is still to come: it is no ground to keep away yet, and would read as if it lasted."""
    return bool(began and began > timezone.localdate())


def not_yet() -> str:
    """What is said of it."""
    return _("An employment is written down once it has begun.")


def out_of_order(began: dt.date | None, ended: dt.date | None) -> bool:
    """Whether the end comes before the beginning."""
    return bool(began and ended and ended < began)


def meant(number: str, name: str) -> Organisation | None:
    """The organisation of the register with this number, else the only one with exactly this name."""
    if number:
        return Organisation.objects.filter(brn=number).first()
    found = list(Organisation.objects.filter(name_ko=name).order_by("pk")[:2]) if name else []
    return found[0] if len(found) == 1 else None


def _add(line: Line, by: Actor, facts: dict[str, Any]) -> Line:
    with transaction.atomic():
        line.reviewer = locked(line.reviewer, by)
        fill(line, facts)
        line.save()
        _record("added", line, line.reviewer, by)
    return line


def _record(what: str, line: Line, reviewer: Reviewer, by: Actor, **data: Any) -> None:
    kind = f"assessment.{line._meta.model_name}.{what}"
    ledger.record(kind, actor=by, subject=reviewer, data={line._meta.model_name: str(line.pk), **data})
