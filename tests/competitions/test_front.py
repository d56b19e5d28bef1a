"""Open calls on the front page: who is not signed in sees them with the time that is left."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from competitions.desk import front
from competitions.models import Call
from tests.competitions.visiting import at

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def shown(browser: Client) -> list:
    cache.clear()
    page = browser.get("/")
    return next(lines for board, lines in page.context["boards"] if board.key == "compete")


def test_open_calls_stand_on_the_front_page_with_their_countdown(competition):
    browser = Client()
    browser.cookies["django_language"] = "en"
    competition.draft_call("hub")
    assert shown(browser) == [] and "No call is open at present." in browser.get("/").content.decode()
    call = competition.announced()
    (ahead,) = shown(browser)
    assert ahead.count.label == "Until the intake opens" and ahead.url == at("public-call", call.pk)
    call = competition.opened(programme="hub")
    with competition.at(call.closes_at - dt.timedelta(days=2, hours=3)):
        first, second = shown(browser)
        assert {first.count.until, second.count.until} == {call.closes_at}, "both are open by the clock"
        text = browser.get("/").content.decode()
        assert call.matter.title not in text and call.title_en in text
        assert text.count("data-countdown=") == 2 and "<span data-days>2</span>" in text
    with competition.at(call.closes_at):
        assert shown(browser) == []
    Call.objects.filter(pk=call.pk).update(closes_at=call.closes_at + 30 * MINUTE)
    with competition.at(call.closes_at):
        assert [one.count.until for one in shown(browser)] == [call.closes_at + 30 * MINUTE]


def test_the_front_page_asks_for_calls_once_a_minute_however_many_there_are(competition, monkeypatch):
    counts, browser = [], Client()
    for programme in ("small", "hub"):
        competition.announced(programme=programme)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            browser.get("/")
        with CaptureQueriesContext(connection) as again:
            browser.get("/")
        counts.append((len(queries), len(again)))
    assert counts == [(1, 0), (1, 0)]
    monkeypatch.setattr(front.cache, "get", _away)
    assert len(browser.get("/").context["boards"][0][1]) == 2, "the page does without the store of kept answers"


def _away(*args, **kwargs):
    raise ConnectionError
