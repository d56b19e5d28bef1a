"""A request with a key is done once, however often it is sent."""

import datetime as dt
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIRequestFactory

from office.api import idempotency
from office.ledger import registry
from office.ledger.models import Event, IdempotencyRecord
from tests import cast as casting
from tests.office.api import probe

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.api.probe")]
KEY = {"HTTP_IDEMPOTENCY_KEY": "5f0c6a1e-one"}
ADDRESS = "/api/v1/write/"


def written() -> int:
    return Event.objects.filter(kind="tests.written").count()


def test_the_same_request_is_answered_again_and_done_once(company):
    first = company.post(ADDRESS, {"title": "one"}, **KEY)
    again = company.post(ADDRESS, {"title": "one"}, **KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert written() == 1


def test_the_order_of_names_does_not_make_another_request(company):
    company.post(ADDRESS, '{"title": "one", "lines": []}', content_type="application/json", **KEY)
    again = company.post(ADDRESS, '{"lines":[],"title":"one"}', content_type="application/json", **KEY)
    assert again.headers.get("Idempotency-Replayed") == "true"


@pytest.mark.parametrize(("address", "title"), [(ADDRESS, "two"), (ADDRESS + "?now=1", "one")])
def test_the_key_with_another_request_is_422(company, address, title):
    company.post(ADDRESS, {"title": "one"}, **KEY)
    response = company.post(address, {"title": title}, **KEY)
    assert (response.status_code, response.json()["type"]) == (422, "/api/v1/problems/key-reused/")
    assert written() == 1


def test_keys_belong_to_their_account(company, bearer, cast):
    company.post(ADDRESS, {"title": "one"}, **KEY)
    other = bearer(cast.rival_user).post(ADDRESS, {"title": "two"}, **KEY)
    assert other.status_code == 201
    assert written() == 2


def test_without_a_key_every_request_counts(company):
    assert {company.post(ADDRESS, {"title": "one"}).status_code for _ in range(2)} == {201}
    assert written() == 2
    assert not IdempotencyRecord.objects.exists()


@pytest.mark.parametrize("title", ["bug", "answered", "far too long a title"])
def test_what_failed_or_was_refused_leaves_nothing_and_may_be_tried_again(company, title):
    assert company.post(ADDRESS, {"title": title}, **KEY).status_code in (400, 409, 500)
    assert (written(), IdempotencyRecord.objects.count()) == (0, 0)
    assert company.post(ADDRESS, {"title": "one"}, **KEY).status_code == 201


@pytest.mark.parametrize("key", ["two words", "x" * 201, "한글", "tab\tbed"])
def test_a_key_that_is_none_is_400(company, key):
    response = company.post(ADDRESS, {"title": "one"}, HTTP_IDEMPOTENCY_KEY=key)
    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["Idempotency-Key"]


def test_after_a_day_the_key_is_free_again(company):
    company.post(ADDRESS, {"title": "one"}, **KEY)
    IdempotencyRecord.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert "Idempotency-Replayed" not in company.post(ADDRESS, {"title": "two"}, **KEY).headers
    assert written() == 2


def test_the_minutes_sweep_forgets_expired_answers(company):
    company.post(ADDRESS, {"title": "one"}, **KEY)
    assert idempotency.forget_expired in registry.sweeps()
    assert idempotency.forget_expired() == 0
    IdempotencyRecord.objects.update(expires_at=timezone.now())
    assert idempotency.forget_expired() == 1


def test_uploads_are_told_apart_by_their_content():
    from rest_framework.parsers import MultiPartParser
    from rest_framework.request import Request

    def digest(content: bytes) -> str:
        upload = SimpleUploadedFile("a.pdf", content)
        return idempotency.digest(
            Request(APIRequestFactory().post("/", {"file": upload}, format="multipart"), [MultiPartParser()])
        )

    assert digest(b"one") == digest(b"one") != digest(b"two")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_done_once(bearer):
    """Real threads with a connection each: the second is told to come again, and then gets the first one's answer."""
    client = bearer(casting.UserFactory())
    answers = {}

    def send(name: str) -> None:
        try:
            answers[name] = client.post(ADDRESS, {"title": "slow"}, **KEY)
        finally:
            connection.close()

    probe.slow.clear()
    first = threading.Thread(target=send, args=["first"])
    first.start()
    assert probe.slow.wait(10)
    second = threading.Thread(target=send, args=["second"])
    second.start()
    first.join(20), second.join(20)

    assert answers["first"].status_code == 201
    assert answers["second"].status_code == 409
    assert answers["second"].json()["type"] == "/api/v1/problems/in-progress/"
    assert answers["second"].headers["Retry-After"] == "1"
    again = client.post(ADDRESS, {"title": "slow"}, **KEY)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json() == answers["first"].json()
    assert written() == 1
