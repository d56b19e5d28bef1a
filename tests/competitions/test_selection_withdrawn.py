"""Whoever prepared a list takes it back while nobody has decided; nobody decides on a list that they have not read."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from competitions import selecting
from competitions.actions import selection
from competitions.desk.calls import calls_waiting
from competitions.states import Calling
from office.access import Invalid, NotNow, NotYours
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.notifications.plain import thaw
from office.workflow import perform
from tests.cast import PASSWORD
from tests.competitions.programs import Program, Token
from tests.competitions.selecting import Selecting

pytestmark = pytest.mark.django_db
REASON = "둘째 신청의 결과를 잘못 골랐습니다."
WITHDRAWN = "선정(안)을 작성한 사람이 회수하였습니다"


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

    assert officer.post(step, {"reason": REASON}).status_code == 302
    assert world.again().state == Calling.JUDGING and world.call.list_withdrawn
    dispatch.run_due()
    asked, told = (Delivery.objects.filter(key=f"competitions.decision_{one}") for one in ("prepared", "withdrawn"))
    addresses = set(told.values_list("person__email", flat=True))
    assert addresses and addresses == set(asked.values_list("person__email", flat=True)), "who was asked to decide"
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


def test_deciding_and_publishing_ask_for_the_password(competition):
    world = Selecting(competition)
    world.deciding()
    step = lambda name: reverse("competitions:call-step", args=[world.call.pk, name])  # noqa: E731
    director, second = (client_of(getattr(competition.cast, f"{who}decision_maker")) for who in ("", "second_"))
    read = {"sha256": selecting.decision_of(world.call).sha256}
    assert read["sha256"] in director.get(step("decide")).content.decode()
    assert director.post(step("decide"), {}).status_code == 400
    asked = director.post(step("decide"), read)
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    wrong = director.post(asked.url, {"password": "not-mine-at-all"})
    assert wrong.status_code == 400 and wrong.context["form"].errors["password"], "beside the field"
    assert world.again().decided_at is None
    assert director.post(asked.url, {"password": PASSWORD}).status_code == 302
    assert world.again().decided_at is not None and world.call.decided_by == competition.cast.decision_maker
    with competition.at(world.result_day):
        asked = second.post(step("publish"), read)
        assert asked.status_code == 302 and world.again().state == Calling.DECIDING
        assert second.post(asked.url, {"password": PASSWORD}).status_code == 302
        assert world.again().state == Calling.PUBLISHED


def test_what_was_not_read_is_neither_decided_nor_published(competition):
    """Withdrawn and prepared anew while somebody reads: the page tells it, shows the new list and asks again."""
    world = Selecting(competition)
    world.deciding()
    step = reverse("competitions:call-step", args=[world.call.pk, "decide"])
    old, director = selecting.decision_of(world.call).sha256, client_of(competition.cast.decision_maker)
    perform(world.call, "withdraw_list", by=competition.officer, reason=REASON)
    changes = {str(world.ids[1]): {"outcome": "not_selected", "reason": "중복 지원"}}
    selection.prepare_decision(world.again(), by=competition.officer, changes=changes)
    new = selecting.decision_of(world.call).sha256
    asked = director.post(step, {"sha256": old})
    told = director.post(asked.url, {"password": PASSWORD})
    page = told.content.decode()
    assert told.status_code == 400 and world.again().decided_at is None
    assert "명단이 다시 작성되었습니다" in page and new in page and old not in page and f'action="{step}"' in page
    with pytest.raises(Invalid):
        selection.decide(world.call, by=competition.director, sha256=old)
    program = Token(competition.cast.decision_maker)
    path = f"calls/{world.call.matter.number}/steps/decide/"
    program.send(path, 400)
    program.send(path, 400, sha256=old)
    Program(competition.cast.decision_maker).send(path, 409, sha256=new)
    Token(competition.cast.secretariat_officer).send(path, 403, sha256=new)
    assert world.again().decided_at is None
    program.send(path, sha256=new)
    with competition.at(world.result_day), pytest.raises(Invalid):
        selection.publish(world.again(), by=world.second, sha256=old)
