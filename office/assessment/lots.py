"""A lot between equal entries (추첨): neither of its two parties can steer it, and anybody can repeat it.

One person prepares: a nonce is made that nobody sees, and its commitment is shown. Another person then adds words of
his or her own. Every hash is the SHA-256 of text in UTF-8 joined by colons; `sha256sum` repeats each.

commitment   sha256 of   TALLY:NONCE
seed         sha256 of   TALLY:NONCE:WORDS
key          sha256 of   SEED:APPLICATION        the order of the lot is that of the keys
"""

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any


def new_nonce() -> str:
    """256 bits that nobody can guess."""
    return secrets.token_hex(32)


def commitment(tally: str, nonce: str) -> str:
    """What is shown before the words are given; `tally` is the hash of the tally whose tie is drawn."""
    return _joined(tally, nonce)


def draw(tally: str, nonce: str, words: str, applications: Iterable[str]) -> dict[str, Any]:
    """The record: everything that is needed to repeat it, and the order that came out."""
    seed, names = _joined(tally, nonce, words), sorted(applications)
    keys = sorted((_joined(seed, name), name) for name in names)
    return {
        "tally": tally, "applications": names, "commitment": commitment(tally, nonce), "nonce": nonce, "words": words,
        "seed": seed, "order": [{"application": name, "key": key} for key, name in keys],
    }  # fmt: skip


def holds(record: dict[str, Any]) -> bool:
    """Whether the record says exactly what its own nonce and words lead to."""
    try:
        return record == draw(record["tally"], record["nonce"], record["words"], record["applications"])
    except (KeyError, TypeError):
        return False


def _joined(*parts: str) -> str:
    return hashlib.sha256(":".join(parts).encode()).hexdigest()
