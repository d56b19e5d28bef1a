"""The end of the journey: decided by another, published at once, objected to, final."""

from typing import Any

from django.test import Client
from django.urls import reverse

from competitions.models import Entry
from office.people.models import User
from tests.cast import PASSWORD
from tests.competitions.programs import Program


def decided(way: Any) -> None:
    """One person prepares, another decides; nobody outside is told anything yet."""
    number = way.call.matter.number
    officer, director = way.as_("secretariat_officer"), way.as_("decision_maker")
    way.as_("r1").step("calls", number, "prepare_decision", 403)
    assert officer.step("calls", number, "prepare_decision")["state"] == "deciding"
    officer.step("calls", number, "decide", 403)
    read = {"sha256": director.get(f"calls/{number}/result/")["sha256"]}
    director.step("calls", number, "decide", 409, **read)  # a session alone does not say who sits before it
    way.signing("decision_maker").step("calls", number, "decide", 400)
    way.signing("decision_maker").step("calls", number, "decide", **read)
    way.signing("second_decision_maker").step("calls", number, "publish", 409, **read)
    mine = way.as_("city_user").listed("entries/")
    assert len(mine) == 1 and mine[0]["state"] not in ("selected", "reserve", "not_selected")


def published(way: Any) -> None:
    """On the day that was announced everybody is told at once."""
    number = way.call.matter.number
    second = way.signing("second_decision_maker")
    read = {"sha256": second.get(f"calls/{number}/result/")["sha256"]}
    assert second.step("calls", number, "publish", **read)["state"] == "published"
    states = dict(Entry.objects.filter(call=way.call).values_list("matter__number", "state"))
    selected = {code for code, state in states.items() if state == "selected"}
    assert selected == {way.code(1), way.code(2), way.winner}
    assert states[way.loser] == "reserve"
    (mine,) = way.as_("city_user").listed("entries/")
    assert mine["state"] == "selected"


def objected(way: Any) -> None:
    """Who lost by the lot objects; answered by two persons; only then the result is final."""
    number, entry = way.call.matter.number, Entry.objects.get(matter__number=way.loser)
    loser = Program(User.objects.get(memberships__organisation=entry.lead_id, memberships__role="manager"))
    told = {"what": "추첨 결과", "reasons": "추첨 기록의 공개를 요청합니다."}
    way.as_("city_user").send(f"entries/{entry.pk}/objections/", 404, **told)
    made = loser.send(f"entries/{entry.pk}/objections/", 201, **told)
    officer, director = way.as_("secretariat_officer"), way.as_("decision_maker")
    officer.step("objections", made["number"], "propose_answer", verdict="rejected", answer="기록은 공개되어 있습니다.")
    assert loser.get(f"objections/{made['number']}/")["answer"] == ""
    officer.step("objections", made["number"], "reject", 403)
    director.step("calls", number, "finish", 409)
    director.step("objections", made["number"], "reject")
    assert loser.get(f"objections/{made['number']}/")["answer"] == "기록은 공개되어 있습니다."


def final(way: Any) -> None:
    """The period is over and everything answered."""
    assert way.as_("decision_maker").step("calls", way.call.matter.number, "finish")["state"] == "final"


def signed_on_the_page(way: Any, code: str, status: int) -> None:
    """A tally is signed on its page alone, with the password once more."""
    browser = Client()
    browser.force_login(way.seats[code].reviewer.user)
    asked = browser.post(reverse("assessment:tally-sign", args=[way.tally["id"]]), {"sha256": way.tally["sha256"]})
    assert asked.status_code == status, code
    if status == 302:
        assert browser.post(asked.url, {"password": PASSWORD}).status_code == 302
