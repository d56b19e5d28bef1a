"""Limits count each account by itself, and a dead cache turns nobody away."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as NoValkey

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.api.probe")]


@pytest.fixture
def rates(settings):
    """Set the rates of some scopes for one test."""

    def change(**new: str | None) -> None:
        known = settings.REST_FRAMEWORK
        settings.REST_FRAMEWORK = {**known, "DEFAULT_THROTTLE_RATES": {**known["DEFAULT_THROTTLE_RATES"], **new}}

    return change


def statuses(client, times: int, address: str = "/api/v1/limited/") -> list[int]:
    return [client.get(address).status_code for _ in range(times)]


def test_an_account_is_stopped_and_told_when_to_come_again(company, bearer, cast, rates):
    rates(account="2/hour")
    assert statuses(company, 2) == [200, 200]
    stopped = company.get("/api/v1/limited/")
    assert (stopped.status_code, stopped.json()["type"]) == (429, "/api/v1/problems/too-many/")
    assert 0 < int(stopped.headers["Retry-After"]) <= 3600
    assert statuses(bearer(cast.rival_user), 1) == [200], "somebody else's limit is untouched"


def test_tokens_of_one_account_share_its_limit(bearer, cast, rates):
    rates(account="2/hour")
    assert statuses(bearer(cast.company_user), 2) + statuses(bearer(cast.company_user), 1) == [200, 200, 429]


def test_writing_and_scopes_have_their_own(company, rates):
    rates(writing="1/hour", exporting="2/hour")
    assert [company.post("/api/v1/write/", {"title": "x"}).status_code for _ in range(2)] == [201, 429]
    assert statuses(company, 3) == [200, 200, 429]
    assert statuses(company, 1, "/api/v1/me/") == [200]


def test_nobody_is_counted_by_address(nobody, rates):
    rates(anonymous="1/hour")
    assert statuses(nobody, 2, "/api/v1/problems/") == [200, 429]


def test_no_rate_is_no_limit(company, rates):
    rates(account=None, exporting=None)
    assert statuses(company, 15) == [200] * 15


def test_a_dead_cache_turns_nobody_away(company, rates, monkeypatch):
    rates(account="1/hour")

    def dead(*args, **kwargs):
        raise NoValkey("refused")

    monkeypatch.setattr(cache, "add", dead)
    monkeypatch.setattr(cache, "incr", dead)
    assert statuses(company, 3) == [200, 200, 200]
