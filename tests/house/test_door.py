"""What every request passes first."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse

from config import health
from config.middleware import Arrival, RequestLog


def through(rf, **meta):
    """The request as the house sees it after the door."""
    seen = []
    Arrival(lambda request: seen.append(request) or HttpResponse())(rf.get("/", **meta))
    return seen[0]


def test_without_a_proxy_nobody_s_word_is_taken(rf, settings):
    settings.TRUSTED_PROXIES = 0
    long_ago = (datetime.now(UTC) - timedelta(minutes=2)).timestamp()
    request = through(rf, HTTP_X_FORWARDED_FOR="1.2.3.4", HTTP_X_REQUEST_START=f"t={long_ago}", REMOTE_ADDR="9.9.9.9")
    assert request.META["REMOTE_ADDR"] == "9.9.9.9"
    assert "HTTP_X_FORWARDED_FOR" not in request.META
    assert datetime.now(UTC) - request.arrived_at < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "9.9.9.9"),
        (1, "", "9.9.9.9"),
    ],
)
def test_proxies_are_counted_from_our_side(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = through(rf, HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="9.9.9.9")
    assert request.META["REMOTE_ADDR"] == expected


@pytest.mark.parametrize("unit", [1, 1_000, 1_000_000])
def test_our_proxy_s_stamp_is_when_it_arrived(rf, settings, unit):
    settings.TRUSTED_PROXIES = 1
    stamp = datetime.now(UTC) - timedelta(seconds=30)
    written = f"{stamp.timestamp():.3f}" if unit == 1 else str(int(stamp.timestamp() * unit))
    request = through(rf, HTTP_X_REQUEST_START=f"t={written}")
    assert abs(request.arrived_at - stamp) < timedelta(milliseconds=2)


@pytest.mark.parametrize("wrong", [timedelta(hours=-1), timedelta(minutes=1)])
def test_a_clock_gone_wrong_is_not_believed(rf, settings, wrong):
    settings.TRUSTED_PROXIES = 1
    request = through(rf, HTTP_X_REQUEST_START=str((datetime.now(UTC) + wrong).timestamp()))
    assert abs(datetime.now(UTC) - request.arrived_at) < timedelta(seconds=5)


@pytest.mark.parametrize("word", ["", "t=", "yesterday", "t=12345678901234567890", "t=-1"])
def test_a_stamp_that_is_none_is_no_error(rf, settings, word):
    settings.TRUSTED_PROXIES = 1
    assert through(rf, HTTP_X_REQUEST_START=word).arrived_at


def test_the_log_has_no_query(rf):
    assert RequestLog.format_request(rf.get("/search?q=홍길동")) == "GET /search"


@pytest.mark.django_db
def test_well(client):
    reply = client.get("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"database": True, "cache": True})


def test_without_a_cache_it_says_so_with_503(client, settings, valkey, monkeypatch):
    monkeypatch.setattr(health, "_database", lambda: None)
    assert client.get("/healthz").status_code == 200
    valkey.stop()
    reply = client.get("/healthz")
    assert (reply.status_code, reply.json()) == (503, {"database": True, "cache": False})
    valkey.start()
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_the_policy_allows_nothing_inline(client):
    policy = client.get("/healthz")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
