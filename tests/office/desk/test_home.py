"""The first page: a welcome for visitors, a desk of one's own for everybody else."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from office.desk import panels, queries, welcome
from office.desk.panels import Panel, Row, Rows
from office.documents import actions as letters
from office.documents.registry import Outgoing, kind_of
from office.ledger import dispatch, enqueue
from office.notifications.models import Delivery
from office.people.actions import claims
from office.web import nav
from tests.office.documents.casework import AnswerFacts
from tests.office.documents.conftest import letter, paper, paper_table, papers  # noqa: F401


@pytest.fixture
def visit(client, cast):
    def sign_in(part: str):
        client.force_login(getattr(cast, part))
        return client

    return sign_in


@pytest.fixture
def registered():
    """What a test registers is gone afterwards."""
    kept = dict(panels._panels), dict(panels._starts), {key: dict(value) for key, value in panels._sources.items()}
    yield panels
    panels._panels, panels._starts, panels._sources = kept


def notice(person, number: int = 1, **more) -> None:
    Delivery.objects.bulk_create(
        Delivery(
            key="tests.notice", occasion=f"{n}", person=person, channel="inbox", state="sent",
            subject_line=f"Notice {n}", sent_at=timezone.now(), **more,
        )
        for n in range(number)
    )  # fmt: skip


def shown_to(actor) -> dict[str, Rows]:
    return {each.panel.key: each.rows for each in queries.desk_of(actor)}


def test_visitors_are_welcomed_with_four_doors(client, db):
    page = client.get("/")
    text = page.content.decode()
    assert page.status_code == 200
    assert [door.key for door in page.context["doors"]] == ["ask", "exempt", "compete", "verify"]
    assert all(door.address() for door in welcome.doors())
    assert {way.key: len(way.stages) for way in page.context["ways"]} == {"ask": 4, "compete": 4}
    assert "/accounts/login/" in text
    first = text.split('class="welcome-actions"')[1].split("</p>")[0]
    assert "/competitions/open/" in first and welcome.doors()[0].address() in first, "both halves of the house"


@pytest.mark.parametrize("demo", [True, False])
def test_demo_accounts_are_named_in_a_demo_only(client, db, settings, demo):
    settings.DEMO = demo
    text = client.get("/").content.decode()
    assert ("company@example.com" in text) is demo
    assert (welcome.DEMO_PASSWORD in text) is demo


def test_the_welcome_page_asks_the_database_nothing(client, db, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


def test_everybody_has_a_desk(visit, cast):
    for part in cast.people():
        if getattr(cast, part).is_active:
            assert visit(part).get("/").status_code == 200, part


def test_the_desk_says_who_one_is(visit, cast):
    parts = visit("secretariat_officer").get("/").context["parts"]
    assert len(parts) == 2
    assert parts[0] == cast.secretariat.label()


def test_who_belongs_nowhere_is_told_what_to_do_first(visit, cast):
    page = visit("stranger").get("/")
    assert page.context["empty"]
    assert page.context["parts"] == []
    assert 'id="desk-first"' in page.content.decode()


def test_an_empty_desk_points_to_what_one_can_begin(visit, cast, registered):
    panels.register_start("tests", "Begin here", "desk:home", visible=lambda actor: actor.user_id == cast.rival_user.pk)
    assert [start.label for start in visit("rival_user").get("/").context["starts"]][-1] == "Begin here"
    assert "Begin here" not in visit("stranger").get("/").content.decode()


def test_a_start_without_a_page_is_not_offered(cast, registered):
    panels.register_start("tests", "Nowhere", "tests:nowhere")
    assert "Nowhere" not in [start.label for start in panels.starts_for(cast.actor("company_user"))]


def test_ones_own_unread_and_nobody_elses(cast):
    notice(cast.company_user, 7)
    notice(cast.rival_user, 1, read_at=timezone.now())
    rows = shown_to(cast.actor("company_user"))["unread"]
    assert (len(rows.rows), rows.total) == (5, 7)
    assert shown_to(cast.actor("rival_user"))["unread"] == Rows([], 0)


def test_a_seat_asked_for_waits_on_the_desk_of_whoever_decides_about_it(cast):
    asked = claims.claim(cast.company, by=cast.actor("stranger"), statement="연구소 김대리")
    rows = shown_to(cast.actor("company_user"))["waiting"].rows
    assert [row.url for row in rows if cast.company.name_ko in row.title] == [f"/people/claims/{asked.pk}/"]
    for other in ("rival_user", "stranger"):
        assert not [row for row in shown_to(cast.actor(other))["waiting"].rows if "claims" in row.url]


def test_of_what_has_a_page_of_its_own_the_newest_are_shown(paper, cast):  # noqa: F811
    for number in range(7):
        out = Outgoing(facts=AnswerFacts("x"), subject=f"통지 {number}", organisation=cast.company)
        letters.issue(kind_of("test.answer"), out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker"))
    rows = shown_to(cast.actor("decision_maker"))["letters"]
    assert ([row.title for row in rows.rows], rows.total) == ([f"통지 {n}" for n in (6, 5, 4, 3, 2)], 7)


def test_each_role_sees_its_own_panels(cast, registered):
    auditing = lambda actor: any(post.role == "auditor" for post in actor.posts)  # noqa: E731
    panels.register(Panel("tests", "For auditors", lambda actor: Rows([], 0), visible=auditing))
    assert "tests" in shown_to(cast.actor("auditor"))
    assert "tests" not in shown_to(cast.actor("company_user"))


def test_what_waits_comes_from_everywhere_the_nearest_day_first(cast, registered):
    today = dt.date(2026, 11, 22)

    def one(name, on=None, since=None):
        return Row(name, "/", on=on, since=since)

    def some(*rows, total):
        return lambda actor: Rows(list(rows), total)

    panels._sources["waiting"] = {}
    panels.contribute("waiting", "a", rows=some(one("no day"), one("late", today), total=9))
    asked = dt.datetime(2026, 11, 19, 3, tzinfo=dt.UTC)
    panels.contribute(
        "waiting", "b", rows=some(one("soon", today - dt.timedelta(1)), one("asked", since=asked), total=2)
    )
    panels.contribute("waiting", "c", rows=some(one("hidden"), total=5), visible=lambda actor: False)
    found = panels.joined("waiting")(cast.actor("company_user"))
    assert [row.title for row in found.rows] == ["asked", "soon", "late", "no day"]
    assert (found.total, found.rest) == (11, [])


def test_what_is_too_much_for_the_eye_is_folded_and_not_lost(visit, cast, registered):
    """The first 25 lines, then 5 that are folded, and how the other 10 are come by."""
    lines = [Row(f"일 {n:02d}", f"/{n}/") for n in range(30)]
    panels._sources["waiting"] = {}
    panels.contribute("waiting", "a", rows=lambda actor: Rows(lines, 40))
    page = visit("company_user").get("/").content.decode()
    first, folded = page.split('<details class="desk-rest">')[0], page.split('<details class="desk-rest">')[1]
    assert "일 24" in first and "일 25" not in first
    assert "모두 보기 (외 5건)" in folded and 'href="/29/"' in folded.split("</details>")[0]
    assert "외 10건은" in folded.split("</details>")[1]


def test_a_letter_waits_before_whoever_approves_it_with_its_day(papers, letter, cast, visit):  # noqa: F811
    """Behind thirty lines without a day it would not be seen."""
    assert _letter_lines(cast, "molit_officer") == [None]  # a draft of one's own
    letters.submit_for_approval(
        letter, by=cast.actor("molit_officer"), approver=cast.decision_maker, reviewers=(cast.secretariat_officer,)
    )
    (asked,) = _letter_lines(cast, "secretariat_officer")
    assert asked == letter.approvals.get(role="draft").at and _letter_lines(cast, "decision_maker") == []
    letters.review(letter, by=cast.actor("secretariat_officer"))
    (asked,) = _letter_lines(cast, "decision_maker")
    assert asked == letter.approvals.get(role="review").at
    assert (
        date_format(timezone.localtime(asked), "Y. n. j.") + "부터 대기"
        in visit("decision_maker").get("/").content.decode()
    )
    letters.return_to_drafter(letter, by=cast.actor("decision_maker"), reason="근거")
    assert _letter_lines(cast, "molit_officer") == [letter.approvals.get(role="approve").at]


def _letter_lines(cast, part: str) -> list:
    return [row.since for row in shown_to(cast.actor(part))["waiting"].rows if "/documents/letters/" in row.url]


def test_stuck_work_waits_for_officers(cast):
    enqueue("tests.unknown", key="tests.unknown:1", payload={})
    dispatch.run_due()
    for part, sees in {"secretariat_officer": True, "auditor": False, "company_user": False}.items():
        rows = shown_to(cast.actor(part)).get("waiting", Rows())
        assert any(row.url == "/inbox/effects/" for row in rows.rows) is sees, part


def test_the_menu_leads_to_the_desk(cast):
    assert "/" in [item.url for item in nav.main_menu(cast.actor("company_user"), "/")]


@pytest.mark.parametrize("part", ["company_user", "secretariat_officer", "ministry_clerk", "auditor"])
def test_the_desk_asks_as_often_for_one_as_for_thirty(visit, cast, part, django_assert_max_num_queries):
    client = visit(part)
    counts = []
    for number in (1, 30):
        Delivery.objects.all().delete()
        notice(getattr(cast, part), number)
        client.get("/")
        with django_assert_max_num_queries(60) as asked:
            client.get("/")
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
