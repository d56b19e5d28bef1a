import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from office.web import errors

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.web.probe")]


def test_not_now_is_a_page_with_the_reasons(client):
    answer = client.get("/probe/refuse/now/")
    assert answer.status_code == 409
    assert "The demonstration plan is missing." in answer.content.decode()


def test_unknown_is_a_page_that_says_nothing_about_existing(client):
    answer = client.get("/probe/refuse/unknown/")
    assert answer.status_code == 404
    assert "찾을 수 없습니다" in answer.content.decode()


def test_invalid_is_a_page_with_the_sentences(client):
    answer = client.get("/probe/refuse/invalid/")
    assert answer.status_code == 400
    assert "A title is needed." in answer.content.decode()


def test_not_yours_asks_the_signed_out_to_sign_in_and_refuses_the_rest(client, cast):
    assert client.get("/probe/refuse/yours/").headers["Location"] == "/accounts/login/?next=/probe/refuse/yours/"
    client.force_login(cast.rival_user)
    answer = client.get("/probe/refuse/yours/")
    assert answer.status_code == 403
    assert "권한이 없습니다" in answer.content.decode()


@pytest.mark.parametrize(("kind", "status"), [("now", 409), ("unknown", 404), ("invalid", 400), ("yours", 401)])
def test_scripts_get_a_problem(client, kind, status):
    answer = client.get(f"/probe/refuse/{kind}/", headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_a_problem_carries_reasons_and_errors(client):
    accept = {"accept": "application/json"}
    assert client.get("/probe/refuse/now/", headers=accept).json()["reasons"] == ["The demonstration plan is missing."]
    assert client.get("/probe/refuse/invalid/", headers=accept).json()["errors"] == {"title": ["A title is needed."]}


def test_htmx_is_sent_to_sign_in_with_the_whole_page_and_comes_back_to_it(client):
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/cases/?state=open"}
    answer = client.get("/probe/", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/cases/%3Fstate%3Dopen"


def test_htmx_never_comes_back_to_another_host(client):
    headers = {"hx-request": "true", "hx-current-url": "https://elsewhere.example/trap"}
    assert client.get("/probe/", headers=headers).headers["HX-Redirect"] == "/accounts/login/?next=/probe/"


def test_a_failure_of_ours_says_what_was_saved_and_no_secret(client):
    client.raise_request_exception = False
    answer = client.get("/probe/refuse/bug/")
    assert answer.status_code == 500
    body = answer.content.decode()
    assert "시스템에 오류가 발생했습니다" in body and "a secret" not in body and "Traceback" not in body


def test_the_failure_page_needs_neither_session_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0), translation.override("en"):
        answer = errors.server_error(RequestFactory().get("/x/"))
    assert answer.status_code == 500
    assert "Something failed on our side" in answer.content.decode()


def test_an_address_nobody_has_is_not_found(client):
    assert client.get("/nothing/here/").status_code == 404


@pytest.mark.parametrize("status", [400, 403, 404, 409])
def test_every_error_page_speaks_both_languages(status):
    template = engines["django"].get_template(f"errors/{status}.html")
    with translation.override("ko"):
        body = template.render({"status": status})
    assert 'lang="en"' in body and "저장된 내용" in body
