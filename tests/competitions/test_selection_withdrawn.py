"""Whoever prepared a list takes it back while nobody has decided; nobody decides on a list that they have not read."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from competitions import selecting
from competitions.actions import selection
from competitions.desk.calls import calls_waiting
from competitions.states import Calling
from office.access import NotNow, NotYours
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.notifications.plain import thaw
from office.workflow import perform
from tests.competitions.programs import Program
from tests.competitions.selecting import Selecting

pytestmark = pytest.mark.django_db
REASON = "둘째 신청의 결과를 잘못 골랐습니다."
WITHDRAWN = "선정안을 작성한 사람이 회수하였습니다"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_whoever_prepared_the_list_withdraws_it_before_the_decision(competition):
    world = Selecting(competition)
    world.deciding()
    cast, step = competition.cast, reverse("competitions:call-step", args=[world.call.pk, "withdraw_list"])
    result, page = (reverse(f"competitions:{name}", args=[world.call.pk]) for name in ("call-result", "call"))
    officer, another, director = map(client_of, (cast.secretariat_officer, cast.molit_officer, cast.decision_maker))
    assert step in officer.get(result).content.decode() and step not in another.get(result).content.decode()
    for client in (another, director):
        assert client.get(step).status_code == 403 and client.post(step, {"reason": REASON}).status_code == 403
    assert officer.post(step, {"reason": ""}).status_code == 400 and world.again().state == Calling.DECIDING
    dispatch.run_due()
    asked = set(Delivery.objects.filter(key="competitions.decision_prepared").values_list("person__email", flat=True))
    assert asked

    assert officer.post(step, {"reason": REASON}).status_code == 302
    assert world.again().state == Calling.JUDGING and world.call.list_withdrawn
    dispatch.run_due()
    told = Delivery.objects.filter(key="competitions.decision_withdrawn")
    assert set(told.values_list("person__email", flat=True)) == asked, "those who were asked to decide"
    assert thaw(told[0].facts).reason == REASON
    with translation.override("ko"):
        (row,) = [one for one in calls_waiting(competition.officer).rows if str(world.call.pk) in one.url]
        assert row.note == REASON and "회수" in row.mark
    for address in (result, page, reverse("competitions:call-step", args=[world.call.pk, "prepare_decision"])):
        told_there = officer.get(address).content.decode()
        assert REASON in told_there and WITHDRAWN in told_there, address

    selection.prepare_decision(world.call, by=competition.director)
    assert selecting.decision_of(world.call).number == 2 and not world.again().list_withdrawn
    with pytest.raises(NotYours):
        perform(world.call, "withdraw_list", by=competition.officer, reason=REASON)
    selection.decide(world.call, by=world.second)
    with pytest.raises(NotNow):
        perform(world.again(), "withdraw_list", by=competition.director, reason=REASON)
    selection.send_back(world.call, by=world.second, reason="사유를 보완하십시오.")
    assert WITHDRAWN not in officer.get(result).content.decode()


def test_a_program_withdraws_the_list_that_it_prepared(competition):
    world = Selecting(competition)
    world.deciding()
    number, cast = world.call.matter.number, competition.cast
    step = f"calls/{number}/steps/withdraw_list/"
    Program(cast.molit_officer).send(step, 403, reason=REASON)
    Program(cast.city_user).send(step, 403, reason=REASON)
    mine = Program(cast.secretariat_officer)
    mine.send(step, 400)
    told = mine.send(step, reason=REASON)
    assert told["state"] == "judging"
    assert told["office"]["sent_back_because"] == REASON and told["office"]["list_withdrawn"] is True
