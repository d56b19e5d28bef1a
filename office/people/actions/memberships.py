"""Seats in organisations: changed and ended, and never the last manager's."""

from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow
from office.people import rules
from office.people.changing import ask, atomically, lock_organisation
from office.people.models import Membership, Organisation


def seat(user_id, organisation: Organisation, role: str) -> Membership:
    """Give a person a seat, or the old one again; the caller holds the organisation's lock and records it.

    Raises NotNow when the organisation would have members but no manager.
    """
    if role != "manager" and not has_manager(organisation):
        raise NotNow([_("The first member of an organisation is its manager.")])
    known = Membership.objects.filter(user_id=user_id, organisation=organisation).first()
    if known is None:
        return Membership.objects.create(user_id=user_id, organisation=organisation, role=role)
    if known.state == "active":
        raise NotNow([_("This person is a member already.")])
    known.state, known.role, known.since, known.ended_at = "active", role, timezone.now(), None
    known.save()
    return known


def has_manager(organisation: Organisation, *, besides: Membership | None = None) -> bool:
    """Whether somebody (other than `besides`) manages the organisation."""
    managers = organisation.memberships.filter(role="manager", state="active", user__is_active=True)
    return (managers.exclude(pk=besides.pk) if besides else managers).exists()


@atomically
def change_role(membership: Membership, *, by: Actor, role: str) -> Membership:
    """Make a member manager, writer or reader; NotNow when nobody would manage the organisation."""
    ask(rules.CHANGE_MEMBERSHIP, by, membership)
    row = _locked(membership)
    if role != "manager":
        _keep_a_manager(row)
    before, row.role = row.role, role
    row.save(update_fields=["role"])
    data = {"from": before, "to": role, "organisation": str(row.organisation_id)}
    ledger.record("people.membership.role_changed", actor=by, subject=row, data=data)
    return row


@atomically
def end(membership: Membership, *, by: Actor) -> Membership:
    """End a seat: a manager ends others', everybody ends one's own; NotNow for the last manager."""
    ask(rules.END_MEMBERSHIP, by, membership)
    row = _locked(membership)
    _keep_a_manager(row)
    row.state, row.ended_at = "ended", timezone.now()
    row.save(update_fields=["state", "ended_at"])
    data = {"organisation": str(row.organisation_id), "user": str(row.user_id)}
    ledger.record("people.membership.ended", actor=by, subject=row, data=data)
    return row


def _locked(membership: Membership) -> Membership:
    lock_organisation(membership.organisation)
    row = Membership.objects.select_related("organisation").get(pk=membership.pk)
    if row.state != "active":
        raise NotNow([_("This membership has ended.")])
    return row


def _keep_a_manager(membership: Membership) -> None:
    if membership.role == "manager" and not has_manager(membership.organisation, besides=membership):
        raise NotNow([_("An organisation is never without a manager: make somebody else manager first.")])
