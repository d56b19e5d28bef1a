"""The draw itself, and what follows when somebody drawn does not take part: a function of the pool and two nonces."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from office.assessment.draw.composing import Composition, Impossible, compose
from office.assessment.draw.hashing import PARTIES, commitment, key, order, pool_sha256, seed_of
from office.assessment.draw.pool import Person, Pool
from office.assessment.draw.record import Left, OfBoth, Place, Record, Replacement


class BrokenCommitment(ValueError):
    """A nonce is not the one its party committed to for this pool; `party` says whose."""

    def __init__(self, party: str) -> None:
        super().__init__(str(_("The nonce is not the one that was committed to for this pool.")))
        self.party = party


def draw(pool: Pool, commitments: Mapping[str, str], nonces: Mapping[str, str]) -> Record:
    """Draw the panel. Raises BrokenCommitment, and Impossible for a pool whose quotas no panel meets.

    `commitments` are those published before the first nonce was shown; `hashing.commitment` makes them.
    """
    pool_hash = pool_sha256(pool)
    for party in PARTIES:
        if commitment(pool_hash, party, nonces[party]) != commitments[party]:
            raise BrokenCommitment(party)
    seed = seed_of(pool_hash, nonces)
    ordered = in_drawn_order(pool, seed)
    composition = compose(pool, ordered)
    return Record(
        pool=pool,
        pool_sha256=pool_hash,
        commitments=OfBoth.of(dict(commitments)),
        nonces=OfBoth.of(dict(nonces)),
        seed=seed,
        order=tuple(Place(pseudonym=one.pseudonym, key=key(seed, one.pseudonym)) for one in ordered),
        panel=composition.taken,
        passed=composition.passed,
        alternates=_alternates(pool, ordered, composition),
    )


def in_drawn_order(pool: Pool, seed: str) -> list[Person]:
    """Everybody in the pool, the excluded too: that nobody was left out of the order can be seen."""
    people = {person.pseudonym: person for person in pool.people}
    return [people[pseudonym] for pseudonym in order(seed, list(people))]


def _alternates(pool: Pool, ordered: Sequence[Person], composition: Composition) -> tuple[str, ...]:
    """The first in the order who may sit and do not, those passed over for a quota among them."""
    waiting = [one.pseudonym for one in ordered if not one.excluded and one.pseudonym not in composition.taken]
    return tuple(waiting[: pool.alternates])


def replaced(record: Record, left: Sequence[Left]) -> Record:
    """The record with a further replacement. Raises Impossible when the quotas cannot be kept by anybody left.

    The same walk through the same order, with those sitting who stay; who has left before never comes back.
    """
    gone = {one.pseudonym for past in record.replacements for one in past.left} | {one.pseudonym for one in left}
    staying = [pseudonym for pseudonym in record.seated if pseudonym not in gone]
    people = {person.pseudonym: person for person in record.pool.people}
    if not left or not gone <= set(people) or not set(staying) <= set(people):
        raise Impossible
    ordered = [people[place.pseudonym] for place in record.order]
    found = compose(record.pool, ordered, [people[pseudonym] for pseudonym in staying], gone)
    panel = (*staying, *found.taken)
    further = Replacement(left=tuple(left), called=found.taken, passed=found.passed, panel=panel)
    return replace(record, replacements=(*record.replacements, further))
