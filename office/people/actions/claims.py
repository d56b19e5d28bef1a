"""Asking for a seat in an organisation that is here already, and deciding on it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.people import rules
from office.people.actions.memberships import seat
from office.people.changing import ask, atomically, lock_organisation
from office.people.models import Claim, Membership, Organisation


@atomically
def claim(organisation: Organisation, *, by: Actor, statement: str = "", role: str = "writer") -> Claim:
    """Ask for a seat; NotNow when one waits already or the seat is taken."""
    ask(rules.CLAIM, by)
    organisation = lock_organisation(organisation)
    if organisation.kind == "individual":
        raise NotNow([_("An individual has no further members.")])
    if Membership.objects.filter(organisation=organisation, user=by.user_id, state="active").exists():
        raise NotNow([_("You are a member already.")])
    if Claim.objects.filter(organisation=organisation, user=by.user_id, state="open").exists():
        raise NotNow([_("You have asked for this seat; it waits for verification.")])
    made = Claim.objects.create(organisation=organisation, user_id=by.user_id, role=role, statement=statement)
    _record("made", made, by)
    return made


@atomically
def verify(claim: Claim, *, by: Actor, role: str) -> Claim:
    """Give the seat, in the role that the verifier finds right."""
    organisation = lock_organisation(claim.organisation)
    row = _open(claim, by)
    seat(row.user_id, organisation, role)
    return _decide(row, "verified", by, role=role)


@atomically
def refuse(claim: Claim, *, by: Actor, reason: str) -> Claim:
    """Refuse, with the reason that the asker reads."""
    row = _open(claim, by)
    if not reason.strip():
        raise Invalid({"reason": [_("Say why: the person who asked will read it.")]})
    return _decide(row, "refused", by, reason=reason.strip())


def _open(claim: Claim, by: Actor) -> Claim:
    row = Claim.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=claim.pk)
    ask(rules.DECIDE_CLAIM, by, row)
    if row.user_id == by.user_id:
        raise NotYours("nobody verifies oneself")
    if row.state != "open":
        raise NotNow([_("This request has been decided.")])
    return row


def _decide(row: Claim, state: str, by: Actor, **facts: str) -> Claim:
    row.state, row.decided_at, row.decided_by_id = state, timezone.now(), by.user_id
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    _record(state, row, by)
    return row


def _record(what: str, row: Claim, by: Actor) -> None:
    data = {"organisation": str(row.organisation_id), "user": str(row.user_id), "role": row.role}
    ledger.record(f"people.claim.{what}", actor=by, subject=row, data=data)
