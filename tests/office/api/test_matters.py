"""The register over the API: only one's own, by cursor, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.docket.models import Matter

pytestmark = pytest.mark.django_db
DRAFTS = "/api/v1/sandbox/rapid-confirmations/"


def open_drafts(client, count: int) -> list[str]:
    return [client.post(DRAFTS, {}).json()["id"] for _ in range(count)]


def test_everybody_sees_their_own(company, bearer, cast):
    mine = open_drafts(company, 2)
    rival = bearer(cast.rival_user)
    theirs = open_drafts(rival, 1)
    assert [row["id"] for row in company.get("/api/v1/matters/").json()["results"]] == mine[::-1]
    assert [row["id"] for row in rival.get("/api/v1/matters/").json()["results"]] == theirs
    assert company.get(f"/api/v1/matters/{theirs[0]}/").status_code == 404


def test_a_line_says_what_it_is(company):
    [mine] = open_drafts(company, 1)
    told = company.get(f"/api/v1/matters/{mine}/").json()
    assert (told["id"], told["state"], told["number"]) == (mine, "draft", None)
    assert told["page"].startswith("/sandbox/")
    assert told["kind_label"] and told["state_label"]


def test_it_is_found_by_its_number_too(company):
    [mine] = open_drafts(company, 1)
    Matter.objects.filter(pk=mine).update(number="규제확인-2026-0001")
    assert company.get("/api/v1/matters/규제확인-2026-0001/").json()["id"] == mine
    for never in ("규제확인-2026-0002", "a%00b", "x" * 50, "%F0%9F%92%A9"):
        assert company.get(f"/api/v1/matters/{never}/").status_code == 404


def test_pages_meet_without_overlap_or_gap(company):
    mine = open_drafts(company, 5)
    found, address = [], "/api/v1/matters/?page_size=2"
    while address:
        page = company.get(address).json()
        found += [row["id"] for row in page["results"]]
        address = page["next"]
    assert found == mine[::-1]


@pytest.mark.parametrize(
    "query",
    [
        "page_size=0",
        "page_size=201",
        "page_size=x",
        "cursor=x",
        "cursor=cD14",  # p=x
        "cursor=%ED%95%9C",
        "organisation=x",
        "opened_after=yesterday",
        "opened_after=0001-01-01T00:00:00%2B23:00",
        "opened_before=0587-04-18T15:20:32%2B23:17",
        "opened_before=9999-12-31T23:59:59-23:00",
    ],
)
def test_bad_queries_are_400_with_the_name(company, query):
    response = company.get(f"/api/v1/matters/?{query}")
    assert response.status_code in (200, 400), response.content
    if response.status_code == 400:
        assert list(response.json()["errors"]) == [query.partition("=")[0]]
    assert response.status_code == 400 or query.startswith("opened_before=0587")


def test_filters_narrow(company):
    [mine, _other] = open_drafts(company, 2)
    Matter.objects.filter(pk=mine).update(title="자율주행 셔틀")
    assert [row["id"] for row in company.get("/api/v1/matters/?title=셔틀").json()["results"]] == [mine]
    assert company.get("/api/v1/matters/?kind=nothing").json()["results"] == []


def test_one_row_and_thirty_cost_the_same(company):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert company.get("/api/v1/matters/").status_code == 200
        return len(asked)

    open_drafts(company, 1)
    company.get("/api/v1/matters/")
    one = cost()
    open_drafts(company, 29)
    assert cost() == one
