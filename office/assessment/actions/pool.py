"""What is written in a profile, by the staff or by its person: facts, consent, activity."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules_pool
from office.assessment.actions.pool_consent import write_consent
from office.assessment.models import Expertise, Reviewer
from office.assessment.models.pool import Gender
from office.people.models import Organisation

OWN = ("phone", "affiliation", "position", "region", "gender", "expertise")
STAFF = ("name", "email", *OWN, "note")


def add(
    *, by: Actor, consent_on: dt.date | None = None, consent_until: dt.date | None = None, **facts: Any
) -> Reviewer:
    """Put somebody into the pool, with the consent where it was given. Raises NotYours, Invalid."""
    allowed(rules_pool.ManagePool, by, None)
    made = Reviewer()
    _write(made, {name: facts[name] for name in STAFF if name in facts})
    if consent_on or consent_until:
        write_consent(made, consent_on, consent_until)
    with transaction.atomic():
        save(made)
        ledger.record("assessment.reviewer.added", actor=by, subject=made)
    return made


def edit(reviewer: Reviewer, *, by: Actor, **facts: Any) -> Reviewer:
    """Change what a profile says; name, address and note are the staff's. Raises NotYours, Invalid, NotNow."""
    fields = STAFF if rules_pool.ManagePool.holds(by) else OWN
    if set(facts) - set(fields):
        raise NotYours(rules_pool.ManagePool.key)
    with transaction.atomic():
        row = locked(reviewer, by)
        before = {name: getattr(row, name) for name in facts}
        _write(row, facts)
        changed = sorted(name for name in facts if getattr(row, name) != before[name])
        if "email" in changed and row.user_id:
            raise Invalid({"email": [_("The profile is linked with an account. Take the link away first.")]})
        if changed:
            save(row)
            ledger.record("assessment.reviewer.changed", actor=by, subject=row, data={"changed": changed})
    return row


def consent(reviewer: Reviewer, *, by: Actor, until: dt.date, given_on: dt.date | None = None) -> Reviewer:
    """Note that the person agrees until a day: today, or on the day of the paper that the staff hold."""
    with transaction.atomic():
        row = locked(reviewer, by)
        write_consent(row, given_on, until)
        save(row)
        data = {"until": until.isoformat(), "own": row.user_id == by.user_id}
        ledger.record("assessment.reviewer.consented", actor=by, subject=row, data=data)
    return row


def withdraw(reviewer: Reviewer, *, by: Actor) -> Reviewer:
    """End the consent now: the person is drawn no more, and the profile is erased once no panel needs it."""
    with transaction.atomic():
        row = locked(reviewer, by)
        if not row.consent_at or row.withdrawn_at:
            raise NotNow([_("There is no consent that could be withdrawn.")])
        row.withdrawn_at = timezone.now()
        save(row)
        ledger.record("assessment.reviewer.withdrew", actor=by, subject=row)
    return row


def set_active(reviewer: Reviewer, *, by: Actor, active: bool) -> Reviewer:
    """Take somebody out of every draw, or back in."""
    allowed(rules_pool.ManagePool, by, None)
    with transaction.atomic():
        row = locked(reviewer, by)
        if row.active != active:
            row.active = active
            save(row)
            kind = "activated" if active else "deactivated"
            ledger.record(f"assessment.reviewer.{kind}", actor=by, subject=row)
    return row


def locked(reviewer: Reviewer, by: Actor) -> Reviewer:
    """The row as it stands, locked; raises NotYours, and NotNow for one that was erased."""
    row = Reviewer.objects.select_for_update(of=("self",)).get(pk=reviewer.pk)
    allowed(rules_pool.EditReviewer, by, row)
    if row.erased_at:
        raise NotNow([_("What this profile told of its person was erased after the consent had ended.")])
    return row


def allowed(rule: Any, by: Actor, subject: Any) -> None:
    """Raise NotYours unless the rule holds."""
    if not rule.holds(by, subject):
        raise NotYours(rule.key)


def _write(row: Reviewer, facts: dict[str, Any]) -> None:
    """Put the facts in; raises Invalid with what is wrong beside each field."""
    clean = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    if "email" in clean:
        clean["email"] = clean["email"].lower()
    if "expertise" in clean:
        clean["expertise"] = sorted(set(clean["expertise"]))
    if wrong := _wrong(clean):
        raise Invalid(wrong)
    for name, value in clean.items():
        setattr(row, name, value)


def _wrong(facts: dict[str, Any]) -> dict[str, list[str]]:
    wrong = {name: [_("This is needed.")] for name in ("name", "email") if name in facts and not facts[name]}
    if fields := facts.get("expertise"):
        known = set(Expertise.objects.filter(pk__in=fields).values_list("pk", flat=True))
        if missing := [code for code in fields if code not in known]:
            wrong["expertise"] = [_("Not a field of expertise: %(words)s.") % {"words": ", ".join(missing)}]
    if (region := facts.get("region")) and not _is_region(region):
        wrong["region"] = [_("Choose one of the metropolitan governments.")]
    if facts.get("gender") and facts["gender"] not in Gender.values:
        wrong["gender"] = [_("Choose one of the values, or leave it empty.")]
    return wrong


def _is_region(code: str) -> bool:
    return Organisation.objects.filter(kind="local_government", tier="metropolitan", code=code).exists()


def save(row: Reviewer) -> None:
    """Store a profile; raises Invalid where its address is somebody else's."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as fault:
        if "one_reviewer_per_address" not in str(fault):
            raise
        raise Invalid({"email": [_("Somebody with this address is in the pool already.")]}) from None
