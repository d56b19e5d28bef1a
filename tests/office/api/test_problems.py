"""Whatever goes wrong under /api/ is told as problem+json, in the reader's language, and is never a bare 500."""

import pytest
from django.db import InterfaceError
from django.test import Client

from office.api.kinds import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.api.probe")]


def problem(response, status: int, code: str) -> dict:
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    told = response.json()
    assert set(told) == {"type", "title", "status", "detail", "errors", "reasons", "instance"}
    assert (told["status"], told["type"]) == (status, f"/api/v1/problems/{code}/")
    return told


@pytest.mark.parametrize(
    ("what", "status", "code"),
    [
        ("invalid", 400, "invalid"),
        ("not-yours", 403, "not-yours"),
        ("unknown", 404, "unknown"),
        ("not-now", 409, "not-now"),
        ("http404", 404, "unknown"),
        ("suspicious", 400, "malformed"),
        ("validation", 400, "invalid"),
        ("data", 400, "invalid"),
        ("database", 503, "unavailable"),
        ("bug", 500, "failure"),
    ],
)
def test_each_refusal_has_its_document(nobody, what, status, code):
    told = problem(nobody.get(f"/api/v1/raise/{what}/"), status, code)
    assert told["instance"] == f"/api/v1/raise/{what}/"
    assert told["title"] and told["detail"]


def test_errors_stand_by_field_and_reasons_in_a_list(nobody):
    assert nobody.get("/api/v1/raise/invalid/").json()["errors"] == {"title": ["Say more."], "": ["Nothing fits."]}
    assert nobody.get("/api/v1/raise/not-now/").json()["reasons"] == ["The plan is missing.", "The desk is closed."]


def test_a_missing_database_says_when_to_come_again(nobody):
    assert nobody.get("/api/v1/raise/database/").headers["Retry-After"] == "5"


def test_a_database_lost_before_the_view_is_also_503(nobody, monkeypatch):
    def lost(self, request, view, args, kwargs):
        raise InterfaceError("connection is closed")

    monkeypatch.setattr("office.access.middleware.DeclaredOnly.process_view", lost)
    response = nobody.get("/api/v1/raise/bug/")
    problem(response, 503, "unavailable")
    assert response.headers["Retry-After"] == "5"


def test_a_fault_of_ours_tells_nothing_of_itself(nobody):
    assert b"ours" not in nobody.get("/api/v1/raise/bug/").content


def test_nested_errors_are_named_by_path(company):
    told = problem(
        company.post("/api/v1/write/", {"title": "x" * 11, "lines": [{"article": "1"}, {"article": "123456"}]}),
        400,
        "invalid",
    )
    assert set(told["errors"]) == {"title", "lines.1.article"}


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[1,",
        '{"title": NaN}',
        '{"title": "a\\u0000b"}',
        '{"title": "\\ud800"}',
        "[" * 100_000,
        '"\\udfff"',
        "\xff",
    ],
)
def test_a_body_that_cannot_be_read_is_400(company, body):
    raw = body.encode("latin-1")
    problem(company.post("/api/v1/write/", raw, content_type="application/json"), 400, "malformed")


def test_other_media_types_are_415(company):
    problem(company.post("/api/v1/write/", "a=b", content_type="application/x-www-form-urlencoded"), 415, "media-type")


def test_too_large_a_body_is_413(company, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    problem(company.post("/api/v1/write/", {"title": "x" * 200}), 413, "too-large")


def test_unknown_addresses_and_methods(company):
    problem(company.get("/api/v1/no-such-thing/"), 404, "unknown")
    response = company.delete("/api/v1/write/")
    problem(response, 405, "method")
    assert "POST" in response.headers["Allow"]


def test_other_middleware_keeps_its_headers_on_a_problem(nobody):
    response = nobody.get("/api/v1/no-such-thing/")
    assert "Content-Security-Policy" in response.headers
    assert int(response.headers.get("Content-Length", len(response.content))) == len(response.content)


def test_bad_hosts_are_refused_as_a_problem():
    problem(
        Client(raise_request_exception=False).get("/api/v1/raise/bug/", headers={"host": "evil host"}), 400, "malformed"
    )


def test_titles_follow_the_language_asked_for(nobody):
    english = nobody.get("/api/v1/raise/unknown/", headers={"accept-language": "en"}).json()
    korean = nobody.get("/api/v1/raise/unknown/", headers={"accept-language": "ko"}).json()
    assert english["title"] == "Not found"
    assert korean["title"] != english["title"]


def test_without_a_wish_the_accounts_language_counts(bearer, cast):
    cast.company_user.language = "en"
    cast.company_user.save()
    assert bearer(cast.company_user).post("/api/v1/write/", {}).json()["title"] == "Wrong values"


def test_every_kind_can_be_looked_up(nobody):
    assert {kind["code"] for kind in nobody.get("/api/v1/problems/").json()} == set(KINDS)
    for kind in KINDS.values():
        assert nobody.get(kind.uri).json()["status"] == kind.status
    problem(nobody.get("/api/v1/problems/nothing/"), 404, "unknown")
