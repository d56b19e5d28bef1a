"""Programmes over the API: listed, read, added and changed by those who may on the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.actions import programmes
from competitions.models import Programme
from office.ledger.models import Event
from tests.cast import AppointmentFactory
from tests.competitions.programs import BASE, Programs

pytestmark = pytest.mark.django_db

NEW = {"code": "night-bus", "name_ko": "심야버스 공모", "name_en": "Night buses", "owner_ministry": "국토교통부"}


@pytest.fixture
def program(competition) -> Programs:
    return Programs(competition)


def test_a_programme_is_added_and_changed(program, competition, cast):
    officer = program("secretariat_officer")
    made = officer.send("programmes/", 201, **NEW, begun_with="small")
    assert {name: made[name] for name in NEW} == NEW
    assert made["terms"] == Programme.objects.get(pk="small").terms == officer.get("programmes/night-bus/")["terms"]
    assert "code" in officer.send("programmes/", 400, **NEW)["errors"]
    changed = officer.send("programmes/night-bus/", method="patch", name_en="Buses at night")
    assert (changed["name_en"], changed["name_ko"]) == ("Buses at night", NEW["name_ko"])
    assert officer.send("programmes/night-bus/", method="patch", code="other")["code"] == "night-bus"
    officer.send("programmes/night-bus/", 400, method="patch", name_ko="")
    officer.send("programmes/", 400, **NEW | {"code": "Not a code"})
    officer.send("programmes/", 400, **NEW | {"code": "second"}, begun_with="none")
    assert officer.send("programmes/", 201, **NEW | {"code": "empty"})["terms"] == {}
    kinds = list(Event.objects.filter(kind__startswith="competitions.programme.").values_list("kind", flat=True))
    assert kinds == [f"competitions.programme.{what}" for what in ("created", "changed", "created")]
    once, again = (
        officer.client.post(
            f"{BASE}/programmes/", NEW | {"code": "third"}, format="json", HTTP_IDEMPOTENCY_KEY="one-and-the-same"
        )
        for _time in range(2)
    )
    assert once.status_code == 201 and again.json() == once.json() and again["Idempotency-Replayed"] == "true"


def test_only_those_in_charge(program, competition, cast):
    """Of one programme: change that one. Auditors read. Nobody else knows of the operations."""
    AppointmentFactory(user=cast.auditor, programme="competitions", role="auditor", organisation=cast.molit)
    hub = program("hub_officer")
    assert [one["code"] for one in hub.get("programmes/")] == ["hub"]
    assert hub.send("programmes/hub/", method="patch", name_en="Hub cities")["name_en"] == "Hub cities"
    hub.send("programmes/", 403, **NEW)
    hub.send("programmes/small/", 404, method="patch", name_en="Mine")
    auditor = program("auditor")
    assert len(auditor.get("programmes/")) == 9
    for part in (auditor, program("city_user"), program("stranger")):
        part.send("programmes/", 403, **NEW)
        part.send("programmes/hub/", 403, method="patch", name_en="Mine")
    assert Programme.objects.get(pk="hub").name_en == "Hub cities" and Programme.objects.count() == 9


def test_many_programmes_take_as_many_queries_as_one(program, competition):
    officer = program("secretariat_officer")

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as found:
            told = officer.get("programmes/")
        return len(found), len(told)

    asked()
    few = asked()
    for number in range(30):
        programmes.create(by=competition.officer, **NEW | {"code": f"more-{number}"})
    assert asked() == (few[0], few[1] + 30)
