"""The pool of a draw, as it is published before anybody can know the result: pseudonyms, what quotas count by, flags.

No names, nothing that a name could be guessed from. The order in which people or quotas were typed is no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from office.assessment.draw.sense import misshapen
from office.assessment.draw.shapes import in_order
from office.assessment.rulesets.readers import code, many, maybe, one_of, part, whole, words
from office.assessment.rulesets.reading import member, read, written

FIELDS = ("expertise", "region", "gender")


class BadPool(ValueError):
    """No draw could be made from this pool; `faults` says why."""

    def __init__(self, faults: list) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who may be drawn. `excluded` holds the codes of what keeps the person out; empty: nothing does."""

    pseudonym: str = member(code)
    expertise: tuple[str, ...] = member(many(code), ())
    region: str | None = member(maybe(code), None)
    gender: str | None = member(maybe(code), None)
    excluded: tuple[str, ...] = member(many(code), ())

    def __post_init__(self) -> None:
        in_order(self, expertise=sorted(set(self.expertise)), excluded=sorted(set(self.excluded)))

    def values(self, field: str) -> tuple[str, ...]:
        """What the person counts as: several fields of expertise, one region, one gender."""
        if field == "expertise":
            return self.expertise
        value = getattr(self, field)
        return (value,) if value else ()


@dataclass(frozen=True, kw_only=True)
class Quota:
    """At least and at most so many of the panel. `value` null: at most so many of each value, as of each region."""

    field: str = member(one_of(*FIELDS))
    value: str | None = member(maybe(code), None)
    least: int | None = member(maybe(whole(1, 99)), None)
    most: int | None = member(maybe(whole(0, 99)), None)


@dataclass(frozen=True, kw_only=True)
class Pool:
    """`draw` says what is drawn for; `size` seats, `alternates` named after them."""

    draw: str = member(words)
    size: int = member(whole(1, 99))
    alternates: int = member(whole(0, 99), 0)
    quotas: tuple[Quota, ...] = member(many(part(Quota)), ())
    people: tuple[Person, ...] = member(many(part(Person), least=1))

    def __post_init__(self) -> None:
        in_order(
            self,
            quotas=sorted(self.quotas, key=lambda quota: (quota.field, quota.value or "")),
            people=sorted(self.people, key=lambda person: person.pseudonym),
        )

    @property
    def eligible(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if not person.excluded)

    @classmethod
    def from_json(cls, data: object) -> Pool:
        """The pool that a JSON object tells; raises BadPool with every fault in its writing."""
        found: list = []
        pool = read(cls, data, "", found)
        found += misshapen(pool) if pool else ()
        if found:
            raise BadPool(found)
        return pool

    def to_json(self) -> dict[str, Any]:
        return written(self)
