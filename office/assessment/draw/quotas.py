"""The quotas of a pool, counted: which of them count a person, and how many each still needs and has room for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from office.assessment.draw.pool import Person, Pool
from office.assessment.draw.possible import Kind, Rest, possible


@dataclass(frozen=True)
class Counted:
    """A quota for one value. Its name is what a record gives as the reason for a pass: `gender:female`."""

    field: str
    value: str
    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.field}:{self.value}"

    def counts(self, person: Person) -> bool:
        return self.value in person.values(self.field)


def counted(pool: Pool) -> tuple[Counted, ...]:
    """The quotas, one for each value; those "of each value" written out for the values there are."""
    found = []
    for quota in pool.quotas:
        most = pool.size if quota.most is None else quota.most
        values = [quota.value] if quota.value else sorted({v for one in pool.people for v in one.values(quota.field)})
        found += [Counted(quota.field, value, quota.least or 0, most) for value in values]
    return tuple(found)


def kind_of(person: Person, quotas: tuple[Counted, ...]) -> Kind:
    return tuple(place for place, quota in enumerate(quotas) if quota.counts(person))


def kinds_of(people: Iterable[Person], quotas: tuple[Counted, ...]) -> Counter:
    return Counter(kind_of(person, quotas) for person in people)


def rest_of(pool: Pool, quotas: tuple[Counted, ...], seated: Iterable[Person] = ()) -> Rest:
    """What is still to be done when these people sit already."""
    rest = Rest(pool.size, tuple(quota.least for quota in quotas), tuple(quota.most for quota in quotas))
    for person in seated:
        rest = rest.taking(kind_of(person, quotas))
    return rest


def can_be_met(pool: Pool, patience: int | None = None) -> bool:
    """Whether any panel of those who are not excluded keeps the quotas."""
    quotas = counted(pool)
    return possible(kinds_of(pool.eligible, quotas), rest_of(pool, quotas), patience)
