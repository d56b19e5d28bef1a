"""What is published of a draw, whole: from it anybody can repeat every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from office.assessment.draw.composing import Passed
from office.assessment.draw.hashing import AUDITOR, PARTIES, SECRETARIAT
from office.assessment.draw.pool import BadPool, Pool
from office.assessment.draw.shapes import digest
from office.assessment.rulesets.readers import code, many, one_of, part
from office.assessment.rulesets.reading import Fault, member, read, written

FORMAT = "draw/1"


class BadRecord(BadPool):
    """What was given is no record of a draw; `faults` says why."""


def _pool(value: object, path: str, faults: list[Fault]) -> Pool | None:
    """The pool with every fault in its place within the record."""
    try:
        return Pool.from_json(value)
    except BadPool as error:
        faults += [Fault(f"{path}.{fault.path}".rstrip("."), fault.sentence, fault.facts) for fault in error.faults]
        return None


@dataclass(frozen=True, kw_only=True)
class OfBoth:
    """What each of the two parties gives: a commitment, and later the nonce behind it."""

    secretariat: str = member(digest)
    auditor: str = member(digest)

    def by(self) -> dict[str, str]:
        return {party: getattr(self, party) for party in PARTIES}

    @classmethod
    def of(cls, given: dict[str, str]) -> OfBoth:
        return cls(secretariat=given[SECRETARIAT], auditor=given[AUDITOR])


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in the drawn order, with the key that gave it."""

    pseudonym: str = member(code)
    key: str = member(digest)


@dataclass(frozen=True, kw_only=True)
class Left:
    """Who does not take part after all; `reason` is a code: declined, conflict, recused…"""

    pseudonym: str = member(code)
    reason: str = member(code)


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """After the draw: who left, who was called from the order, who was passed over on the way, and the panel then."""

    left: tuple[Left, ...] = member(many(part(Left), least=1))
    called: tuple[str, ...] = member(many(code))
    passed: tuple[Passed, ...] = member(many(part(Passed)))
    panel: tuple[str, ...] = member(many(code))


@dataclass(frozen=True, kw_only=True)
class Record:
    format: str = member(one_of(FORMAT), FORMAT)
    pool: Pool = member(_pool)
    pool_sha256: str = member(digest)
    commitments: OfBoth = member(part(OfBoth))
    nonces: OfBoth = member(part(OfBoth))
    seed: str = member(digest)
    order: tuple[Place, ...] = member(many(part(Place)))
    panel: tuple[str, ...] = member(many(code))
    passed: tuple[Passed, ...] = member(many(part(Passed)))
    alternates: tuple[str, ...] = member(many(code))
    replacements: tuple[Replacement, ...] = member(many(part(Replacement)), ())

    @property
    def seated(self) -> tuple[str, ...]:
        """Who sits now, after all replacements."""
        return self.replacements[-1].panel if self.replacements else self.panel

    @classmethod
    def from_json(cls, data: object) -> Record:
        """The record that a JSON object tells; raises BadRecord with every fault in its writing."""
        found: list[Fault] = []
        record = read(cls, data, "", found)
        if found:
            raise BadRecord(found)
        return record

    def to_json(self) -> dict[str, Any]:
        return written(self)
