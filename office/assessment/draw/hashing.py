"""Every hash of a draw: the SHA-256 of canonical JSON, or of ASCII text joined by colons. `sha256sum` repeats each.

pool         sha256 of the canonical JSON of the pool
commitment   sha256 of   POOL:PARTY:NONCE
seed         sha256 of   POOL:NONCE OF THE SECRETARIAT:NONCE OF THE AUDITOR
key          sha256 of   SEED:PSEUDONYM             the draw's order is that of the keys
pseudonym    sha256 of   SECRET:WHO, ten digits of it
"""

import hashlib
import json
import secrets
from collections.abc import Mapping

from office.assessment.draw.pool import Pool

SECRETARIAT, AUDITOR = PARTIES = ("secretariat", "auditor")


def canonical(pool: Pool) -> bytes:
    """The pool as JSON with sorted keys, in UTF-8, without spaces; people by pseudonym, quotas by field and value."""
    return json.dumps(pool.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pool_sha256(pool: Pool) -> str:
    return hashlib.sha256(canonical(pool)).hexdigest()


def new_nonce() -> str:
    """256 bits that nobody can guess, so that a commitment tells nothing about them."""
    return secrets.token_hex(32)


def commitment(pool: str, party: str, nonce: str) -> str:
    """What a party publishes before either nonce is known. It names the pool: who has committed cannot be given another
    one; and the party: nobody can repeat the other's commitment as one's own."""
    return _joined(pool, party, nonce)


def seed_of(pool: str, nonces: Mapping[str, str]) -> str:
    return _joined(pool, *(nonces[party] for party in PARTIES))


def key(seed: str, pseudonym: str) -> str:
    return _joined(seed, pseudonym)


def order(seed: str, pseudonyms: list[str]) -> list[str]:
    """The pseudonyms by their keys: in which order they are given changes nothing."""
    return sorted(pseudonyms, key=lambda pseudonym: (key(seed, pseudonym), pseudonym))


def pseudonym(secret: str, who: str) -> str:
    """A name for one draw: who is told the own secret can find the own line, and nobody else's."""
    return f"P-{_joined(secret, who)[:10]}"


def _joined(*parts: str) -> str:
    return hashlib.sha256(":".join(parts).encode()).hexdigest()
