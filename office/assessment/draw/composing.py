"""The panel, taken from the drawn order: whoever comes first is taken, unless a stated reason passes him or her over.

The walk goes through the order once. Somebody is passed over who is excluded, whose quota is full, or with whom the
seats that are left could no longer be filled within the quotas. Since that is asked exactly and each time, the walk
never comes to an end with an empty seat, and nobody who was taken is sent away again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from office.assessment.draw.pool import Person, Pool
from office.assessment.draw.possible import Kind, Rest, possible
from office.assessment.draw.quotas import Counted, counted, kind_of, kinds_of, rest_of
from office.assessment.rulesets.readers import code, many, one_of, words
from office.assessment.rulesets.reading import member

EXCLUDED, FULL, BLOCKS, GONE = REASONS = ("excluded", "full", "blocks", "gone")
LABELS = {
    EXCLUDED: _("Excluded before the draw"),
    FULL: _("A quota is full"),
    BLOCKS: _("The remaining seats could then not be filled within the quotas"),
    GONE: _("Left before"),
}


class Impossible(ValueError):
    """Nobody is left with whom the quotas can be kept."""


@dataclass(frozen=True, kw_only=True)
class Passed:
    """Who was passed over and why: the flags, the full quotas, or the quotas that still need seats."""

    pseudonym: str = member(code)
    reason: str = member(one_of(*REASONS))
    because: tuple[str, ...] = member(many(words), ())

    @property
    def label(self) -> str:
        return LABELS[self.reason]


@dataclass(frozen=True)
class Composition:
    taken: tuple[str, ...]
    passed: tuple[Passed, ...]


def compose(
    pool: Pool, ordered: Sequence[Person], seated: Iterable[Person] = (), gone: Iterable[str] = ()
) -> Composition:
    """Fill the seats beside those who sit already. Raises Impossible when the quotas cannot be kept."""
    seated, gone = tuple(seated), frozenset(gone)
    return _Walk(pool, [person for person in ordered if person not in seated], seated, gone).through()


class _Walk:
    def __init__(self, pool: Pool, ordered: list[Person], seated: tuple[Person, ...], gone: frozenset[str]) -> None:
        self.ordered, self.gone = ordered, gone
        self.quotas: tuple[Counted, ...] = counted(pool)
        self.rest: Rest = rest_of(pool, self.quotas, seated)
        self.left = kinds_of((one for one in ordered if not self._out(one)), self.quotas)
        self.taken: list[str] = []
        self.passed: list[Passed] = []

    def through(self) -> Composition:
        if min(self.rest.room, default=0) < 0 or not possible(self.left, self.rest):
            raise Impossible
        for person in self.ordered:
            if self.rest.seats == 0:
                break
            self._meet(person)
        return Composition(tuple(self.taken), tuple(self.passed))

    def _meet(self, person: Person) -> None:
        why = self._out(person)
        if not why:
            kind = kind_of(person, self.quotas)
            self.left[kind] -= 1
            why = self._full(kind) or self._blocks(kind)
        if why:
            self.passed.append(Passed(pseudonym=person.pseudonym, reason=why[0], because=why[1]))
            return
        self.rest = self.rest.taking(kind)
        self.taken.append(person.pseudonym)

    def _out(self, person: Person) -> tuple:
        if person.excluded:
            return EXCLUDED, person.excluded
        return (GONE, ()) if person.pseudonym in self.gone else ()

    def _full(self, kind: Kind) -> tuple:
        full = tuple(str(self.quotas[place]) for place in kind if self.rest.room[place] == 0)
        return (FULL, full) if full else ()

    def _blocks(self, kind: Kind) -> tuple:
        after = self.rest.taking(kind)
        if possible(self.left, after):
            return ()
        return BLOCKS, tuple(str(self.quotas[place]) for place, need in enumerate(after.needs) if need)
