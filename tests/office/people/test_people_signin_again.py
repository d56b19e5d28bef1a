"""Signing in again, over the page that is open."""

import pytest
from allauth.account.models import EmailAddress

from tests.cast import PASSWORD, UserFactory
from tests.office.people.signing import AGAIN, LOGIN, code_now, give_totp, signed_in

pytestmark = pytest.mark.django_db


def test_signing_in_again_in_place(client):
    user = UserFactory()
    answer = client.post(AGAIN, {"email": user.email, "password": PASSWORD, "user": str(user.pk)})
    assert answer.status_code == 204 and signed_in(client)
    assert answer.cookies["csrftoken"].value


def test_the_fresh_token_is_the_one_that_counts(django_user_model):
    from django.test import Client

    user, client = UserFactory(), Client(enforce_csrf_checks=True)
    client.get(LOGIN)
    first = client.cookies["csrftoken"].value
    answer = client.post(AGAIN, {"email": user.email, "password": PASSWORD}, headers={"x-csrftoken": first})
    assert answer.status_code == 204
    fresh = answer.cookies["csrftoken"].value
    saved = client.post(
        "/people/account/",
        {"name": "n", "language": "ko", "position": "", "phone": ""},
        headers={"x-csrftoken": fresh},
    )
    assert fresh != first and saved.status_code == 302


def test_another_person_does_not_take_over_the_page(client):
    user, other = UserFactory(), UserFactory()
    wrong = client.post(AGAIN, {"email": other.email, "password": PASSWORD, "user": str(user.pk)})
    assert wrong.status_code == 409 and not signed_in(client) and list(wrong.json()["errors"]) == ["email"]
    client.force_login(user)
    assert client.post(AGAIN, {"email": other.email, "password": PASSWORD}).status_code == 409
    assert client.session["_auth_user_id"] == str(user.pk)


def test_in_place_asks_for_the_code_too(client):
    user = UserFactory()
    secret = give_totp(user)
    facts = {"email": user.email, "password": PASSWORD}
    asked = client.post(AGAIN, facts)
    assert (asked.status_code, asked.json()["needs_code"], signed_in(client)) == (400, True, False)
    assert client.post(AGAIN, facts | {"code": "000000"}).status_code == 400
    assert client.post(AGAIN, facts | {"code": code_now(secret)}).status_code == 204
    assert signed_in(client)


def test_in_place_is_as_closed_as_the_front_door(client, cast):
    unverified = UserFactory(verified=False)
    assert not EmailAddress.objects.filter(user=unverified).exists()
    for facts in (
        {"email": unverified.email, "password": PASSWORD},
        {"email": cast.inactive_officer.email, "password": PASSWORD},
        {"email": cast.stranger.email, "password": "wrong"},
        {"email": "no mail", "password": PASSWORD},
        {},
    ):
        answer = client.post(AGAIN, facts)
        assert answer.status_code == 400 and answer.json()["errors"] and not signed_in(client)
    user = UserFactory()
    for _ in range(5):
        client.post(AGAIN, {"email": user.email, "password": "wrong"})
    assert client.post(AGAIN, {"email": user.email, "password": PASSWORD}).status_code == 429
    assert client.get(AGAIN).status_code == 405
