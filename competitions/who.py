"""The parts of rules that speak of competitions: who is in charge of a programme, partners, second persons."""

from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q
from django.utils import timezone

from office.access import ANONYMOUS, Actor
from office.access.rules import EVERYBODY, NOBODY, Who, follow
from office.people.models import Appointment, Membership

PROGRAMME = "competitions"
JOINED = "joined"


class InCharge(Who):
    """Holders of an office in the competitions: of all programmes, or of the one their appointment names as its scope.

    `path` leads from the subject to the programme's code.
    """

    def __init__(self, *roles: str, path: str, organisation_kind: str = "") -> None:
        self.roles, self.path, self.organisation_kind = roles, path, organisation_kind

    def holds(self, actor: Actor, subject: Model) -> bool:
        scopes = self._scopes(actor)
        return "" in scopes or (bool(scopes) and self._code(subject) in scopes)

    def scope(self, actor: Actor) -> Q:
        scopes = self._scopes(actor)
        if "" in scopes:
            return EVERYBODY
        return Q(**{f"{self.path}__in": sorted(scopes)}) if scopes else NOBODY

    def holders(self, subject: Model) -> Q:
        now = timezone.now()
        posts = Appointment.objects.in_force(now).filter(
            role__in=self.roles, programme__in=[PROGRAMME, "*"], scope__in=["", self._code(subject)]
        )
        if self.organisation_kind:
            posts = posts.filter(organisation__kind=self.organisation_kind)
        standing_in = posts.filter(deputy_from__lte=now).filter(Q(deputy_until=None) | Q(deputy_until__gt=now))
        return Q(pk__in=posts.values("user_id")) | Q(pk__in=standing_in.exclude(deputy=None).values("deputy_id"))

    def _scopes(self, actor: Actor) -> set[str]:
        return {
            post.scope
            for post in actor.posts
            if post.role in self.roles
            and post.programme in (PROGRAMME, "*")
            and (not self.organisation_kind or post.organisation_kind == self.organisation_kind)
        }

    def _code(self, subject: Model) -> str:
        return str(follow(subject, self.path.split("__")) or "")


class Announced(Who):
    """Holds once the call that is the subject has been announced.

    Not asked of the state: a call that was given up in the house is cancelled too, and nobody outside knew of it.
    """

    def holds(self, actor: Actor, subject: Model) -> bool:
        return subject.announced_at is not None

    def scope(self, actor: Actor) -> Q:
        return Q(announced_at__isnull=False)

    def holders(self, subject: Model) -> Q:
        return EVERYBODY if self.holds(ANONYMOUS, subject) else NOBODY


class AnotherThan(Who):
    """Everybody but the user at the end of `path`: what one person prepared, another approves."""

    def __init__(self, path: str) -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.user_id is None or self._user(subject) != actor.user_id

    def scope(self, actor: Actor) -> Q:
        if actor.user_id is None:
            return EVERYBODY
        return Q(**{f"{self.path}__isnull": True}) | ~Q(**{self.path: actor.user_id})

    def holders(self, subject: Model) -> Q:
        user = self._user(subject)
        return ~Q(pk=user) if user else EVERYBODY

    def _user(self, subject: Model) -> UUID | None:
        *names, last = self.path.split("__")
        return getattr(follow(subject, names), f"{last}_id", None)


class Oneself(AnotherThan):
    """Only the user at the end of `path`: what one prepared, one may take back."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.user_id is not None and self._user(subject) == actor.user_id

    def scope(self, actor: Actor) -> Q:
        return Q(**{self.path: actor.user_id}) if actor.user_id is not None else NOBODY

    def holders(self, subject: Model) -> Q:
        user = self._user(subject)
        return Q(pk=user) if user else NOBODY


class EntryPartner(Who):
    """Active members of an organisation that has joined the entry at the end of `path` (empty: the subject itself)."""

    def __init__(self, path: str = "", *, roles: tuple[str, ...] = ()) -> None:
        self.path, self.roles = path, roles

    def holds(self, actor: Actor, subject: Model) -> bool:
        mine = actor.organisations(self.roles)
        return bool(mine) and self._joined().filter(entry=self._pk(subject), organisation__in=mine).exists()

    def scope(self, actor: Actor) -> Q:
        mine = actor.organisations(self.roles)
        if not mine:
            return NOBODY
        return Q(**{f"{self.path or 'pk'}__in": self._joined().filter(organisation__in=mine).values("entry")})

    def holders(self, subject: Model) -> Q:
        joined = self._joined().filter(entry=self._pk(subject)).values("organisation")
        seats = Membership.objects.filter(state="active", organisation__in=joined)
        if self.roles:
            seats = seats.filter(role__in=self.roles)
        return Q(pk__in=seats.values("user_id"))

    def _joined(self):
        return apps.get_model("competitions", "Partner").objects.filter(state=JOINED)

    def _pk(self, subject: Model) -> UUID | None:
        return getattr(follow(subject, self.path.split("__")), "pk", None) if self.path else subject.pk
