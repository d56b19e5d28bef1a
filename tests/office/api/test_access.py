"""Who is let in: declared operations, tokens, sessions."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from knox.models import get_token_model
from rest_framework.test import APIClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.api.probe")]


@pytest.mark.parametrize("address", ["undeclared/", "plain/"])
def test_what_declares_nothing_is_refused_to_everybody(company, nobody, address):
    for client in (company, nobody):
        response = client.get(f"/api/v1/{address}")
        assert (response.status_code, response.json()["type"]) == (403, "/api/v1/problems/not-yours/")


def test_an_operation_of_a_viewset_may_declare_for_itself(company, nobody):
    assert nobody.get("/api/v1/open-list/").status_code == 200
    assert nobody.post("/api/v1/open-list/", {}).status_code == 401
    assert company.post("/api/v1/open-list/", {}).status_code == 200


def test_nobody_gets_401_with_a_challenge(nobody):
    response = nobody.post("/api/v1/write/", {"title": "x"})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["type"] == "/api/v1/problems/not-signed-in/"


def test_a_rule_without_a_subject_is_asked_before_the_view(company, bearer, cast):
    assert company.get("/api/v1/ministries/").status_code == 403
    assert bearer(cast.ministry_clerk).get("/api/v1/ministries/").status_code == 200


def test_the_session_needs_its_csrf_token(cast):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(cast.company_user)
    assert client.get("/api/v1/limited/").status_code == 200
    assert client.post("/api/v1/write/", {"title": "x"}).status_code == 403


def test_a_token_speaks_for_its_owner_whatever_the_session_says(cast, bearer):
    client = bearer(cast.company_user)
    client.force_login(cast.rival_user)
    assert client.get("/api/v1/limited/").json() == "company user"


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer a b",
        "Bearer short",
        "Bearer " + "x" * 64,
        "Bearer \xff\xfe" + "x" * 30,
        "Bearer a\0" + "b" * 30,
    ],
)
def test_bad_tokens_are_401_and_never_500(nobody, header, db):
    assert nobody.get("/api/v1/limited/", headers={"authorization": header}).status_code == 401


def test_expired_revoked_and_closed(bearer, cast):
    expired = bearer(cast.company_user, expiry=dt.timedelta(seconds=-1))
    assert expired.get("/api/v1/limited/").status_code == 401
    assert get_token_model().objects.filter(user=cast.company_user).exists(), "the owner still sees it"
    revoked = bearer(cast.rival_user)
    get_token_model().objects.filter(user=cast.rival_user).delete()
    assert revoked.get("/api/v1/limited/").status_code == 401
    assert bearer(cast.inactive_officer).get("/api/v1/limited/").status_code == 401


def test_use_is_noted(company, cast):
    company.get("/api/v1/limited/")
    token = get_token_model().objects.get(user=cast.company_user)
    assert timezone.now() - token.last_used_at < dt.timedelta(minutes=1)


def test_create_token_prints_it_once_and_it_works(cast, capsys):
    call_command("create_token", cast.company_user.email.upper(), "--name", "nightly", "--days", "3")
    token = capsys.readouterr().out.strip()
    row = get_token_model().objects.get(user=cast.company_user)
    assert row.name == "nightly"
    assert dt.timedelta(days=2) < row.expiry - timezone.now() <= dt.timedelta(days=3)
    assert token not in row.digest
    assert Client().get("/api/v1/limited/", headers={"authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize("arguments", [["nobody@example.com"], ["company-user@example.com", "--days", "0"]])
def test_create_token_says_what_is_wrong(cast, arguments):
    with pytest.raises(CommandError):
        call_command("create_token", *arguments)


def test_no_cache_on_the_way_keeps_an_answer(company, nobody):
    assert company.get("/api/v1/me/").headers["Cache-Control"] == "no-store"
    assert nobody.get("/api/v1/me/").headers["Cache-Control"] == "no-store"


def test_me(company, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        told = company.get("/api/v1/me/").json()
    assert told["email"] == cast.company_user.email
    assert [(seat["id"], seat["role"]) for seat in told["organisations"]] == [(str(cast.company.pk), "manager")]
    assert told["posts"] == []


def test_my_posts_say_whose_they_are(bearer, cast):
    posts = bearer(cast.deputy).get("/api/v1/me/").json()["posts"]
    assert [(post["role"], post["deputy"]) for post in posts] == [("officer", True)]
