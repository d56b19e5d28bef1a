"""The auditable draw: a panel out of a pool, so that nobody could choose the result and anybody can repeat it.

    found = faults(data)                          what stands in the way; [] may be frozen and its hash announced
    pool = Pool.from_json(data); pool_sha256(pool)
    commitment(pool_sha256, party, nonce)         of each party (SECRETARIAT, AUDITOR), published before either nonce
    record = draw(pool, commitments, nonces)      panel, order, alternates, who was passed over and why
    record = replaced(record, [Left(…)])          when somebody drawn does not take part
    replay(Record.from_json(data))                every step again; `manage.py replay_draw FILE` prints it

Pure: no database, no clock. Only `new_nonce` asks for randomness.
"""

from office.assessment.draw.checking import faults
from office.assessment.draw.composing import BLOCKS, EXCLUDED, FULL, GONE, Impossible, Passed
from office.assessment.draw.drawing import BrokenCommitment, draw, replaced
from office.assessment.draw.hashing import (
    AUDITOR,
    PARTIES,
    SECRETARIAT,
    canonical,
    commitment,
    new_nonce,
    pool_sha256,
    pseudonym,
)
from office.assessment.draw.pool import BadPool, Person, Pool, Quota
from office.assessment.draw.record import BadRecord, Left, Record
from office.assessment.draw.replaying import Check, replay

__all__ = [
    "AUDITOR", "BLOCKS", "BadPool", "BadRecord", "BrokenCommitment", "Check", "EXCLUDED", "FULL", "GONE", "Impossible",
    "Left", "PARTIES", "Passed", "Person", "Pool", "Quota", "Record", "SECRETARIAT", "canonical", "commitment", "draw",
    "faults", "new_nonce", "pool_sha256", "pseudonym", "replaced", "replay",
]  # fmt: skip
