"""The pages: mine and nobody else's, the reasons, the picture, the table of holidays."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import translation

from office.deadlines import actions
from office.deadlines.models import Deadline, Holiday
from office.deadlines.wording import SEOUL
from office.docket.models import Matter
from office.ledger import dispatch

pytestmark = pytest.mark.django_db
D = date.fromisoformat


@pytest.fixture(autouse=True)
def spring(time_machine):
    time_machine.move_to(datetime(2026, 4, 19, 10, tzinfo=SEOUL), tick=False)


@pytest.fixture
def visit(client, cast):
    """`visit("company_user", "deadlines:list")` in English; returns the answer."""

    def go(part, name, *args, data=None, post=False, language="en"):
        if part:
            client.force_login(getattr(cast, part))
        headers = {"accept-language": language}
        send = client.post if post else client.get
        return send(reverse(name, args=args), data or {}, headers=headers)

    return go


@pytest.fixture
def running(matter):
    actions.start(matter, "C03", on=D("2026-03-03"))
    actions.pause(matter, "C03", since=D("2026-03-13"))
    actions.resume(matter, "C03", on=D("2026-03-24"))
    return Deadline.objects.get()


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_my_list_says_where_each_clock_stands(visit, running):
    shown = text(visit("company_user", "deadlines:list"))
    assert "day 47 of 90, 12 of them paused: 35 count" in shown
    assert "2026. 6. 15. (Mon)" in shown and "57 days" in shown
    assert reverse("deadlines:detail", args=[running.pk]) in shown


def test_korean_is_complete(visit, running):
    with translation.override("ko"):
        shown = text(visit("company_user", "deadlines:list", language="ko"))
        assert "90일 중 47일째" in shown and "2026. 6. 15. (월)" in shown
        why = text(visit("company_user", "deadlines:detail", running.pk, language="ko"))
    assert "행정규제기본법 제19조의3 제5항" in why and "첫날" in why


@pytest.mark.parametrize("part", ["rival_user", "stranger", "city_user", "other_programme_officer"])
def test_others_see_neither_the_list_nor_the_page(visit, running, part):
    assert "C03" not in [row.clock.id for row, _ in visit(part, "deadlines:list").context["rows"]]
    assert visit(part, "deadlines:detail", running.pk).status_code == 404


@pytest.mark.parametrize("part", ["company_user", "company_reader", "molit_officer"])
def test_those_who_may_know_the_matter_may_know_its_clocks(visit, running, part):
    assert visit(part, "deadlines:detail", running.pk).status_code == 200


def test_signed_out_visitors_are_sent_to_sign_in(visit, running):
    assert visit(None, "deadlines:list").status_code == 302
    assert visit(None, "deadlines:detail", running.pk).status_code == 302


def test_why_this_day_tells_every_step_and_draws_them(visit, running):
    answer = visit("company_user", "deadlines:detail", running.pk)
    shown = text(answer)
    for step in answer.context["progress"].steps:
        assert step.replace("'", "&#x27;") in shown
    assert "The first day is not counted (Civil Act §157)" in shown and "APA" not in shown
    assert 'role="img"' in shown and "<desc" in shown
    kinds = [mark.kind for mark in answer.context["timeline"].marks]
    assert kinds == ["start", "pause", "pause", "today", "base", "raw", "due"]
    assert "style=" not in shown.split("<main")[-1].split("</main")[0]


@pytest.mark.parametrize("clock", ["C02", "C06", "C07", "C13"])
def test_every_sort_of_clock_has_its_page(visit, matter, clock):
    deadline = actions.start(matter, clock, on=D("2026-06-30") if clock == "C13" else D("2026-03-03"))
    assert visit("company_user", "deadlines:detail", deadline.pk).status_code == 200
    actions.close(matter, clock)
    assert visit("company_user", "deadlines:detail", deadline.pk).status_code == 200


def test_a_clock_that_stands_still_has_its_page(visit, matter):
    deadline = actions.start(matter, "C04", on=D("2026-03-30"))
    actions.pause(matter, "C04", since=D("2026-04-10"))
    assert "none while the clock stands still" in text(visit("company_user", "deadlines:detail", deadline.pk))
    assert "stands still" in text(visit("company_user", "deadlines:list"))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("open", {"C03", "C04", "C12"}),
        ("overdue", {"C04"}),
        ("standing", {"C12"}),
        ("closed", {"C15"}),
        ("all", {"C03", "C04", "C12", "C15"}),
    ],
)
def test_the_list_is_narrowed(visit, running, matter, state, expected):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.start(matter, "C12", on=D("2026-03-03"))
    actions.pause(matter, "C12", since=D("2026-03-13"))
    actions.start(matter, "C15", on=D("2026-04-03"))
    actions.close(matter, "C15")
    rows = visit("company_user", "deadlines:list", data={"state": state}).context["rows"]
    assert {row.clock.id for row, _ in rows} == expected


def test_the_list_is_ordered_and_narrowed_by_clock(visit, running, matter):
    actions.start(matter, "C04", on=D("2026-04-03"))
    by = lambda **data: [row.clock.id for row, _ in visit("company_user", "deadlines:list", data=data).context["rows"]]  # noqa: E731
    assert by() == ["C04", "C03"] and by(sort="-due") == ["C03", "C04"] and by(sort="started") == ["C03", "C04"]
    assert by(clock="C03") == ["C03"]


def test_nonsense_in_the_question_is_said_beside_the_field(visit, running):
    answer = visit("company_user", "deadlines:list", data={"state": "gone", "page": "x"})
    assert answer.status_code == 400 and answer.context["form"].errors["state"]


def test_the_empty_list_says_what_happens_first(visit, cast):
    assert "you need do nothing" in text(visit("stranger", "deadlines:list"))


@pytest.mark.parametrize("rows", [1, 30, 200])
def test_the_list_asks_the_same_number_of_questions(visit, cast, kind, rows, django_assert_max_num_queries):
    matters = [Matter(kind=kind, title=f"Matter {n}", organisation=cast.company) for n in range(rows)]
    Matter.objects.bulk_create(matters)
    Deadline.objects.bulk_create(
        Deadline(matter=m, clock="C04", started_on=D("2026-04-03"), due_on=D("2026-05-04")) for m in matters
    )
    visit("company_user", "deadlines:list")
    with django_assert_max_num_queries(14) as counted:
        answer = visit("company_user", "deadlines:list")
    assert len(answer.context["rows"]) == min(rows, 30)
    COUNTS.add(len([q for q in counted.captured_queries if "SAVEPOINT" not in q["sql"]]))
    assert len(COUNTS) == 1


COUNTS: set[int] = set()


# The clocks of the law


def test_the_reference_is_public_and_names_what_is_uncertain(visit):
    shown = text(visit(None, "deadlines:clocks"))
    assert all(f"C{n:02}" in shown for n in range(1, 26))
    one = text(visit(None, "deadlines:clock", "C07"))
    assert "The Ministry owes this decision" in one and "Smart City Act §49-2⑥" in one


def test_the_reference_says_what_this_installation_has_set(visit, settings):
    settings.CLOCKS = {"C07": {"counting": "civil-petition"}}
    assert "Set by this installation: counting" in text(visit(None, "deadlines:clock", "C07"))


def test_the_reference_computes(visit):
    asked = {"start": "2026-03-03", "pauses": "2026-03-13..2026-03-27"}
    assert "2026. 4. 17. (Fri)" in text(visit(None, "deadlines:clock", "C04", data=asked))


@pytest.mark.parametrize(
    ("clock", "asked"),
    [
        ("C04", {"start": "soon"}),
        ("C04", {"start": "2026-03-03", "pauses": "2026-03-27..2026-03-13"}),
        ("C04", {"start": "2026-03-03", "pauses": "x"}),
        ("C09", {"start": "2026-03-03"}),
        ("C09", {"start": "2026-03-03", "length": "many"}),
        ("C04", {"start": "1066-10-14"}),
        ("C03", {"start": "2026-03-03", "extension": "y"}),
    ],
)
def test_nonsense_is_answered_with_400_and_a_sentence(visit, clock, asked):
    answer = visit(None, "deadlines:clock", clock, data=asked)
    assert answer.status_code == 400 and answer.context["form"].errors


def test_an_unknown_clock_is_not_found(visit):
    assert visit(None, "deadlines:clock", "C99").status_code == 404


# The holiday table


def test_holidays_of_a_year(visit):
    shown = text(visit(None, "deadlines:holidays", data={"year": "2026"}))
    assert "2026. 7. 17. (Fri)" in shown and "Constitution Day" in shown and "Add a day" not in shown


@pytest.mark.parametrize("year", ["", "abc", "1", "99999", "3000"])
def test_any_other_year_is_this_year(visit, year):
    assert visit(None, "deadlines:holidays", data={"year": year}).context["year"] == 2026


LINE = {
    "date": "2026-05-06",
    "kind": "add",
    "name_ko": "임시공휴일",
    "name_en": "Temporary holiday",
    "source": "Cabinet, 14 April 2026",
}


@pytest.mark.parametrize("part", ["molit_officer", "decision_maker", "secretariat_officer", "deputy"])
def test_officers_keep_the_table_and_the_clocks_move(visit, matter, part):
    actions.start(matter, "C04", on=D("2026-04-06"))
    assert visit(part, "deadlines:holiday_add", data=LINE, post=True).status_code == 302
    dispatch.run_due()
    assert Deadline.objects.get().due_on == D("2026-05-07")
    line = Holiday.objects.get()
    assert "Temporary holiday" in text(visit(part, "deadlines:holidays", data={"year": "2026"}))
    assert (
        visit(part, "deadlines:holiday_edit", line.pk, data={**LINE, "date": "2026-05-08"}, post=True).status_code
        == 302
    )
    assert visit(part, "deadlines:holiday_remove", line.pk).status_code == 200
    assert visit(part, "deadlines:holiday_remove", line.pk, post=True).status_code == 302
    dispatch.run_due()
    assert Deadline.objects.get().due_on == D("2026-05-06") and not Holiday.objects.exists()


@pytest.mark.parametrize(
    "part", ["company_user", "rival_user", "city_user", "stranger", "expired_officer", "auditor", "reviewer"]
)
def test_nobody_else_does(visit, part):
    assert visit(part, "deadlines:holiday_add").status_code == 403
    assert visit(part, "deadlines:holiday_add", data=LINE, post=True).status_code == 403
    assert not Holiday.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"date": ""}, {"date": "x"}, {"date": "1700-01-01"}, {"kind": "maybe"}, {"name_ko": ""}, {"source": ""}]
)
def test_a_wrong_line_is_said_beside_its_field(visit, wrong):
    answer = visit("molit_officer", "deadlines:holiday_add", data={**LINE, **wrong}, post=True)
    assert answer.status_code == 400 and list(answer.context["form"].errors) == list(wrong)


def test_a_day_stands_once_in_the_table(visit):
    visit("molit_officer", "deadlines:holiday_add", data=LINE, post=True)
    assert visit("molit_officer", "deadlines:holiday_add", data=LINE, post=True).status_code == 400


def test_a_missing_line_is_not_found(visit):
    assert visit("molit_officer", "deadlines:holiday_edit", 4711).status_code == 404
