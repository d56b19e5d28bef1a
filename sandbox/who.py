"""The parts of rules that speak of the sandbox's own people: consortium members and appointed experts."""

from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q

from office.access import Actor
from office.access.rules import NOBODY, Who, follow
from office.people.models import Membership

JOINED = "joined"
TAKES_PART = ("cleared",)


class PartnerIn(Who):
    """Active members of an organisation that has joined the consortium of the application at the end of `path`.

    An empty path means that the subject is the application itself.
    """

    def __init__(self, path: str = "", *, roles: tuple[str, ...] = ()) -> None:
        self.path, self.roles = path, roles

    def holds(self, actor: Actor, subject: Model) -> bool:
        mine = actor.organisations(self.roles)
        return bool(mine) and self._joined().filter(application=self._pk(subject), organisation__in=mine).exists()

    def scope(self, actor: Actor) -> Q:
        mine = actor.organisations(self.roles)
        if not mine:
            return NOBODY
        found = self._joined().filter(organisation__in=mine).values("application")
        return Q(**{f"{self.path or 'pk'}__in": found})

    def holders(self, subject: Model) -> Q:
        seats = Membership.objects.filter(
            state="active", organisation__in=self._joined().filter(application=self._pk(subject)).values("organisation")
        )
        if self.roles:
            seats = seats.filter(role__in=self.roles)
        return Q(pk__in=seats.values("user_id"))

    def _joined(self):
        return apps.get_model("sandbox", "ConsortiumMember").objects.filter(state=JOINED)

    def _pk(self, subject: Model) -> UUID | None:
        if not self.path:
            return subject.pk
        *names, last = self.path.split("__")
        holder = follow(subject, names)
        # A matter's application shares its key; a row that points to an application holds it.
        return getattr(holder, f"{last}_id", None) or getattr(holder, "pk", None)


class ExpertOn(Who):
    """Experts of a panel who have declared that nothing stands in the way; with `chair`, its chair alone.

    A member with a conflict sees no trace of the case.
    """

    def __init__(self, *, chair: bool = False) -> None:
        self.chair = chair

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._members().filter(panel=subject.pk, user=actor.user_id).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(pk__in=self._members().filter(user=actor.user_id).values("panel"))

    def holders(self, subject: Model) -> Q:
        return Q(pk__in=self._members().filter(panel=subject.pk).values("user"))

    def _members(self):
        found = apps.get_model("sandbox", "PanelMember").objects.filter(state__in=TAKES_PART)
        return found.filter(chair=True) if self.chair else found
