"""Whether the seats that are left can still be filled within the quotas: an exact answer, yes or no.

People are alike for the quotas when the same quotas count them, so only the number of each kind matters. The search
takes the tightest quota, tries the kinds that fill it, and takes a kind out once it has been tried in vain: what was
tried need not be tried again. Bounds end most branches at once. Since the answer is exact, any other exact method
(an integer programme) gives the same draw.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

Kind = tuple[int, ...]
Kinds = Mapping[Kind, int]


@dataclass(frozen=True)
class Rest:
    """What is still to be done: seats to fill, and for each quota how many it needs and has room for."""

    seats: int
    needs: tuple[int, ...]
    room: tuple[int, ...]

    def taking(self, kind: Kind) -> "Rest":
        """The same after somebody of this kind took a seat."""
        fewer = tuple(max(0, need - (place in kind)) for place, need in enumerate(self.needs))
        less = tuple(room - (place in kind) for place, room in enumerate(self.room))
        return Rest(self.seats - 1, fewer, less)


class TooEntangled(ValueError):
    """The answer would take more steps than were allowed."""


def possible(kinds: Kinds, rest: Rest, patience: int | None = None) -> bool:
    """Whether `rest.seats` of these people, so many of each kind, keep every quota. Raises TooEntangled only where
    `patience` limits the steps: before a pool is frozen; a draw that is under way gets its answer."""
    return _Search(kinds, rest, patience).fits(kinds, rest)


class _Search:
    def __init__(self, kinds: Kinds, rest: Rest, patience: int | None) -> None:
        self.patience = patience
        self.families = _families(kinds, len(rest.needs))
        self.failed: set = set()

    def fits(self, kinds: Kinds, rest: Rest) -> bool:
        if rest.seats == 0:
            return not any(rest.needs)
        kinds, rest = _reduced(kinds, rest)
        if self._hopeless(kinds, rest):
            return False
        return not any(kinds) or self._searched(kinds, rest)

    def _searched(self, kinds: Kinds, rest: Rest) -> bool:
        known = (frozenset(kinds.items()), rest)
        if known in self.failed:
            return False
        if self.patience is not None and len(self.failed) > self.patience:
            raise TooEntangled
        left = dict(kinds)
        for kind in _tries(kinds, rest):
            if self.fits(left | {kind: left[kind] - 1}, rest.taking(kind)):
                return True
            del left[kind]
            if self._hopeless(left, rest):
                break
        self.failed.add(known)
        return False

    def _hopeless(self, kinds: Kinds, rest: Rest) -> bool:
        """Bounds that need no search; none of them refuses what could be done."""
        counted = _counted(kinds)
        if any(need > min(counted[place], rest.room[place]) for place, need in enumerate(rest.needs)):
            return True
        everybody = sum(kinds.values())
        return sum(rest.needs) > _most_met(kinds, rest) or any(
            sum(rest.needs[place] for place in family) > rest.seats
            or everybody - sum(max(0, counted[place] - rest.room[place]) for place in family) < rest.seats
            for family in self.families
        )


def _families(kinds: Kinds, quotas: int) -> list[list[int]]:
    """Quotas of which nobody is counted by two (the regions, the genders): what each has room for adds up."""
    families: list[list[int]] = [[]]
    for place in range(quotas):
        beside = {other for kind in kinds if place in kind for other in kind}
        home = next((family for family in families if not beside & set(family)), None)
        if home is None:
            families.append(home := [])
        home.append(place)
    return families


def _reduced(kinds: Kinds, rest: Rest) -> tuple[Kinds, Rest]:
    """The same question without what cannot matter: full quotas' people, and quotas that can no longer bind."""
    open_to = {kind: many for kind, many in kinds.items() if many > 0 and all(rest.room[place] > 0 for place in kind)}
    counted = _counted(open_to)
    binding = [need > 0 or rest.room[place] < min(rest.seats, counted[place]) for place, need in enumerate(rest.needs)]
    merged: Counter = Counter()
    for kind, many in open_to.items():
        merged[tuple(place for place in kind if binding[place])] += many
    room = tuple(room if binding[place] else 0 for place, room in enumerate(rest.room))
    return dict(merged), Rest(rest.seats, rest.needs, room)


def _most_met(kinds: Kinds, rest: Rest) -> int:
    """No choice of people for the seats meets more needs than those who meet most of them, one by one."""
    seats, met = rest.seats, 0
    for needed, many in sorted(((_needed(kind, rest), many) for kind, many in kinds.items()), reverse=True):
        taken = min(seats, many)
        met, seats = met + taken * needed, seats - taken
    return met


def _needed(kind: Kind, rest: Rest) -> int:
    return sum(rest.needs[place] > 0 for place in kind)


def _tries(kinds: Kinds, rest: Rest) -> list[Kind]:
    """Kinds one of which is in any solution, the likeliest first. Whom no quota counts fits once nothing is needed."""
    counted = _counted(kinds)
    wanting = [place for place, need in enumerate(rest.needs) if need > 0]
    if not wanting and () in kinds:
        return [()]
    tightest = min(wanting, key=lambda place: (counted[place] - rest.needs[place], place), default=None)
    fitting = [kind for kind in kinds if tightest is None or tightest in kind]
    return sorted(fitting, key=lambda kind: (-_needed(kind, rest), len(kind), kind))


def _counted(kinds: Kinds) -> Counter:
    counted: Counter = Counter()
    for kind, many in kinds.items():
        for place in kind:
            counted[place] += many
    return counted
