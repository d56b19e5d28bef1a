"""A published record repeated: every step computed anew from the pool and the nonces, and held against what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.assessment.draw.composing import Impossible
from office.assessment.draw.drawing import draw, replaced
from office.assessment.draw.hashing import PARTIES, commitment, pool_sha256
from office.assessment.draw.record import Record

STEPS = {
    "pool": gettext_lazy("SHA-256 of the pool"),
    "secretariat": gettext_lazy("Commitment of the secretariat"),
    "auditor": gettext_lazy("Commitment of the auditor"),
    "seed": gettext_lazy("Seed"),
    "order": gettext_lazy("Drawn order"),
    "panel": gettext_lazy("Panel"),
    "passed": gettext_lazy("Who was passed over, and why"),
    "alternates": gettext_lazy("Alternates"),
    "replacements": gettext_lazy("Replacements"),
    "announced": gettext_lazy("What was announced before"),
}


@dataclass(frozen=True)
class Check:
    """A step, and what differs in it: nothing when it holds."""

    step: str
    differs: str = ""

    @property
    def label(self) -> str:
        return str(STEPS[self.step])

    @property
    def holds(self) -> bool:
        return not self.differs


def replay(record: Record, announced: dict[str, str] | None = None) -> list[Check]:
    """Each step with what differs. `announced`: hashes that were public before the nonces, by `pool` or party."""
    return [Check(step, differs) for step, differs in _steps(record, announced or {})]


def _steps(record: Record, announced: dict[str, str]) -> Iterator[tuple[str, str]]:
    pool_hash, nonces = pool_sha256(record.pool), record.nonces.by()
    given = record.commitments.by()
    made = {party: commitment(pool_hash, party, nonces[party]) for party in PARTIES}
    yield "pool", _differs(record.pool_sha256, pool_hash)
    yield from ((party, _differs(given[party], made[party])) for party in PARTIES)
    try:
        again = draw(record.pool, made, nonces)
    except Impossible:
        yield "panel", _("No panel of those who are not excluded meets all quotas: widen the pool or a quota.")
        return
    yield "seed", _differs(record.seed, again.seed)
    for step in ("order", "panel", "passed", "alternates"):
        yield step, _first_difference(getattr(record, step), getattr(again, step), _WRITTEN[step])
    yield "replacements", _of_replacements(record, again)
    if announced:
        seen = {"pool": record.pool_sha256, **given}
        yield (
            "announced",
            "; ".join(
                f"{STEPS[what]}: {_differs(seen[what], value)}"
                for what, value in announced.items()
                if seen[what] != value
            ),
        )


def _of_replacements(record: Record, again: Record) -> str:
    """Each replacement is repeated on what the replay itself gave before it."""
    for place, said in enumerate(record.replacements, 1):
        try:
            again = replaced(again, said.left)
        except Impossible:
            return _("No. %(place)s could not be made within the quotas.") % {"place": place}
        made = again.replacements[-1]
        if made != said:
            what = _first_difference(said.panel, made.panel, str) or _("those passed over differ")
            return _("No. %(place)s: %(what)s") % {"place": place, "what": what}
    return ""


def _differs(said: str, made: str) -> str:
    return (
        "" if said == made else _("the record says %(said)s, the replay gives %(made)s") % {"said": said, "made": made}
    )


def _first_difference(said: tuple, made: tuple, write: Callable[[Any], str]) -> str:
    for place in range(max(len(said), len(made))):
        one, other = (list_[place] if place < len(list_) else None for list_ in (said, made))
        if one != other:
            told = [_("nobody") if person is None else write(person) for person in (one, other)]
            return _("place %(place)s: %(what)s") % {"place": place + 1, "what": _differs(*told)}
    return ""


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "order": lambda place: f"{place.pseudonym} ({place.key[:12]}…)",
    "panel": str,
    "passed": lambda passed: " ".join((f"{passed.pseudonym}: {passed.label}", *passed.because)),
    "alternates": str,
}
