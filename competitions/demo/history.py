"""The calls of earlier years with their documented numbers and winners (competitions.md §7.1, §7.2)."""

import json
from pathlib import Path

from competitions.models import PastAward, PastCall
from office.people.models import Organisation

FILE = Path(__file__).with_name("history.json")


def load() -> int:
    """Store the years that are missing; returns how many. Applicants that are not documented stay nameless."""
    made = 0
    for told in json.loads(FILE.read_text("utf-8")):
        awards = told.pop("awards")
        call, new = PastCall.objects.get_or_create(
            programme_id=told.pop("programme"), year=told.pop("year"), defaults=told
        )
        if new:
            PastAward.objects.bulk_create(PastAward(call=call, **_award(award)) for award in awards)
        made += new
    return made


def _award(told: dict) -> dict:
    code = told.pop("code", "")
    found = Organisation.objects.get(kind="local_government", code=code) if code else None
    return {**told, "organisation": found}
