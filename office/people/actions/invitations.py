"""Offering somebody a seat by mail."""

import datetime as dt
import hashlib

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, NotYours, Unknown
from office.people import rules
from office.people.actions.memberships import has_manager, seat
from office.people.changing import ask, atomically, lock_organisation
from office.people.models import Invitation, Membership, Organisation, User

VALID_FOR = dt.timedelta(days=14)


def token_of(invitation: Invitation) -> str:
    """The secret of an invitation: computed, so that the database holds only its digest and the outbox nothing."""
    return salted_hmac("people.invitation", str(invitation.pk), algorithm="sha256").hexdigest()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@atomically
def invite(organisation: Organisation, *, by: Actor, email: str, role: str) -> Invitation:
    """Invite an address; the mail leaves after the transaction. NotNow when it is invited or a member already."""
    ask(rules.INVITE, by, organisation)
    organisation, email = lock_organisation(organisation), email.strip().lower()
    _free_to_invite(organisation, email, role)
    invitation = Invitation(
        organisation=organisation,
        email=email,
        role=role,
        invited_by_id=by.user_id,
        expires_at=timezone.now() + VALID_FOR,
    )
    invitation.token_digest = _digest(token_of(invitation))
    invitation.save(force_insert=True)
    event = _record("made", invitation, by)
    ledger.enqueue(
        "people.invitation",
        key=f"people.invitation:{invitation.pk}",
        payload={"invitation": str(invitation.pk)},
        event=event,
    )
    return invitation


def _free_to_invite(organisation: Organisation, email: str, role: str) -> None:
    if role != "manager" and not has_manager(organisation):
        raise NotNow([_("The first member of an organisation is its manager.")])
    if Membership.objects.filter(organisation=organisation, user__email=email, state="active").exists():
        raise NotNow([_("This person is a member already.")])
    waiting = organisation.invitations.filter(email=email, accepted_at=None, revoked_at=None)
    if waiting.filter(expires_at__gt=timezone.now()).exists():
        raise NotNow([_("An invitation to this address is waiting for its answer.")])


@atomically
def revoke(invitation: Invitation, *, by: Actor) -> Invitation:
    """Take an invitation back; NotNow when it was accepted or revoked before."""
    ask(rules.REVOKE_INVITATION, by, invitation)
    row = _locked(invitation)
    if row.accepted_at or row.revoked_at:
        raise NotNow([_("This invitation is not open any more.")])
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    _record("revoked", row, by)
    return row


def invitation_by(token: str) -> Invitation:
    """The invitation behind a token; raises Unknown for a wrong token, NotNow for one that is no longer open."""
    found = Invitation.objects.filter(token_digest=_digest(token)).select_related("organisation").first()
    if found is None:
        raise Unknown("invitation")
    if reason := closed_because(found):
        raise NotNow([reason])
    return found


def closed_because(invitation: Invitation) -> str | None:
    """Why the invitation cannot be accepted; None while it can."""
    if invitation.accepted_at:
        return _("This invitation was accepted.")
    if invitation.revoked_at:
        return _("This invitation was taken back.")
    if invitation.expires_at <= timezone.now():
        return _("This invitation has expired. Ask for a new one.")
    return None


@atomically
def accept(token: str, *, by: Actor) -> Membership:
    """Take the seat. Only the person whose address was invited may: a forwarded mail opens nothing."""
    invitation = invitation_by(token)
    organisation = lock_organisation(invitation.organisation)
    row = _locked(invitation)
    if reason := closed_because(row):
        raise NotNow([reason])
    if not is_for(row, by):
        raise NotYours("people.invitation.accept")
    membership = seat(by.user_id, organisation, row.role)
    row.accepted_at = timezone.now()
    row.save(update_fields=["accepted_at"])
    _record("accepted", row, by)
    return membership


def is_for(invitation: Invitation, actor: Actor) -> bool:
    """Whether the actor's own address is the one invited."""
    return User.objects.filter(pk=actor.user_id, email=invitation.email).exists()


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)


def _record(what: str, invitation: Invitation, by: Actor):
    data = {"organisation": str(invitation.organisation_id), "role": invitation.role}
    return ledger.record(f"people.invitation.{what}", actor=by, subject=invitation, data=data)
