"""From a user to the actor whom rules are asked about, in two queries."""

from django.db.models import Q
from django.utils import timezone

from office.access.actors import ANONYMOUS, Actor, Post, Seat
from office.people.models import Appointment, Membership, User


def actor_of(user) -> Actor:
    """The actor for a user: seats and posts in force now; deputies get the post they stand in for.

    Anonymous, missing or deactivated users are ANONYMOUS: they hold nothing.
    """
    if not isinstance(user, User) and not getattr(user, "is_authenticated", False):
        return ANONYMOUS
    if not user.is_active:
        return ANONYMOUS
    return Actor(
        user_id=user.pk,
        name=str(user),
        seats=_seats(user),
        posts=_posts(user),
        administrator=user.is_staff,
        language=user.language,
    )


def _seats(user: User) -> tuple[Seat, ...]:
    rows = Membership.objects.filter(user=user.pk, state="active").values_list(
        "organisation_id", "organisation__kind", "role"
    )
    return tuple(Seat(*row) for row in rows)


def _posts(user: User) -> tuple[Post, ...]:
    now = timezone.now()
    standing_in = Q(deputy=user.pk, deputy_from__lte=now) & (Q(deputy_until=None) | Q(deputy_until__gt=now))
    rows = (
        Appointment.objects.in_force(now)
        .filter(Q(user=user.pk) | standing_in)
        .values_list("role", "programme", "organisation_id", "organisation__kind", "scope", "user_id")
    )
    return tuple(
        Post(role, programme, organisation, kind or "", scope, None if holder == user.pk else holder)
        for role, programme, organisation, kind, scope, holder in rows
    )
