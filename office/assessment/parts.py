"""The parts of rules that speak of panels: who is in charge of one, who sits on it, who keeps away from an entry.

`path` leads from the subject of the rule to the panel, the seat or the entry; empty: the subject itself.
"""

from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from office.access import NOBODY, Actor, Who
from office.access.rules import EVERYBODY, follow
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Sitting
from office.people.models import Appointment


def _model(name: str) -> type[Model]:
    return apps.get_model("assessment", name)


def _end(subject: Any, path: str) -> Any:
    return follow(subject, path.split("__")) if path else subject


def _in(path: str, rows: QuerySet, field: str) -> Q:
    return Q(**{f"{path or 'pk'}__in": rows.order_by().values(field)})


class StaffOf(Who):
    """Holders of an office in the panel's programme: of all of it, or of the part that their appointment names."""

    def __init__(self, *roles: str, path: str = "", organisation_kind: str = "") -> None:
        self.roles, self.path, self.organisation_kind = roles, path, organisation_kind

    def holds(self, actor: Actor, subject: Model) -> bool:
        panel = _end(subject, self.path)
        return panel is not None and any(
            post.programme in (panel.programme, "*") and post.scope in ("", panel.scope) for post in self._posts(actor)
        )

    def scope(self, actor: Actor) -> Q:
        found = NOBODY
        for post in self._posts(actor):
            one = self._rows(post.programme, post.scope)
            if not one:
                return EVERYBODY
            found = one if found is NOBODY else found | one
        return found

    def holders(self, subject: Model) -> Q:
        panel, now = _end(subject, self.path), timezone.now()
        posts = Appointment.objects.in_force(now).filter(
            role__in=self.roles, programme__in=[panel.programme, "*"], scope__in=["", panel.scope]
        )
        if self.organisation_kind:
            posts = posts.filter(organisation__kind=self.organisation_kind)
        standing_in = posts.filter(deputy_from__lte=now).filter(Q(deputy_until=None) | Q(deputy_until__gt=now))
        return Q(pk__in=posts.values("user_id")) | Q(pk__in=standing_in.exclude(deputy=None).values("deputy_id"))

    def _posts(self, actor: Actor) -> list:
        return [
            post
            for post in actor.posts
            if post.role in self.roles
            and (not self.organisation_kind or post.organisation_kind == self.organisation_kind)
        ]

    def _rows(self, programme: str, scope: str) -> Q:
        start = f"{self.path}__" if self.path else ""
        named = {} if programme == "*" else {f"{start}programme": programme}
        return Q(**named, **({f"{start}scope": scope} if scope else {}))


class SitsOn(Who):
    """Whoever holds a seat in one of `states` on the panel at `path`; with `chair` only who presides."""

    def __init__(self, path: str = "", *, states: tuple[str, ...] = (Sitting.PLEDGED,), chair: bool = False) -> None:
        self.path, self.states, self.chair = path, states, chair

    def holds(self, actor: Actor, subject: Model) -> bool:
        panel = _end(subject, self.path)
        return actor.signed_in and self._seats().filter(panel=panel.pk, reviewer__user=actor.user_id).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return _in(self.path, self._seats().filter(reviewer__user=actor.user_id), "panel")

    def holders(self, subject: Model) -> Q:
        panel = _end(subject, self.path)
        seats = self._seats().filter(panel=panel.pk, reviewer__user__isnull=False)
        return Q(pk__in=seats.order_by().values("reviewer__user"))

    def _seats(self) -> QuerySet:
        seats = _model("Seat").objects.filter(state__in=self.states)
        return seats.filter(chair=True) if self.chair else seats


class Holds(Who):
    """The reviewer who holds the seat at `path`, while it is in one of `states` (empty: any)."""

    def __init__(self, path: str = "", *, states: tuple[str, ...] = ()) -> None:
        self.path, self.states = path, states

    def holds(self, actor: Actor, subject: Model) -> bool:
        seat = _end(subject, self.path)
        mine = actor.signed_in and seat.reviewer.user_id == actor.user_id
        return mine and (not self.states or seat.state in self.states)

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        start = f"{self.path}__" if self.path else ""
        state = Q(**{f"{start}state__in": self.states}) if self.states else Q()
        return Q(**{f"{start}reviewer__user": actor.user_id}) & state

    def holders(self, subject: Model) -> Q:
        seat = _end(subject, self.path)
        there = seat.reviewer.user_id and (not self.states or seat.state in self.states)
        return Q(pk=seat.reviewer.user_id) if there else NOBODY


class NotExcluded(Who):
    """Everybody who need not keep away from the entry at `path`: a person counts, whatever else he or she is."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        one = _end(subject, self.path)
        return not actor.signed_in or not self._away().filter(subject=one.pk, **_person(actor.user_id)).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        return ~_in(self.path, self._away().filter(**_person(actor.user_id)), "subject")

    def holders(self, subject: Model) -> Q:
        one = _end(subject, self.path)
        away = self._away().filter(subject=one.pk, seat__reviewer__user__isnull=False)
        return ~Q(pk__in=away.order_by().values("seat__reviewer__user"))

    def _away(self) -> QuerySet:
        return _model("Exclusion").objects.filter(state__in=EXCLUSION_KEEPS_AWAY)


def _person(user: Any) -> dict:
    return {"seat__reviewer__user": user}
