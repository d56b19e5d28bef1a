"""The menu knows at once who sits in a committee, and asks the database once in a while only."""

import datetime as dt

import pytest
from django.core.cache import cache

from office.committees import seated
from office.committees.actions import committees

START = dt.date(2024, 1, 1)


@pytest.fixture
def reviewer(cast):
    return cast.actor("reviewer")


def sit(committee, cast, **facts):
    return committees.add_seat(
        committee.committee, by=committee.officer, role="member", order=50, valid_from=START, **facts
    )


def test_the_answer_is_kept(reviewer, django_assert_num_queries):
    assert not seated.has_seat(reviewer)
    with django_assert_num_queries(0):
        assert not seated.has_seat(reviewer)


def test_whoever_is_seated_or_replaced_is_known_at_once(committee, cast, reviewer):
    other = cast.actor("stranger")
    assert (seated.has_seat(reviewer), seated.has_seat(other)) == (False, False)
    seat = sit(committee, cast, kind="civilian", user=cast.reviewer)
    assert (seated.has_seat(reviewer), seated.has_seat(other)) == (True, False)
    committees.change_seat(seat, by=committee.officer, user=cast.stranger)
    assert seated.has_seat(other)


def test_a_proxy_is_known_at_once(committee, cast, reviewer):
    assert not seated.has_seat(reviewer)
    sit(committee, cast, kind="government", title_ko="차관", proxy=cast.reviewer)
    assert not seated.has_seat(reviewer)
    committees.change_committee(committee.committee, by=committee.officer, proxies_allowed=True)
    assert seated.has_seat(reviewer)


def test_without_the_cache_it_is_asked_each_time(committee, cast, reviewer, monkeypatch):
    def away(*_args, **_more):
        raise ConnectionError

    for name in ("get", "set", "delete_many"):
        monkeypatch.setattr(cache, name, away)
    assert not seated.has_seat(reviewer)
    sit(committee, cast, kind="civilian", user=cast.reviewer)
    assert seated.has_seat(reviewer)
