"""The same for programs."""

from datetime import date, datetime

import pytest

from office.deadlines import actions
from office.deadlines.models import Deadline
from office.deadlines.wording import SEOUL

pytestmark = pytest.mark.django_db
D = date.fromisoformat
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def spring(time_machine):
    time_machine.move_to(datetime(2026, 4, 19, 10, tzinfo=SEOUL), tick=False)


@pytest.fixture
def sign_in(client, cast):
    def enter(part):
        client.force_login(getattr(cast, part))
        return client

    return enter


def test_the_deadlines_of_a_matter(sign_in, matter, child):
    actions.start(matter, "C04", on=D("2026-03-30"))
    actions.start(matter, "C02", on=datetime(2026, 4, 17, 15, tzinfo=SEOUL))
    actions.start(child, "C06", on=D("2026-03-30"))
    found = (
        sign_in("company_user").get("/api/v1/deadlines/", {"matter": str(matter.pk)}, headers=ENGLISH).json()["results"]
    )
    by_clock = {row["clock"]: row for row in found}
    assert set(by_clock) == {"C04", "C02"}
    assert (by_clock["C04"]["due"], by_clock["C04"]["left"], by_clock["C04"]["unit"]) == ("2026-04-29", 10, "days")
    assert by_clock["C02"]["due"] == "2026-04-20T15:00:00+09:00"
    assert by_clock["C04"]["steps"] and by_clock["C04"]["matter"] == str(matter.pk)


def test_others_see_nothing(sign_in, matter):
    deadline = actions.start(matter, "C04", on=D("2026-03-30"))
    rival = sign_in("rival_user")
    assert rival.get("/api/v1/deadlines/").json()["results"] == []
    assert rival.get(f"/api/v1/deadlines/{deadline.pk}/").status_code == 404
    assert sign_in("company_user").get(f"/api/v1/deadlines/{deadline.pk}/").json()["clock"] == "C04"


def test_signed_out_programs_get_401(client):
    assert client.get("/api/v1/deadlines/").status_code == 401


@pytest.mark.parametrize("wrong", [{"matter": "x"}, {"due_before": "soon"}])
def test_nonsense_is_400(sign_in, wrong):
    assert sign_in("company_user").get("/api/v1/deadlines/", wrong).status_code == 400


def test_narrowed_by_end(sign_in, matter):
    actions.start(matter, "C04", on=D("2026-03-30"))
    actions.start(matter, "C06", on=D("2026-03-30"))
    actions.close(matter, "C06")
    company = sign_in("company_user")
    of = lambda **asked: [row["clock"] for row in company.get("/api/v1/deadlines/", asked).json()["results"]]  # noqa: E731
    assert of(closed="true") == ["C06"] and of(closed="false") == ["C04"] and of(clock="C04") == ["C04"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_questions(sign_in, matter, rows, django_assert_num_queries):
    from office.docket.models import Matter

    matters = [Matter(kind=matter.kind, title="x", organisation=matter.organisation) for _ in range(rows)]
    Matter.objects.bulk_create(matters)
    Deadline.objects.bulk_create(
        Deadline(matter=m, clock="C04", started_on=D("2026-04-03"), due_on=D("2026-05-04")) for m in matters
    )
    company = sign_in("company_user")
    company.get("/api/v1/deadlines/")
    with django_assert_num_queries(7):
        company.get("/api/v1/deadlines/")


def test_the_clock_table_is_public(client):
    table = client.get("/api/v1/clocks/", headers=ENGLISH).json()
    by_id = {row["id"]: row for row in table}
    assert len(table) >= 25 and by_id["C03"]["extension"] == "1 × 30d" and by_id["C09"]["length"] is None
    assert client.get("/api/v1/clocks/C07/", headers=ENGLISH).json()["alternatives"] == ["calendar", "civil-petition"]
    assert client.get("/api/v1/clocks/C99/").status_code == 404


def compute(client, key, **body):
    return client.post(f"/api/v1/clocks/{key}/compute/", body, content_type="application/json", headers=ENGLISH)


def test_computing(client):
    pauses = [{"since": "2026-03-13", "until": "2026-03-27"}]
    answer = compute(client, "C04", start="2026-03-03", pauses=pauses).json()
    assert list(answer) == ["clock", "start", "due", "basis", "counting", "steps"] and answer["due"] == "2026-04-17"
    assert compute(client, "C09", start="2026-05-15", length="10").json()["due"] == "2026-05-26"
    assert compute(client, "C03", start="2026-03-03", extensions=["30d"]).json()["due"] == "2026-07-01"


@pytest.mark.parametrize(
    ("key", "body", "field"),
    [
        ("C04", {}, "start"),
        ("C04", {"start": "soon"}, "start"),
        ("C04", {"start": "2026-03-03", "pauses": [{"since": "2026-03-27", "until": "2026-03-13"}]}, ""),
        ("C04", {"start": "2026-03-03", "pauses": [{"since": "x"}]}, "pauses.0.since"),
        ("C04", {"start": "2026-03-03", "length": "x"}, "length"),
        ("C09", {"start": "2026-03-03"}, "length"),
        ("C04", {"start": "1066-10-14"}, ""),
        ("C04", {"start": "2026-03-03", "extensions": ["9999y"]}, ""),
    ],
)
def test_what_cannot_be_computed_names_its_field(client, key, body, field):
    answer = compute(client, key, **body)
    assert answer.status_code == 400 and field in answer.json()["errors"]


def test_computing_with_an_unknown_clock(client):
    assert compute(client, "C99", start="2026-03-03").status_code == 404
