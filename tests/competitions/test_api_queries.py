"""Every list of the competitions' API asks the database as often for one row as for thirty."""

import datetime as dt
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from competitions.models import Call, Entry, Extension, Outage, Partner, Question, Receipt
from competitions.states import Entering
from office.docket.models import Matter
from tests.cast import OrganisationFactory
from tests.competitions.programs import Programs

pytestmark = pytest.mark.django_db
MOST = 30
HOUR = dt.timedelta(hours=1)


class Crowd:
    """Adds calls with an entry each, written past the procedure; and to one of each what hangs on it."""

    def __init__(self, competition: Any) -> None:
        self.cast, self.numbers = competition.cast, count(1)
        self.call = competition.announced()
        self.entry = competition.entry(self.call)

    def grow(self, many: int) -> None:
        for _index in range(many):
            n, now = next(self.numbers), timezone.now()
            entry = self._entry(self._call(n, now), n, now)
            self._asked(n, now, entry)
            Partner.objects.create(entry=entry, organisation=self.cast.company, part="partner", state="joined",
                                   invited_by=self.cast.city_user)  # fmt: skip
            Partner.objects.create(entry=self.entry, organisation=OrganisationFactory(), part="partner", state="joined",
                                   invited_by=self.cast.city_user)  # fmt: skip
            Receipt.objects.create(entry=entry, serial=n, kind="late", arrived_at=now, content={}, sha256="0" * 64,
                                   by=self.cast.city_user)  # fmt: skip

    def _call(self, n: int, now: dt.datetime) -> Call:
        matter = Matter.objects.create(kind="competitions.call", title=f"공모 {n}", number=f"CALL-2020-{n:04}")
        return Call.objects.create(
            matter=matter, programme=self.call.programme, year=2026, state="open", announced_at=now, opens_at=now
        )

    def _entry(self, call: Call, n: int, now: dt.datetime) -> Entry:
        matter = Matter.objects.create(kind="competitions.entry", title=f"신청 {n}", number=f"2020-{n:06}",
                                       organisation=self.cast.city, parent=call.matter)  # fmt: skip
        return Entry.objects.create(
            matter=matter, call=call, lead=self.cast.city, state=Entering.SUBMITTED, submitted_at=now
        )

    def _asked(self, n: int, now: dt.datetime, entry: Entry) -> None:
        officer = self.cast.secretariat_officer
        Question.objects.create(call=self.call, number=n, text="질문", asked_for=self.cast.city, answer="답변",
                                asked_by=self.cast.city_user, published_at=now)  # fmt: skip
        outage = Outage.objects.create(began_at=now - HOUR, ended_at=now, note="정전", noted_by=officer)
        Extension.objects.create(call=self.call, entry=entry, outage=outage, until=now, reason="r", asked_by=officer,
                                 decided_by=self.cast.decision_maker, decided_at=now, state="granted")  # fmt: skip


def test_every_list_asks_as_often_for_one_as_for_thirty(competition):
    program, crowd = Programs(competition), Crowd(competition)
    call, entry = f"calls/{crowd.call.matter.number}", f"entries/{crowd.entry.pk}"
    visits = {
        "city_user": (
            "calls/", "entries/", "partners/", "receipts/", f"{call}/questions/", f"{entry}/partners/", f"{entry}/",
        ),
        "company_user": ("calls/", "entries/", "partners/", "receipts/"),
        "secretariat_officer": (
            "calls/", "entries/", "receipts/", "outages/", "programmes/", f"{call}/questions/", f"{call}/extensions/",
        ),
        "auditor": ("calls/", "entries/", "receipts/", f"{call}/extensions/"),
    }  # fmt: skip
    clients = {part: program(part) for part in visits}

    def visited() -> dict[tuple[str, str], tuple[int, int]]:
        return {(part, path): asked(clients[part], path) for part, paths in visits.items() for path in paths}

    crowd.grow(1)
    visited()  # what is read once for each session
    one = visited()
    crowd.grow(29)
    thirty = visited()
    assert {each: (one[each], thirty[each]) for each in one if one[each][0] != thirty[each][0]} == {}
    assert {each: found for each, found in one.items() if found[0] > MOST} == {}
    # or the counts would be those of empty lists
    assert {each for each in one if thirty[each][1] < one[each][1] + 400} == {("secretariat_officer", "programmes/")}


def asked(client: Any, path: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as queries:
        told = client.get(path)
    return len(queries), len(str(told))
