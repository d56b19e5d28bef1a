"""The parts of rules that speak of people: members, appointed persons, those in charge."""

from uuid import UUID

from django.db.models import Model, Q
from django.utils import timezone

from office.access.actors import Actor
from office.access.rules import EVERYBODY, NOBODY, Machine, Never, When, Who, follow
from office.people.models import Appointment, Membership

__all__ = [
    "Administrator",
    "Appointed",
    "ChargedWith",
    "Inside",
    "Machine",
    "MemberOf",
    "MemberOfKind",
    "Never",
    "SelfOf",
    "SignedIn",
    "When",
]


class MemberOf(Who):
    """Active members of the organisation at the end of `path`, in one of `roles`, of one of `kinds` (empty: any)."""

    def __init__(self, path: str, *, roles: tuple[str, ...] = (), kinds: tuple[str, ...] = ()) -> None:
        self.path, self.roles, self.kinds = path, roles, kinds

    def holds(self, actor: Actor, subject: Model) -> bool:
        return self._organisation_id(subject) in actor.organisations(self.roles, self.kinds)

    def scope(self, actor: Actor) -> Q:
        mine = actor.organisations(self.roles, self.kinds)
        return Q(**{f"{self.path}__in": mine}) if mine else NOBODY

    def holders(self, subject: Model) -> Q:
        seats = Membership.objects.filter(state="active", organisation_id=self._organisation_id(subject))
        if self.roles:
            seats = seats.filter(role__in=self.roles)
        if self.kinds:
            seats = seats.filter(organisation__kind__in=self.kinds)
        return Q(pk__in=seats.values("user_id"))

    def _organisation_id(self, subject: Model) -> UUID | None:
        *names, last = self.path.split("__")
        holder = follow(subject, names)
        return getattr(holder, f"{last}_id", None) if holder is not None else None


class Inside(MemberOf):
    """Active members of the organisation that is itself the subject."""

    def __init__(self, *, roles: tuple[str, ...] = (), kinds: tuple[str, ...] = ()) -> None:
        super().__init__("pk", roles=roles, kinds=kinds)

    def _organisation_id(self, subject: Model) -> UUID | None:
        return subject.pk


class MemberOfKind(Who):
    """Active members of any organisation of one of `kinds`; asks nothing of a subject."""

    needs_subject = False

    def __init__(self, *kinds: str, roles: tuple[str, ...] = ()) -> None:
        self.kinds, self.roles = kinds, roles

    def holds(self, actor: Actor, subject: Model | None) -> bool:
        return bool(actor.organisations(self.roles, self.kinds))

    def scope(self, actor: Actor) -> Q:
        return EVERYBODY if self.holds(actor, None) else NOBODY

    def holders(self, subject: Model | None) -> Q:
        seats = Membership.objects.filter(state="active", organisation__kind__in=self.kinds)
        if self.roles:
            seats = seats.filter(role__in=self.roles)
        return Q(pk__in=seats.values("user_id"))


class Appointed(Who):
    """Holders of an office whose days cover now, and deputies while they stand in; asks nothing of a subject."""

    needs_subject = False

    def __init__(self, *roles: str, programme: str = "", organisation_kind: str = "") -> None:
        self.roles, self.programme, self.organisation_kind = roles, programme, organisation_kind

    def holds(self, actor: Actor, subject: Model | None) -> bool:
        return any(self._fits(post) for post in actor.posts)

    def scope(self, actor: Actor) -> Q:
        return EVERYBODY if self.holds(actor, None) else NOBODY

    def holders(self, subject: Model | None) -> Q:
        now = timezone.now()
        posts = Appointment.objects.in_force(now).filter(role__in=self.roles)
        if self.programme:
            posts = posts.filter(programme__in=[self.programme, "*"])
        if self.organisation_kind:
            posts = posts.filter(organisation__kind=self.organisation_kind)
        standing_in = posts.filter(deputy_from__lte=now).filter(Q(deputy_until=None) | Q(deputy_until__gt=now))
        return Q(pk__in=posts.values("user_id")) | Q(pk__in=standing_in.exclude(deputy=None).values("deputy_id"))

    def _fits(self, post) -> bool:
        return (
            post.role in self.roles
            and (not self.programme or post.programme in (self.programme, "*"))
            and (not self.organisation_kind or post.organisation_kind == self.organisation_kind)
        )


class ChargedWith(Who):
    """The user at the end of `path`: the officer in charge, the drafter."""

    def __init__(self, path: str) -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._user_id(subject) == actor.user_id

    def scope(self, actor: Actor) -> Q:
        return Q(**{self.path: actor.user_id}) if actor.signed_in else NOBODY

    def holders(self, subject: Model) -> Q:
        return Q(pk=self._user_id(subject)) if self._user_id(subject) else NOBODY

    def _user_id(self, subject: Model) -> UUID | None:
        *names, last = self.path.split("__")
        holder = follow(subject, names)
        return getattr(holder, f"{last}_id", None) if holder is not None else None


class SelfOf(Who):
    """The user who is the subject."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and subject.pk == actor.user_id

    def scope(self, actor: Actor) -> Q:
        return Q(pk=actor.user_id) if actor.signed_in else NOBODY

    def holders(self, subject: Model) -> Q:
        return Q(pk=subject.pk)


class Administrator(Who):
    """Those who run the installation; asks nothing of a subject."""

    needs_subject = False

    def holds(self, actor: Actor, subject: Model | None) -> bool:
        return actor.administrator

    def scope(self, actor: Actor) -> Q:
        return EVERYBODY if actor.administrator else NOBODY

    def holders(self, subject: Model | None) -> Q:
        return Q(is_staff=True)


class SignedIn(Who):
    """Every known person; asks nothing of a subject."""

    needs_subject = False

    def holds(self, actor: Actor, subject: Model | None) -> bool:
        return actor.signed_in

    def scope(self, actor: Actor) -> Q:
        return EVERYBODY if actor.signed_in else NOBODY

    def holders(self, subject: Model | None) -> Q:
        return EVERYBODY
