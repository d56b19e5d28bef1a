"""From a user to the actor whom rules are asked about, in two queries."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from office.access.actors import ANONYMOUS, Actor, Post, Seat
from office.access.worded import worded
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
    return tuple(Seat(*row) for row in _memberships(user=user.pk))


@worded()
def _memberships(user: Any) -> QuerySet:
    rows = Membership.objects.filter(user=user, state="active")
    return rows.values_list("organisation_id", "organisation__kind", "role")


def _posts(user: User) -> tuple[Post, ...]:
    return tuple(
        Post(role, programme, organisation, kind or "", scope, None if holder == user.pk else holder)
        for role, programme, organisation, kind, scope, holder in _appointments(user=user.pk, now=timezone.now())
    )


@worded()
def _appointments(user: Any, now: Any) -> QuerySet:
    standing_in = Q(deputy=user, deputy_from__lte=now) & (Q(deputy_until=None) | Q(deputy_until__gt=now))
    rows = Appointment.objects.in_force(now).filter(Q(user=user) | standing_in)
    return rows.values_list("role", "programme", "organisation_id", "organisation__kind", "scope", "user_id")
