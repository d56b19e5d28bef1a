"""Two people at the same moment: a step is taken once, and of two last replies one sees the other."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection
from rest_framework.test import APIClient

from office.access import NotNow
from office.ledger.models import Event
from office.workflow import performing
from sandbox.actions import consultations, rapid_confirmations
from sandbox.models import RapidConfirmation
from sandbox.states import Rapid
from tests.worlds import NEEDED, NOT_NEEDED

pytestmark = [pytest.mark.django_db(transaction=True)]


def together(*calls: Callable) -> list:
    """What each of the calls returned or raised; they begin at the same moment, each on its own connection."""
    start = threading.Barrier(len(calls))

    def run(call: Callable):
        try:
            start.wait(10)
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def meeting(monkeypatch):
    """meeting(module, name): whoever has called it waits there for the other, unless a lock keeps the other out."""

    def arrange(module, name: str) -> None:
        called, both = getattr(module, name), threading.Barrier(2)

        def wait_for_the_other(*args, **more):
            answer = called(*args, **more)
            with suppress(threading.BrokenBarrierError):
                both.wait(1)
            return answer

        monkeypatch.setattr(module, name, wait_for_the_other)

    return arrange


def happened(step: str) -> int:
    return Event.objects.filter(kind=step).count()


def test_of_two_receivers_one_is_told_that_it_is_done(rapid, cast, meeting):
    case = rapid.submitted()
    meeting(performing, "ask")
    actors = [rapid.officer, cast.actor("molit_officer")]

    def receive(actor):
        return lambda: rapid_confirmations.receive(RapidConfirmation.objects.get(pk=case.pk), by=actor)

    outcomes = together(*map(receive, actors))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotNow"]
    refused = next(outcome for outcome in outcomes if isinstance(outcome, NotNow))
    assert refused.reasons
    assert happened("sandbox.rapidconfirmation.receive") == 1
    case.refresh_from_db()
    assert case.matter.officer_id in {actor.user_id for actor in actors}
    assert rapid.received().matter.number.endswith("-0002")  # the number of the refused one was not used up


def test_over_the_api_the_other_gets_409(rapid, cast, meeting):
    part = rapid.part(rapid.inquiring())
    meeting(performing, "ask")
    address = f"/api/v1/sandbox/consultations/{part.matter.number}/steps/acknowledge/"

    def acknowledge(who):
        client = APIClient()
        client.force_login(getattr(cast, who))
        return lambda: client.post(address, {}, format="json")

    answers = together(acknowledge("ministry_clerk"), acknowledge("ministry_manager"))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    told = next(answer for answer in answers if answer.status_code == 409)
    assert told["Content-Type"].startswith("application/problem+json") and told.json()["reasons"]
    assert happened("sandbox.consultation.acknowledge") == 1


def test_of_two_last_replies_one_closes_the_round(rapid, cast, meeting):
    case = rapid.inquiring()
    first, second = rapid.part(case), rapid.part(case, "other_ministry")
    meeting(consultations, "perform")
    outcomes = together(
        lambda: consultations.reply(first, by=rapid.clerk, **NEEDED),
        lambda: consultations.reply(second, by=cast.actor("other_ministry_clerk"), **NOT_NEEDED),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    case.refresh_from_db()
    assert case.state == Rapid.CONSOLIDATING
    assert happened("sandbox.consultation.reply") == 2
    assert happened("sandbox.rapidconfirmation.consolidate") == 1


def test_a_reply_and_a_withdrawal_do_not_both_win(rapid, meeting):
    case = rapid.inquiring()
    part = rapid.part(case)
    meeting(consultations, "perform")
    together(
        lambda: consultations.reply(part, by=rapid.clerk, **NEEDED),
        lambda: rapid_confirmations.withdraw(case, by=rapid.applicant, reason="계획 변경"),
    )
    case.refresh_from_db()
    part.refresh_from_db()
    assert case.state == Rapid.WITHDRAWN and part.state in ("replied", "cancelled")
    assert happened("sandbox.rapidconfirmation.withdraw") == 1
    assert not case.consultations().exclude(state__in=("replied", "cancelled")).exists()
