"""A pool for the tests: who keeps it, two regions, and workbooks to bring in."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from office.access import Actor
from office.assessment.actions import pool
from office.assessment.models import Reviewer
from tests.cast import AppointmentFactory, OrganisationFactory

DAY = dt.timedelta(days=1)
HEADS = {
    "평가위원": ["성명", "email", "Affiliation", "region", "gender", "expertise", "consent_on", "consent_until"],
    "employments": ["email", "organisation_name", "business_number", "unit", "began_on", "ended_on"],
    "works": ["email", "kind", "title", "organisation_name", "began_on", "ended_on"],
}


class PoolWorld:
    """The secretariat's officer keeps the pool of the competitions, the auditor reads it."""

    def __init__(self, cast) -> None:
        self.cast = cast
        for part in ("secretariat_officer", "molit_officer"):
            AppointmentFactory(user=getattr(cast, part), programme="competitions", role="officer",
                               organisation=cast.secretariat)  # fmt: skip
        for code, name in (("11000", "서울특별시"), ("26000", "부산광역시")):
            OrganisationFactory(kind="local_government", tier="metropolitan", code=code, name_ko=name, name_en="")
        self.officer: Actor = cast.actor("secretariat_officer")

    def add(self, who: str, **facts: Any) -> Reviewer:
        """A profile with consent for two years, unless the facts say otherwise."""
        today = timezone.localdate()
        told = {
            "name": who, "email": f"{who}@example.com", "region": "11000", "expertise": ["data"], "gender": "female",
            "consent_on": today, "consent_until": today + 700 * DAY, **facts,
        }  # fmt: skip
        return pool.add(by=self.officer, **told)


def book(sheets: dict[str, list[list[Any]]] | None = None, **more: list[list[Any]]) -> bytes:
    """A workbook with rows below the headings of the sheets named; `heads` in place of the usual ones as first row."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in {**(sheets or {}), **more}.items():
        page = made.create_sheet(name)
        for row in [HEADS.get(name, []), *rows]:
            page.append(row)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()
