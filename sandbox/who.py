"""The parts of rules that speak of the sandbox's own people: consortium members and appointed experts."""

from uuid import UUID

from django.apps import apps
from django.db.models import F, Model, Q

from office.access import Actor
from office.access.rules import EVERYBODY, NOBODY, Who, follow
from office.people.models import Membership
from sandbox.states import APPLYING_DECIDED, Examining

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

    A member with a conflict sees no trace of the case. `path` leads to the panel's key; empty: the panel.
    """

    def __init__(self, path: str = "", *, chair: bool = False) -> None:
        self.path, self.chair = path, chair

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._members().filter(panel=self._panel(subject), user=actor.user_id).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(**{f"{self.path or 'pk'}__in": self._members().filter(user=actor.user_id).values("panel")})

    def holders(self, subject: Model) -> Q:
        return Q(pk__in=self._members().filter(panel=self._panel(subject)).values("user"))

    def _members(self):
        found = apps.get_model("sandbox", "PanelMember").objects.filter(state__in=TAKES_PART)
        return found.filter(chair=True) if self.chair else found

    def _panel(self, subject: Model) -> UUID | None:
        return follow(subject, self.path.split("__")) if self.path else subject.pk


class SeatedAs(Who):
    """The user in the seat at the end of `path` (empty: the subject itself), while its state is one of `states`."""

    def __init__(self, path: str = "", *, states: tuple[str, ...] = TAKES_PART) -> None:
        self.path, self.states = path, states

    def holds(self, actor: Actor, subject: Model) -> bool:
        seat = follow(subject, self.path.split("__")) if self.path else subject
        return actor.signed_in and seat.user_id == actor.user_id and seat.state in self.states

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        before = f"{self.path}__" if self.path else ""
        return Q(**{f"{before}user": actor.user_id, f"{before}state__in": self.states})

    def holders(self, subject: Model) -> Q:
        seat = follow(subject, self.path.split("__")) if self.path else subject
        return Q(pk=seat.user_id) if seat.state in self.states else NOBODY


class ReportReleased(Who):
    """While the decision that rests on the panel's report has been told; the report stays readable afterwards."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        case = subject.matter.parent.application
        if subject.state != Examining.REPORTED:
            return False
        asked_again = case.redeliberation_filed_at
        return case.state in APPLYING_DECIDED or bool(asked_again and asked_again > subject.reported_at)

    def scope(self, actor: Actor) -> Q:
        case = "matter__parent__application__"
        asked_again = Q(**{f"{case}redeliberation_filed_at__gt": F("reported_at")})
        return Q(state=Examining.REPORTED) & (Q(**{f"{case}state__in": APPLYING_DECIDED}) | asked_again)

    def holders(self, subject: Model) -> Q:
        return EVERYBODY if self.holds(Actor(), subject) else NOBODY
