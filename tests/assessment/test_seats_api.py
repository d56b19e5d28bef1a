"""The same way through the API; a token signs by itself, a session has to be fresh."""

import datetime as dt

import pytest
from django.test import Client

from office.assessment.models import Exclusion
from office.assessment.states import Composing, Sitting
from office.people.actions import accounts
from office.people.actors import actor_of
from tests.assessment.seating import ANSWERS, FACTS

pytestmark = pytest.mark.django_db
BASE = "/api/v1/assessment"


class Program:
    """A program with somebody's token."""

    def __init__(self, user) -> None:
        _token, secret = accounts.make_token(by=actor_of(user), name="t", days=1)
        self.client, self.headers = Client(), {"Authorization": f"Bearer {secret}", "Accept-Language": "en"}

    def ask(self, method: str, path: str, data=None):
        told = {"data": data, "content_type": "application/json"} if data is not None else {}
        return getattr(self.client, method)(f"{BASE}{path}", headers=self.headers, **told)


def test_the_way_onto_a_panel(panel_world):
    panel = panel_world.panel(2, 1, state=Composing.SEATED, sitting=Sitting.DRAWN)
    seat = panel.seats.select_related("reviewer__user").get()
    member, officer = Program(seat.reviewer.user), Program(panel_world.cast.secretariat_officer)
    stranger = Program(panel_world.cast.stranger)
    assert member.ask("get", f"/seats/{seat.pk}/").status_code == 404
    assert member.ask("post", f"/panels/{panel.pk}/invitations/", FACTS).status_code == 404
    assert officer.ask("post", f"/panels/{panel.pk}/invitations/", FACTS).status_code == 200
    assert [one["state"] for one in member.ask("get", "/seats/").json()["results"]] == ["invited"]
    assert stranger.ask("get", "/seats/").json()["results"] == []
    told = member.ask("get", f"/seats/{seat.pk}/").json()
    assert {one["name"] for one in told["steps"]} >= {"accept", "decline"} and told["fee"] == FACTS["fee"]
    step = lambda who, name, data: who.ask("post", f"/seats/{seat.pk}/steps/{name}/", data)  # noqa: E731
    assert step(officer, "accept", {}).status_code == 403
    assert step(member, "accept", {}).status_code == 200
    lines = member.ask("get", f"/seats/{seat.pk}/declarations/").json()
    assert [one["code"] for one in lines] == ["E-001", "E-002"]
    assert officer.ask("get", f"/seats/{seat.pk}/declarations/").status_code == 404
    assert step(member, "close_declaration", {}).status_code == 409
    declared = [{"entry": lines[0]["entry"], "answer": "none"},
                {"entry": lines[1]["entry"], "answer": "conflict", "rule": "plan", "note": "계획 수립"}]  # fmt: skip
    assert member.ask("put", f"/seats/{seat.pk}/declarations/", [{"entry": "x"}]).status_code == 400
    assert member.ask("put", f"/seats/{seat.pk}/declarations/", declared).status_code == 200
    assert step(member, "close_declaration", {}).status_code == 200
    assert member.ask("get", f"/seats/{seat.pk}/declarations/").json() == []
    session = Client(headers={"Accept-Language": "en"})
    session.force_login(seat.reviewer.user)
    where = f"{BASE}/seats/{seat.pk}/steps/pledge/"
    assert session.post(where, ANSWERS, content_type="application/json").status_code == 409
    assert step(member, "pledge", {**ANSWERS, "filming": "perhaps"}).status_code == 400
    assert step(member, "pledge", ANSWERS).json()["state"] == "pledged"
    late = {"entry": lines[1]["entry"], "rule": "plan", "note": "n"}
    assert member.ask("post", f"/seats/{seat.pk}/recusals/", late).status_code == 404  # no trace of it
    assert member.ask("post", f"/seats/{seat.pk}/recusals/", {**late, "entry": lines[0]["entry"]}).status_code == 204


def test_exclusions(panel_world):
    panel = panel_world.panel(1, 2)
    seat, subject = panel.seats.get(code="r2"), panel.subjects.get()
    officer, director = Program(panel_world.cast.secretariat_officer), Program(panel_world.cast.decision_maker)
    member = Program(seat.reviewer.user)
    found = {"seat": str(seat.pk), "entry": str(subject.pk), "rule": "council", "ground": "협의회 위원"}
    assert member.ask("post", "/exclusions/", found).status_code == 404
    made = officer.ask("post", "/exclusions/", found)
    assert made.status_code == 201
    pk = made.json()["id"]
    assert member.ask("get", "/exclusions/").json()["results"] == []
    assert member.ask("get", f"/exclusions/{pk}/").status_code == 404
    deed = lambda who, name, data=None: who.ask("post", f"/exclusions/{pk}/{name}/", data or {})  # noqa: E731
    assert deed(officer, "uphold").status_code == 400
    assert deed(officer, "uphold", {"reason": "확인"}).json()["state"] == "standing"
    assert deed(officer, "override", {"reason": "사임"}).json()["override_proposed"] is True
    assert deed(officer, "confirm").status_code == 403
    assert deed(director, "confirm").json()["state"] == "overridden"
    assert deed(director, "nonsense").status_code == 404
    assert Exclusion.objects.get().decided_at <= dt.datetime.now(dt.UTC)
    assert officer.ask("get", "/exclusions/?state=overridden").json()["results"][0]["id"] == pk
    assert member.ask("get", "/named/").json()["results"] == []
