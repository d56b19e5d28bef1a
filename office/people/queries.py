"""What an actor may read of people and organisations; every page starts from one of these."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from office.access import Actor, Unknown
from office.people import rules
from office.people.models import ApiToken, Appointment, Claim, Invitation, Membership, Organisation, User

# Kinds whose names are public knowledge: anybody signed in may look them up to ask for a seat.
LISTED_KINDS = ("local_government", "ministry", "university", "public_body", "foreign_public_body", "secretariat")


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """The organisations whose page `actor` may open."""
    return Organisation.objects.filter(rules.SEE_ORGANISATION.scope(actor))


def own_organisations(actor: Actor) -> QuerySet[Membership]:
    """The actor's own seats, with their organisations."""
    seats = Membership.objects.filter(user=actor.user_id, state="active")
    return seats.select_related("organisation", "organisation__parent").order_by("organisation__name_ko")


def directory(query: str) -> QuerySet[Organisation]:
    """Public and academic bodies by a part of their Korean or English name; companies and persons are never listed."""
    return (
        Organisation.objects.filter(Q(name_ko__icontains=query) | Q(name_en__icontains=query), kind__in=LISTED_KINDS)
        .select_related("parent")
        .order_by("parent__name_ko", "name_ko")
    )


def claimable() -> QuerySet[Organisation]:
    """Organisations in which one may ask for a seat: whoever knows the number or found the name gets here."""
    return Organisation.objects.exclude(kind="individual").select_related("parent")


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Everybody who sits in the organisation now, managers first."""
    return organisation.memberships.filter(state="active").select_related("user").order_by("role", "user__email")


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations that nobody has used or revoked."""
    return organisation.invitations.filter(accepted_at=None, revoked_at=None).select_related("invited_by")


def claims_for(actor: Actor) -> QuerySet[Claim]:
    """Claims that `actor` made or may decide."""
    return Claim.objects.filter(rules.SEE_CLAIM.scope(actor)).select_related("user", "organisation", "decided_by")


def claims_to_decide(actor: Actor) -> QuerySet[Claim]:
    """Open claims waiting for `actor`, oldest first."""
    waiting = Claim.objects.filter(rules.DECIDE_CLAIM.scope(actor), state="open").exclude(user=actor.user_id)
    return waiting.select_related("user", "organisation").order_by("created_at")


def memberships_for(actor: Actor) -> QuerySet[Membership]:
    """Seats that `actor` may change or end."""
    return Membership.objects.filter(rules.END_MEMBERSHIP.scope(actor), state="active").select_related(
        "user", "organisation"
    )


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Invitations that `actor` may revoke."""
    return Invitation.objects.filter(rules.REVOKE_INVITATION.scope(actor)).select_related("organisation")


def appointments_for(actor: Actor) -> QuerySet[Appointment]:
    """Offices that `actor` may know of."""
    return Appointment.objects.filter(rules.SEE_APPOINTMENT.scope(actor)).select_related(
        "user", "deputy", "organisation"
    )


def tokens_for(actor: Actor) -> QuerySet[ApiToken]:
    """One's own bearer tokens, newest first."""
    return ApiToken.objects.filter(user=actor.user_id).order_by("-created")


def account_of(actor: Actor) -> User:
    """The actor's own account; raises Unknown for the machine and for nobody."""
    return found(User.objects.filter(pk=actor.user_id), pk=actor.user_id)


def active_users() -> QuerySet[User]:
    """People whose accounts are open."""
    return User.objects.filter(is_active=True)


def without_manager(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those in which nobody may act yet."""
    managers = Membership.objects.filter(organisation=OuterRef("pk"), role="manager", state="active")
    return rows.exclude(Exists(managers))


def found(rows: QuerySet, *, pk: UUID | str | None):
    """The one row, or Unknown (404): the answer is the same whether it is not there or not theirs to know."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Unknown(str(pk))
    return row
