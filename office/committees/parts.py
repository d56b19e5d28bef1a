"""The parts of rules that speak of committees: who sits, who serves, who is recused.

A person counts, not only a seat: whoever is recused from an item under one seat is recused from it altogether, as a
member, as the holder of another seat, as a proxy and as an officer.
"""

from typing import Any

from django.apps import apps
from django.db.models import F, Model, Q, QuerySet
from django.utils import timezone

from office.access import NOBODY, Actor, Rule, Who
from office.access.rules import EVERYBODY, all_rules, follow
from office.committees.states import ITEM_ON_AGENDA, RecusalState, SeatKind
from office.people.who import Appointed


def _model(name: str) -> type[Model]:
    return apps.get_model("committees", name)


def _at(path: str, field: str = "pk") -> str:
    return f"{path}__{field}" if path else field


def _end(subject: Any, path: str) -> Any:
    return follow(subject, path.split("__")) if path else subject


def person(prefix: str, who: Any) -> Q:
    """The condition on rows whose seat (at `prefix`) `who` may act for: its holder, or its proxy where allowed."""
    start = f"{prefix}__" if prefix else ""
    holder = Q(**{f"{start}user": who})
    return holder | Q(**{f"{start}proxy": who, f"{start}committee__proxies_allowed": True})


def people_of(seats: QuerySet) -> Q:
    """The condition on users who may act for one of `seats`."""
    proxied = seats.filter(committee__proxies_allowed=True, proxy__isnull=False)
    return Q(pk__in=seats.filter(user__isnull=False).values("user")) | Q(pk__in=proxied.values("proxy"))


def in_force_on(day: Any, prefix: str = "") -> Q:
    """The condition on rows whose seat is in force on `day` (a date, or an expression)."""
    until = Q(**{f"{prefix}valid_until": None}) | Q(**{f"{prefix}valid_until__gte": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & until


class Sits(Who):
    """Holders of a standing seat that is in force on the day of the meeting at `path`, in one of `roles` (empty: any),
    and with `votes` only of those that vote."""

    def __init__(self, path: str = "", *, roles: tuple[str, ...] = (), votes: bool = False) -> None:
        self.path, self.roles, self.votes = path, roles, votes

    def holds(self, actor: Actor, subject: Model) -> bool:
        meeting = _end(subject, self.path)
        return actor.signed_in and self._seats(meeting).filter(person("", actor.user_id)).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        seats = "committee__seats"
        rows = _model("Meeting").objects.filter(
            person(seats, actor.user_id), in_force_on(F("day"), f"{seats}__"), self._kind(f"{seats}__")
        )
        return Q(**{_at(self.path) + "__in": rows.order_by().values("pk")})

    def holders(self, subject: Model) -> Q:
        return people_of(self._seats(_end(subject, self.path)))

    def _seats(self, meeting: Any) -> QuerySet:
        seats = _model("Seat").objects.filter(committee=meeting.committee_id)
        return seats.filter(in_force_on(meeting.day), self._kind(""))

    def _kind(self, prefix: str) -> Q:
        kind = ~Q(**{f"{prefix}kind": SeatKind.AD_HOC})
        if self.roles:
            kind &= Q(**{f"{prefix}role__in": self.roles})
        return kind & Q(**{f"{prefix}votes": True}) if self.votes else kind


class HoldsSeat(Who):
    """Whoever holds a seat today in the committee that is itself the subject."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._seats().filter(person("", actor.user_id), committee=subject.pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(pk__in=self._seats().filter(person("", actor.user_id)).order_by().values("committee"))

    def holders(self, subject: Model) -> Q:
        return people_of(self._seats().filter(committee=subject.pk))

    def _seats(self) -> QuerySet:
        return _model("Seat").objects.filter(in_force_on(timezone.localdate()), ~Q(kind=SeatKind.AD_HOC))


class SitsFor(Who):
    """Those who join the item at `path` only for it (Act §23③ iii–iv)."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        seats = self._seats(_end(subject, self.path))
        return actor.signed_in and seats.filter(person("", actor.user_id)).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        rows = _model("AdHocSeat").objects.filter(person("seat", actor.user_id))
        return Q(**{_at(self.path) + "__in": rows.order_by().values("item")})

    def holders(self, subject: Model) -> Q:
        return people_of(self._seats(_end(subject, self.path)))

    def _seats(self, item: Any) -> QuerySet:
        return _model("Seat").objects.filter(joins__item=item.pk)


class JoinsIn(Who):
    """Those who join the meeting at `path` for at least one item from which they are not recused."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        if not actor.signed_in:
            return False
        return self._rows(actor.user_id).filter(item__meeting=_end(subject, self.path).pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        rows = self._rows(actor.user_id).order_by().values("item__meeting")
        return Q(**{_at(self.path) + "__in": rows})

    def holders(self, subject: Model) -> Q:
        found = NOBODY
        for item in _model("AgendaItem").objects.filter(
            meeting=_end(subject, self.path).pk, state__in=ITEM_ON_AGENDA, ad_hoc__isnull=False
        ):
            found |= SitsFor().holders(item) & NotRecused().holders(item)
        return found

    def _rows(self, who: Any) -> QuerySet:
        rows = _model("AdHocSeat").objects.filter(person("seat", who), item__state__in=ITEM_ON_AGENDA)
        return rows.exclude(item__in=recused_items(who))


def recused_items(who: Any) -> QuerySet:
    """The ids of the items from which a person is recused, under whatever seat."""
    rows = _model("Recusal").objects.filter(person("seat", who), state=RecusalState.GRANTED)
    return rows.order_by().values("item")


class NotRecused(Who):
    """Everybody who is not recused from the item at `path`."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        item = _end(subject, self.path)
        return not actor.signed_in or not recused_items(actor.user_id).filter(item=item.pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        return ~Q(**{_at(self.path) + "__in": recused_items(actor.user_id)})

    def holders(self, subject: Model) -> Q:
        item = _end(subject, self.path)
        seats = _model("Seat").objects.filter(recusals__item=item.pk, recusals__state=RecusalState.GRANTED)
        return ~people_of(seats)


class NotRecusedFrom(Who):
    """Everybody who is not recused from an item on the case at `path` (a Matter): for a programme's own rules."""

    def __init__(self, path: str = "matter") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        items = _model("AgendaItem").objects.filter(matter=_end(subject, self.path).pk)
        return not actor.signed_in or not items.filter(pk__in=recused_items(actor.user_id)).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        items = _model("AgendaItem").objects.filter(pk__in=recused_items(actor.user_id))
        return ~Q(**{_at(self.path) + "__in": items.order_by().values("matter")})

    def holders(self, subject: Model) -> Q:
        seats = _model("Seat").objects.filter(
            recusals__item__matter=_end(subject, self.path).pk, recusals__state=RecusalState.GRANTED
        )
        return ~people_of(seats)


class DeliberatesOn(Who):
    """Members for an item on the case at `path` (a Matter) that was announced, unless recused: for a programme that
    shows its committee the case itself."""

    def __init__(self, path: str = "matter") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        case = _end(subject, self.path)
        return actor.signed_in and self._items(actor).filter(matter=case.pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(**{_at(self.path) + "__in": self._items(actor).order_by().values("matter")})

    def holders(self, subject: Model) -> Q:
        rule, found = _sit_on_item(), NOBODY
        for item in _model("AgendaItem").objects.filter(matter=_end(subject, self.path).pk):
            found |= rule.holders(item)
        return found & NotRecusedFrom(self.path).holders(subject)

    def _items(self, actor: Actor) -> QuerySet:
        mine = _model("AgendaItem").objects.filter(_sit_on_item().scope(actor))
        away = _model("AgendaItem").objects.filter(pk__in=recused_items(actor.user_id))
        return mine.exclude(matter__in=away.values("matter"))


def _sit_on_item() -> Rule:
    return all_rules()["committees.item.sit"]


class Named(Who):
    """The holder, or the admitted proxy, of the seat at `path`: the presiding chair."""

    def __init__(self, path: str) -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        seat = _end(subject, self.path)
        return actor.signed_in and seat is not None and actor.user_id in seat.person_ids

    def scope(self, actor: Actor) -> Q:
        return person(self.path, actor.user_id) if actor.signed_in else NOBODY

    def holders(self, subject: Model) -> Q:
        seat = _end(subject, self.path)
        return Q(pk__in=seat.person_ids) if seat is not None else NOBODY


class AppointedFor(Who):
    """Holders of one of `roles` in the programme whose key stands at `path`."""

    def __init__(self, *roles: str, path: str) -> None:
        self.roles, self.path = roles, path

    def holds(self, actor: Actor, subject: Model) -> bool:
        return self._office(_end(subject, self.path)).holds(actor, None)

    def scope(self, actor: Actor) -> Q:
        mine = {post.programme for post in actor.posts if post.role in self.roles}
        if "*" in mine:
            return EVERYBODY
        return Q(**{f"{self.path}__in": mine}) if mine else NOBODY

    def holders(self, subject: Model) -> Q:
        return self._office(_end(subject, self.path)).holders(None)

    def _office(self, programme: Any) -> Appointed:
        return Appointed(*self.roles, programme=programme)
