"""A panel composed, drawn by two parties and allotted over the API; everybody reads the draw."""

import pytest
from django.test import Client

from office.assessment import draw
from office.people.actions import accounts
from office.people.actors import actor_of
from tests.cast import AppointmentFactory

pytestmark = pytest.mark.django_db
BASE = "/api/v1/assessment"


class Program:
    """A program with somebody's token."""

    def __init__(self, user) -> None:
        _token, secret = accounts.make_token(by=actor_of(user), name="t", days=1)
        self.client, self.headers = Client(), {"Authorization": f"Bearer {secret}", "Accept-Language": "en"}

    def ask(self, method: str, path: str, status: int, **data):
        told = {"data": data, "content_type": "application/json"} if method != "get" else {}
        answer = getattr(self.client, method)(f"{BASE}{path}", headers=self.headers, **told)
        assert answer.status_code == status, answer.content.decode()
        return answer.json() if answer.content else None


def test_a_panel_over_the_api(panel_world, monkeypatch):
    world = panel_world
    people = world.reviewers(5)
    call = world.call()
    world.entries(call, 4)
    monkeypatch.setattr("office.assessment.api.panels.find", lambda actor, pk: call if pk == call.pk else None)
    AppointmentFactory(user=world.cast.auditor, programme="competitions", role="auditor")
    officer, auditor = Program(world.cast.secretariat_officer), Program(world.cast.auditor)
    stranger = Program(world.cast.stranger)
    stranger.ask("post", "/panels/", 403, judges=str(call.pk))
    officer.ask("post", "/panels/", 400, judges=str(people[0].pk))
    officer.ask("post", "/panels/", 400, judges=str(call.pk), size=2, per_entry=3)
    made = officer.ask("post", "/panels/", 201, judges=str(call.pk), size=3, alternates=0)
    officer.ask("post", "/panels/", 409, judges=str(call.pk))
    path = f"/panels/{made['number']}/"
    assert [one["code"] for one in made["entries"]] == ["E-001", "E-002", "E-003", "E-004"]
    assert [one["code"] for one in made["rounds"]] == ["written", "presentation"]
    told = officer.ask("put", f"{path}settings/", 200, size=3, alternates=1, per_entry=2, windows={"plan": 3})
    assert (told["alternates"], told["per_entry"], told["windows"]["plan"]) == (1, 2, 3)
    officer.ask("put", f"{path}settings/", 400, size=3, alternates=1, windows={"plan": "long"})
    officer.ask("post", f"{path}entries/", 200)
    stranger.ask("get", path, 404)
    assert stranger.ask("get", "/panels/", 200)["results"] == []
    assert [one["number"] for one in auditor.ask("get", "/panels/?state=forming", 200)["results"]] == [made["number"]]
    officer.ask("post", f"{path}draw/commitment/", 409, commitment="0" * 64)
    auditor.ask("post", f"{path}draw/", 403)
    frozen = officer.ask("post", f"{path}draw/", 201)
    officer.ask("post", f"{path}conflicts/", 409)
    nonces = {party: draw.new_nonce() for party in draw.PARTIES}
    for program, party in ((officer, "secretariat"), (auditor, "auditor")):
        value = draw.commitment(frozen["pool_sha256"], party, nonces[party])
        program.ask("post", f"{path}draw/commitment/", 200, commitment=value)
    officer.ask("post", f"{path}draw/nonce/", 400, nonce=nonces["auditor"])
    officer.ask("post", f"{path}draw/nonce/", 200, nonce=nonces["secretariat"])
    public = Client().get(f"{BASE}/draws/{frozen['id']}/")
    assert public.json()["record"] is None
    assert nonces["secretariat"] not in public.content.decode()
    auditor.ask("post", f"{path}draw/nonce/", 200, nonce=nonces["auditor"])
    told = Client().get(f"{BASE}/draws/{frozen['id']}/").json()
    assert all(check.holds for check in draw.replay(draw.Record.from_json(told["record"])))
    assert officer.ask("get", path, 200)["state"] == "seated"
    assert officer.ask("post", f"{path}conflicts/", 200) == {"added": 0, "withdrawn": 0, "kept": 0}
    auditor.ask("post", f"{path}allotments/", 403, most=4)
    officer.ask("post", f"{path}allotments/", 409, most=1)
    seen = officer.ask("post", f"{path}allotments/", 200, least=2, most=3)
    assert len(seen["pairs"]) == 8
    assert not seen["applied"]
    held = officer.ask("post", f"{path}allotments/", 200, least=2, most=3, digest=seen["digest"])
    assert held["applied"]
    steps = {one["name"]: one["open"] for one in officer.ask("get", path, 200)["steps"]}
    assert "seat_members" not in steps
    assert steps["begin"] is False
    officer.ask("post", f"{path}steps/call_off/", 200, reason="취소")
