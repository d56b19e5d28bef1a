"""Questions that are put into words once.

The library writes the SQL of a question anew each time it is asked, which takes several times as long as the answer.
Where something is asked in every request, or for every submission in a rush, the words are kept and only the values
travel. Words are the same for everybody who stands where the asker stands: nothing that anybody was told is kept, and a
right that was taken away is gone at the next asking.
"""

import datetime as dt
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import replace
from functools import update_wrapper
from os import urandom
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from office.access.actors import Actor


class Way:
    """From the values of an asking to the one that goes here: a name, and the way from there."""

    way: tuple[str | int, ...]

    def value(self, values: dict[str, Any]) -> Any:
        """What is asked for this time."""
        name, *way = self.way
        found = values[name]
        for step in way:
            found = found[step] if isinstance(step, int) else getattr(found, step)
        return found


class Place(Way, Expression):
    """Where a value goes. Until the values are known it stands among them itself."""

    def __init__(self, *way: str | int) -> None:
        super().__init__()
        self.way = way

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list]:
        """A value, whatever it will be."""
        return "%s", [self]


class IdPlace(Way, UUID):
    """Where an id goes: the library looks at ids before it takes them, so this is one."""

    def __init__(self, *way: str | int) -> None:
        super().__init__(bytes=urandom(16))
        self.__dict__["way"] = way


class Words:
    """The SQL of a question and how its rows become what the queryset gives."""

    def __init__(self, asked: QuerySet) -> None:
        if asked._prefetch_related_lookups:
            raise ValueError("what is prefetched is a question of its own")
        self.asked, self.compiler = asked, asked.query.get_compiler(using=asked.db)
        try:
            self.sql, self.params = self.compiler.as_sql()
        except EmptyResultSet:  # nothing can be found, whatever the values are
            self.sql, self.params = "", ()
            return
        if any(isinstance(one, dt.date | UUID) and not isinstance(one, Way) for one in self.params):
            raise ValueError(f"a moment, or somebody's id, would stand in the words for ever: {self.sql}")
        self.converters = self.compiler.get_converters([one[0] for one in self.compiler.select])

    def answers(self, values: dict[str, Any]) -> list:
        """Ask with these values, on the connection of this thread."""
        if not self.sql:
            return []
        connection = connections[self.asked.db]
        if self.asked.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        params = tuple(one.value(values) if isinstance(one, Way) else one for one in self.params)
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *told, **more: (self.sql, params)
        compiler.get_converters = lambda expressions: self.converters
        return list(self.asked._iterable_class(self._spoken(compiler)))

    def _spoken(self, compiler: SQLCompiler) -> SimpleNamespace:
        """What the library reads rows by, as it reads them of a queryset: nothing is left to compile."""
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        known = {"db": self.asked.db, "model": self.asked.model, "_fields": self.asked._fields}
        return SimpleNamespace(query=query, _known_related_objects={}, **known)


class Worded:
    """A question whose words are kept, one set for each shape: a list of three has other words than a list of two.

    Values go by name and are what the database takes: ids, not rows; a list is a tuple and never empty; an actor is
    asked for by its seats and posts. Those in `fixed` are no values but belong to the words.
    """

    def __init__(self, ask: Callable[..., QuerySet], fixed: tuple[str, ...] = ()) -> None:
        update_wrapper(self, ask)
        self.ask, self.fixed = ask, fixed
        self._words: dict[Hashable, Words] = {}

    def __call__(self, **values: Any) -> list:
        """What the queryset would give, as a list."""
        shape = tuple((name, one if name in self.fixed else _shape(one)) for name, one in values.items())
        words = self._words.get(shape)
        if words is None:
            places = {name: one if name in self.fixed else _places(one, name) for name, one in values.items()}
            words = self._words[shape] = Words(self.ask(**places))
        return words.answers(values)

    def first(self, **values: Any) -> Any:
        """The first of them, else None; in which order, and how many are fetched, the question says itself."""
        return next(iter(self(**values)), None)


def worded(*fixed: str) -> Callable[[Callable[..., QuerySet]], Worded]:
    """Keep the words of the question that a function asks; it is given places instead of values."""
    return lambda ask: Worded(ask, fixed)


def _shape(value: Any) -> Hashable:
    """All of a value on which words could depend."""
    if isinstance(value, Actor):
        return _standing(value)
    return len(value) if isinstance(value, tuple) else value is None


def _standing(actor: Actor) -> Hashable:
    seats = tuple((one.organisation_kind, one.role) for one in actor.seats)
    posts = tuple(
        (one.role, one.programme, one.organisation_kind, one.scope, one.organisation_id is None, one.deputy)
        for one in actor.posts
    )
    return actor.user_id is None, actor.is_system, actor.administrator, seats, posts


def _places(value: Any, *way: str | int) -> Any:
    if isinstance(value, tuple):
        return [_places(one, *way, position) for position, one in enumerate(value)]
    if isinstance(value, Actor):
        return _standing_in(value, *way)
    return None if value is None else IdPlace(*way) if isinstance(value, UUID) else Place(*way)


def _standing_in(actor: Actor, *way: str | int) -> Actor:
    """Somebody in the same seats and posts, with a place for every id."""
    seats = tuple(
        replace(one, organisation_id=_places(one.organisation_id, *way, "seats", number, "organisation_id"))
        for number, one in enumerate(actor.seats)
    )
    posts = tuple(
        replace(
            one,
            organisation_id=_places(one.organisation_id, *way, "posts", number, "organisation_id"),
            for_user_id=_places(one.for_user_id, *way, "posts", number, "for_user_id"),
        )
        for number, one in enumerate(actor.posts)
    )
    user_id, runs_it = _places(actor.user_id, *way, "user_id"), actor.administrator
    return Actor(user_id=user_id, seats=seats, posts=posts, is_system=actor.is_system, administrator=runs_it)
