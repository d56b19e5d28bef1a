"""Pools to draw from, the same each time."""

import hashlib
from typing import Any

from office.assessment.draw import PARTIES, Pool, Record, commitment, draw, pool_sha256

FIELDS = ("transport", "energy", "data", "planning")
REGIONS = ("capital", "gyeongsang", "jeolla", "chungcheong")


def nonces(number: int = 0) -> dict[str, str]:
    return {party: hashlib.sha256(f"{party} {number}".encode()).hexdigest() for party in PARTIES}


def person(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "pseudonym": f"P-{number:02}",
        "expertise": [FIELDS[number % 4]],
        "region": REGIONS[number // 4 % 4],
        "gender": "female" if number % 3 == 0 else "male",
    } | changed


def pool_data(**changed: Any) -> dict[str, Any]:
    """Thirty people, two of them excluded; seven seats with quotas that the order alone rarely meets."""
    people = [person(number) for number in range(30)]
    people[4]["excluded"] = ["employed_by_applicant"]
    people[9]["excluded"] = ["kinship", "challenged"]
    return {
        "draw": "2026-공모-3 서류심사",
        "size": 7,
        "alternates": 3,
        "quotas": [
            {"field": "gender", "value": "female", "least": 3},
            {"field": "expertise", "value": "transport", "least": 2, "most": 2},
            {"field": "expertise", "value": "data", "least": 2},
            {"field": "region", "value": None, "most": 2},
        ],
        "people": people,
    } | changed


def drawn(data: dict[str, Any] | None = None, number: int = 0) -> Record:
    pool = Pool.from_json(data or pool_data())
    pool_hash, secret = pool_sha256(pool), nonces(number)
    return draw(pool, {party: commitment(pool_hash, party, secret[party]) for party in PARTIES}, secret)
