"""Saving: lenient, by several people at once, and only what is open."""

import threading

import pytest
from django.db import connection
from django.utils import translation

from office.access import Invalid, NotNow, NotYours
from office.forms import actions, queries
from office.forms.actions import Conflict, save
from office.forms.models import Answers, Revision
from tests.office.applications import GOOD
from tests.office.cases import Case

NO_AMOUNT = "Enter an amount in whole won, like 1,200,000, or in words, like 160억, 3천만 원 or 16,000백만원."


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("company", "  가람\u1102\u1161\tmobility ", "가람나 mobility"),
        ("summary", "첫 줄\r\n둘째 줄\0", "첫 줄\n둘째 줄"),
        ("total", "1,200,000원", 1_200_000),
        ("total", 3.0, 3),
        ("total", "160억 5천만 원", 16_050_000_000),
        ("opens", "2025. 5. 19. 18:00", "2025-05-19T18:00"),
        ("robots", " 12 ", 12),
        ("weight", "1,234.5", "1234.5"),
        ("weight", 0.5, "0.5"),
        ("brn", "123-45-67891", "1234567891"),
        ("start", "2026. 11. 22.", "2026-11-22"),
        ("start", "20261122", "2026-11-22"),
        ("start", "2026년 3월 2일", "2026-03-02"),
        ("personal", "on", True),
        ("personal", "false", False),
        ("fields", "energy", ["energy"]),
        ("fields", ["safety", "traffic", "safety"], ["traffic", "safety"]),
        ("oath", "on", True),
        ("budget", [{"item": "로봇", "amount": "1,000"}, {"item": ""}], [{"id": "1", "item": "로봇", "amount": 1000}]),
    ],
)
def test_values_are_kept_in_one_form_without_complaint(cast, answers, code, typed, kept):
    saved = save(answers, {code: typed}, revision=0, by=cast.actor("company_user"))
    assert answers.data == {code: kept}
    assert not saved.errors
    again = save(answers, {code: kept}, revision=1, by=cast.actor("company_user"))
    assert (again.revision, again.changed) == (1, ())


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("company", "가" * 21, "At most 20 letters; there are 21."),
        ("total", "많이", NO_AMOUNT),
        ("total", "3 billion", "Say 억 or hundred million: “billion” is often confused with 억."),
        ("total", "-3억", "Not less than 0."),
        ("total", "-1", "Not less than 0."),
        ("robots", "101", "Not more than 100."),
        ("weight", "1.25", "At most 1 digits after the point."),
        ("weight", "NaN", "Enter a number."),
        ("brn", "123-45-67890", "This is no valid business registration number. Check the digits."),
        ("start", "2026-02-30", "Enter a date as year, month and day, like 2026-11-22."),
        ("start", "내년", "Enter a date as year, month and day, like 2026-11-22."),
        ("email", "누구", "Enter an e-mail address, like name@example.com."),
        ("phone", "12", "Enter a telephone number, like 044-123-4567."),
        ("site", "ftp://x", "Enter a web address that begins with https:// or http://."),
        ("kind", "magic", "Choose one of the answers given."),
        ("fields", ["traffic", "energy", "safety"], "At most 2 are possible; there are 3."),
        ("personal", "maybe", "Answer yes or no."),
    ],
)
def test_wrong_values_are_kept_and_reported_beside_the_field(cast, answers, code, typed, sentence):
    saved = save(answers, {code: typed}, revision=0, by=cast.actor("company_user"))
    assert saved.errors == {code: [sentence]}
    assert code in answers.data


def test_what_is_wrong_in_a_row_is_named_by_row_and_column(cast, answers):
    rows = [{"id": "a", "item": "로봇", "amount": "많이"}]
    saved = save(answers, {"budget": rows}, revision=0, by=cast.actor("company_user"))
    assert saved.errors == {"budget.a.amount": [NO_AMOUNT]}


@pytest.mark.parametrize(
    "values",
    [
        {"nothing": 1},
        {"plan": "x"},
        {"company": {"a": 1}},
        {"company": ["a"]},
        {"budget": "x"},
        {"budget": [{"color": "red"}]},
        {"budget": [{"item": "x"}] * 501},
        {"budget.1": "x"},
        {"budget.1.color": "x"},
        {"budget.a b.item": "x"},
        {"company.1.item": "x"},
        {"summary": "가" * 100_001},
    ],
)
def test_what_no_form_sends_is_refused(cast, answers, values):
    with pytest.raises(Invalid):
        save(answers, values, revision=0, by=cast.actor("company_user"))
    answers.refresh_from_db()
    assert (answers.data, answers.revision) == ({}, 0)


@pytest.mark.parametrize("revision", [-1, 1, 99])
def test_a_revision_that_never_was_is_refused(cast, answers, revision):
    with pytest.raises(Invalid):
        save(answers, {"company": "x"}, revision=revision, by=cast.actor("company_user"))


@pytest.mark.parametrize("part", ["company_reader", "rival_user", "molit_officer", "stranger", "auditor", "admin"])
def test_only_the_companys_writers_write(cast, answers, part):
    with pytest.raises(NotYours):
        save(answers, {"company": "x"}, revision=0, by=cast.actor(part))


def test_who_changed_what_is_kept(cast, answers):
    save(answers, {"company": "가"}, revision=0, by=cast.actor("company_user"))
    save(answers, {"company": "나", "kind": "service"}, revision=1, by=cast.actor("company_writer"))
    told = [(one.number, one.by, one.before, one.codes) for one in Revision.objects.all()]
    assert told == [
        (1, cast.company_user, {"company": None}, ["company"]),
        (2, cast.company_writer, {"company": "가", "kind": None}, ["company", "kind"]),
    ]


# several at once


def test_who_saved_other_answers_meanwhile_is_no_obstacle(cast, answers):
    other = Answers.objects.get(pk=answers.pk)
    save(answers, {"company": "가람"}, revision=0, by=cast.actor("company_user"))
    saved = save(other, {"kind": "service"}, revision=0, by=cast.actor("company_writer"))
    assert saved.revision == 2
    assert other.data == {"company": "가람", "kind": "service"}


def test_the_same_answer_changed_differently_is_a_conflict_and_nothing_is_written(cast, answers):
    save(answers, {"company": "처음"}, revision=0, by=cast.actor("company_user"))
    save(answers, {"company": "그들의 것"}, revision=1, by=cast.actor("company_user"))
    with pytest.raises(Conflict) as conflict:
        save(answers, {"company": "나의 것", "kind": "service"}, revision=1, by=cast.actor("company_writer"))
    told = conflict.value
    assert (told.revision, told.theirs, told.base) == (2, {"company": "그들의 것"}, {"company": "처음"})
    assert told.by == "company user"
    answers.refresh_from_db()
    assert answers.data == {"company": "그들의 것"}
    saved = save(answers, {"company": "나의 것"}, revision=told.revision, by=cast.actor("company_writer"))
    assert saved.revision == 3


def test_what_the_saver_did_not_change_does_not_bring_old_values_back(cast, answers):
    save(answers, {"company": "처음", "kind": "service"}, revision=0, by=cast.actor("company_user"))
    save(answers, {"company": "새것"}, revision=1, by=cast.actor("company_user"))
    save(answers, {"company": "처음", "kind": "technology"}, revision=1, by=cast.actor("company_writer"))
    assert answers.data == {"company": "새것", "kind": "technology"}


def test_the_same_answer_on_both_sides_is_no_conflict(cast, answers):
    save(answers, {"company": "같음"}, revision=0, by=cast.actor("company_user"))
    assert save(answers, {"company": "같음"}, revision=0, by=cast.actor("company_writer")).revision == 1


def test_different_cells_of_one_table_go_together(cast, answers):
    rows = [{"id": "a", "item": "로봇", "amount": 1}, {"id": "b", "item": "보험", "amount": 2}]
    save(answers, {"budget": rows}, revision=0, by=cast.actor("company_user"))
    save(answers, {"budget.a.amount": "10"}, revision=1, by=cast.actor("company_user"))
    save(answers, {"budget.b.amount": "20", "budget.x1.item": "통신"}, revision=1, by=cast.actor("company_writer"))
    assert answers.data["budget"] == [
        {"id": "a", "item": "로봇", "amount": 10},
        {"id": "b", "item": "보험", "amount": 20},
        {"id": "x1", "item": "통신"},
    ]


def test_the_same_cell_is_a_conflict_named_by_its_path(cast, answers):
    save(answers, {"budget": [{"id": "a", "item": "로봇", "amount": 1}]}, revision=0, by=cast.actor("company_user"))
    save(answers, {"budget.a.amount": 2}, revision=1, by=cast.actor("company_user"))
    with pytest.raises(Conflict) as conflict:
        save(
            answers, {"budget": [{"id": "a", "item": "로봇", "amount": 3}]}, revision=1, by=cast.actor("company_writer")
        )
    assert conflict.value.theirs == {"budget.a.amount": 2}
    assert conflict.value.base == {"budget.a.amount": 1}


def test_a_row_removed_by_one_and_changed_by_the_other_is_a_conflict(cast, answers):
    save(answers, {"budget": [{"id": "a", "item": "로봇", "amount": 1}]}, revision=0, by=cast.actor("company_user"))
    save(answers, {"budget.a.remove": True}, revision=1, by=cast.actor("company_user"))
    assert "budget" not in answers.data
    with pytest.raises(Conflict):
        save(answers, {"budget.a.amount": 3}, revision=1, by=cast.actor("company_writer"))


def test_rows_keep_the_order_in_which_the_table_was_sent(cast, answers):
    rows = [{"id": "a", "item": "1"}, {"id": "b", "item": "2"}]
    save(answers, {"budget": rows}, revision=0, by=cast.actor("company_user"))
    save(answers, {"budget": rows[::-1]}, revision=1, by=cast.actor("company_user"))
    assert [row["id"] for row in answers.data["budget"]] == ["b", "a"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False])
def test_two_savers_at_once_lose_nothing(cast, answers, same):
    parts, gate, told = ("company_user", "company_writer"), threading.Barrier(2), []
    actors, fields = {part: cast.actor(part) for part in parts}, dict(zip(parts, ("company", "summary"), strict=True))

    def one(part: str) -> None:
        mine = Answers.objects.get(pk=answers.pk)
        gate.wait()
        try:
            save(mine, {"company" if same else fields[part]: part}, revision=0, by=actors[part])
            told.append("saved")
        except Conflict:
            told.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.refresh_from_db()
    assert sorted(told) == (["conflict", "saved"] if same else ["saved", "saved"])
    assert answers.revision == answers.revisions.count() == (1 if same else 2)


# what is open


def test_a_submitted_form_is_closed(cast, good):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    with pytest.raises(NotNow, match="Summary"):
        save(good, {"summary": "다른"}, revision=good.revision, by=cast.actor("company_user"))
    assert save(good, GOOD, revision=good.revision, by=cast.actor("company_user")).changed == ()


def test_only_what_is_reopened_can_be_written(cast, good):
    actor = cast.actor("company_user")
    actions.freeze(good.matter, by=actor)
    actions.reopen(good.matter, ["summary"], reason="구간을 적으십시오.", by=cast.actor("molit_officer"))
    save(good, {"summary": "세종시 3km"}, revision=good.revision, by=actor)
    with pytest.raises(NotNow, match="Company"):
        save(good, {"company": "다른"}, revision=good.revision, by=actor)
    actions.freeze(good.matter, by=actor)
    with pytest.raises(NotNow):
        save(good, {"summary": "또"}, revision=good.revision, by=actor)


def test_nothing_is_reopened_in_a_draft(cast, answers):
    with pytest.raises(NotNow):
        actions.reopen(answers.matter, ["summary"], by=cast.actor("molit_officer"))


def test_a_question_is_reopened_once(cast, good):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    assert len(actions.reopen(good.matter, ["summary", "kind"], by=cast.actor("molit_officer"))) == 2
    assert len(actions.reopen(good.matter, ["summary", "brn"], by=cast.actor("molit_officer"))) == 1
    with pytest.raises(Invalid):
        actions.reopen(good.matter, ["nothing"], by=cast.actor("molit_officer"))
    assert actions.close_reopenings(good.matter, by=cast.actor("molit_officer")) == 3


def test_the_case_itself_may_be_closed(cast, answers):
    Case.objects.filter(pk=answers.matter_id).update(state="withdrawn")
    with pytest.raises(NotNow) as refusal:
        save(answers, {"company": "x"}, revision=0, by=cast.actor("company_user"))
    assert refusal.value.reasons == ["It has been withdrawn."]


# prefilling


def test_what_is_known_fills_only_what_is_empty_and_says_where_from(cast, answers):
    actor = cast.actor("company_user")
    save(answers, {"company": "내가 쓴 이름"}, revision=0, by=actor)
    filled = actions.prefill(answers.matter, {"company": "등록된 이름", "brn": "123-45-67891", "other": 1}, by=actor)
    assert filled == ["brn"]
    answers.refresh_from_db()
    assert answers.origins == {"brn": "register"}
    save(answers, {"brn": "9876543215"}, revision=answers.revision, by=actor)
    assert answers.origins == {}


def test_answers_are_opened_once(cast, answers):
    again = actions.open_answers(answers.matter, "test.form", by=cast.actor("company_user"), prefill={"company": "x"})
    assert again == answers
    assert queries.value_of(answers.matter, "company") == ""
