"""A pool out of a spreadsheet: every row is looked at first, then all of it is written or nothing."""

import datetime as dt
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook

from office.access import Invalid, NotNow, NotYours
from office.assessment import retention
from office.assessment.actions import pool, pool_history, pool_import
from office.assessment.importing import template
from office.assessment.importing.planning import CHANGED, NEW, SAME, WRONG, Plan, plan_of
from office.assessment.importing.stored import filled
from office.assessment.models import Employment, PoolImport, Reviewer, Work
from office.ledger.models import Event
from tests.assessment.pool import DAY, HEADS, PoolWorld, book

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
KIM = ["kim", "kim@example.com", "한 대학교", "서울", "여", "data, 인공지능", "2026-03-01", "2027. 3. 1."]
LEE = ["lee", "LEE@example.com", "", "26000", "M", "Law and regulation", dt.datetime(2026, 3, 1), 20270301]


@pytest.fixture
def world(cast) -> PoolWorld:
    return PoolWorld(cast)


@pytest.fixture(autouse=True)
def _spring(time_machine):
    time_machine.move_to(dt.datetime(2026, 5, 1, 3, tzinfo=dt.UTC))


def take_in(world: PoolWorld, content: bytes) -> PoolImport:
    return pool_import.take_in(by=world.officer, content=content, file_name="pool.xlsx")


def apply(world: PoolWorld, content: bytes) -> dict[str, int]:
    kept = take_in(world, content)
    return pool_import.apply(kept, by=world.officer, seen=pool_import.preview(kept).sha256)


def problems(plan: Plan) -> dict[tuple[str, int, str], list[str]]:
    return {
        (row.sheet.key, row.number, key): cell.problems
        for row in plan.rows
        for key, cell in row.cells.items()
        if cell.problems
    }


def test_what_is_right_is_written_once_and_an_upload_again_changes_nothing(world, cast):
    jobs = [["kim@example.com", "나라 주식회사", "124-81-00998", "전략팀", "2019-01-01", None]]
    works = [["lee@example.com", "자문", "교통 자문", "부산광역시", "2024.1.2", "2024.3.4"]]
    content = book({"평가위원": [KIM, LEE], "employments": jobs, "works": works})
    kept = take_in(world, content)
    assert not Reviewer.objects.exists()
    plan = pool_import.preview(kept)
    assert (plan.counts, plan.may_apply) == ({WRONG: 0, NEW: 4, CHANGED: 0, SAME: 0}, True)
    told = pool_import.apply(kept, by=world.officer, seen=plan.sha256)
    assert told == pool_import.apply(kept, by=world.officer, seen="whatever") == {"new": 4, "changed": 0}
    kim, lee = Reviewer.objects.order_by("name")
    assert (kim.region, kim.gender, kim.expertise, kim.drawable) == ("11000", "female", ["ai", "data"], True)
    assert (lee.email, lee.gender, lee.consent_until) == ("lee@example.com", "male", dt.date(2027, 3, 1))
    assert Employment.objects.get().business_number == "1248100998"
    assert Work.objects.get().organisation.code == "26000" and Work.objects.get().kind == "advice"
    kept.refresh_from_db()
    assert not kept.content and kept.applied_at
    again = plan_of(content)
    assert again.counts == {WRONG: 0, NEW: 0, CHANGED: 0, SAME: 4} and not again.may_apply
    event = Event.objects.get(subject_id=str(kim.pk))
    assert (event.kind, event.data["employments"]) == (
        "assessment.reviewer.added", [str(Employment.objects.get().pk)]
    )  # fmt: skip


def test_a_line_is_corrected_and_keeps_the_organisation_it_means(world, cast):
    one = world.add("kim")
    type(cast.company).objects.filter(pk=cast.company.pk).update(brn="1248100998")
    facts = {"organisation_name": "옛 이름", "business_number": "1248100998", "began_on": dt.date(2020, 1, 1)}
    job = pool_history.add_employment(one, by=world.officer, **facts)
    row = ["kim@example.com", "옛 이름", "", "전략팀", "2020-01-01", "2024-12-31"]
    assert apply(world, book(employments=[row])) == {"new": 0, "changed": 1}
    job.refresh_from_db()
    assert (job.unit, job.ended_on, job.organisation) == ("전략팀", dt.date(2024, 12, 31), cast.company)
    assert one.employments.count() == 1


def test_each_problem_stands_beside_its_cell(world):
    world.add("old")
    pool.withdraw(world.add("gone"), by=world.officer)
    people = [
        ["", "kim", "", "Atlantis", "?", "data, magic", "2026-02-30", "soon"],
        KIM,
        ["kim again", "KIM@example.com", "", "", "", "", "", ""],
        ["old", "old@example.com", "", "", "", "", "", "2020-01-01"],
        ["gone", "gone@example.com", "", "", "", "", "2026-05-01", "2027-05-01"],
        ["half", "half@example.com", "", "", "", "", "2026-04-01", ""],
    ]
    jobs = [
        ["kim@example.com", "가", "123-45-67890", "", "2020-01-01", "2019-12-31"],
        ["nobody@example.com", "나", "", "", "2020-01-01", ""],
        ["kim@example.com", "", "", "", "", ""],
        ["kim@example.com", "가", "", "x" * 101, "2020-01-01", ""],
    ]
    works = [["kim@example.com", "dance", "제목", "", "", ""]]
    with translation.override("en"):
        plan = plan_of(book({"평가위원": people, "employments": jobs, "works": works}))
    assert problems(plan) == {
        ("reviewers", 2, "name"): ["This is needed."],
        ("reviewers", 2, "email"): ["Not an e-mail address."],
        ("reviewers", 2, "region"): ["Not one of the values; the template's sheet of values lists them."],
        ("reviewers", 2, "gender"): ["Not one of the values; the template's sheet of values lists them."],
        ("reviewers", 2, "expertise"): ["Not a field of expertise: magic."],
        ("reviewers", 2, "consent_on"): ["Not a day. Write it as 2026-03-01."],
        ("reviewers", 2, "consent_until"): ["Not a day. Write it as 2026-03-01."],
        ("reviewers", 4, "email"): ["The same as in row 3."],
        ("reviewers", 5, "consent_until"): ["The consent would end before it was given."],
        ("reviewers", 6, "consent_on"): ["The consent was withdrawn on 2026-05-01; a new one is later."],
        ("reviewers", 7, "consent_until"): ["Say until when the consent holds."],
        ("employments", 2, "business_number"): ["This is no valid business registration number. Check the digits."],
        ("employments", 2, "ended_on"): ["The end is before the beginning."],
        ("employments", 3, "email"): ["Nobody with this address is on the sheet of reviewers or in the pool."],
        ("employments", 4, "organisation_name"): ["This is needed."],
        ("employments", 4, "began_on"): ["This is needed."],
        ("employments", 5, "unit"): ["At most 100 letters."],
        ("employments", 5, "began_on"): ["The same as in row 2."],
        ("works", 2, "kind"): ["Not one of the values; the template's sheet of values lists them."],
    }
    assert not plan.may_apply
    kept = take_in(world, book({"평가위원": people}))
    with pytest.raises(NotNow):
        pool_import.apply(kept, by=world.officer, seen=pool_import.preview(kept).sha256)
    assert Reviewer.objects.count() == 2


def test_a_row_for_somebody_who_is_there_shows_what_changes_and_an_empty_cell_leaves_what_is_stored(world):
    one = world.add("kim", region="26000", note="a  note", affiliation="전 대학교")
    until = one.consent_until
    row = ["", "kim@example.com", "한 대학교", "서울특별시", "", "data", "", ""]
    plan = plan_of(book({"평가위원": [row]}))
    assert [(line.status, line.differences) for line in plan.rows] == [
        (CHANGED, {"affiliation": "한 대학교", "region": "11000"})
    ]
    assert plan.rows[0].cells["region"].before == "26000"
    assert apply(world, book({"평가위원": [row]})) == {"new": 0, "changed": 1}
    one.refresh_from_db()
    assert (one.name, one.affiliation, one.region, one.consent_until, one.note) == (
        "kim", "한 대학교", "11000", until, "a  note"
    )  # fmt: skip
    changed = Event.objects.filter(kind="assessment.reviewer.changed").get().data
    assert changed["changed"] == ["affiliation", "region"]


def test_what_was_looked_at_is_what_is_applied_or_nothing(world, cast):
    one = world.add("kim")
    kept = take_in(world, book({"평가위원": [["", "kim@example.com", "한 대학교", "", "", "", "", ""]]}))
    seen = pool_import.preview(kept).sha256
    pool.edit(one, by=world.officer, affiliation="다른 대학교")
    with pytest.raises(NotNow):
        pool_import.apply(kept, by=world.officer, seen=seen)
    with pytest.raises(NotYours):
        pool_import.apply(kept, by=cast.actor("auditor"), seen=pool_import.preview(kept).sha256)
    one.refresh_from_db()
    assert one.affiliation == "다른 대학교"
    PoolImport.objects.update(at=timezone.now() - 2 * DAY)
    retention.forget_files()
    kept.refresh_from_db()
    with pytest.raises(NotNow):
        pool_import.preview(kept)


def _broken(manager, rows):
    if manager.model is Work:
        raise RuntimeError
    return manager.get_queryset().bulk_create(rows)


def test_a_fault_half_way_leaves_nothing(world, monkeypatch):
    content = book({"평가위원": [KIM, LEE], "works": [["lee@example.com", "advice", "자문", "", "", ""]]})
    kept = take_in(world, content)
    monkeypatch.setattr(Work.objects.__class__, "bulk_create", _broken)
    with pytest.raises(RuntimeError):
        pool_import.apply(kept, by=world.officer, seen=pool_import.preview(kept).sha256)
    assert not Reviewer.objects.exists()
    assert not PoolImport.objects.get().applied_at


def _bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (81 * 1024**2))
    return buffer.getvalue()


def test_what_is_no_workbook_of_the_pool_is_refused_with_a_sentence(world, cast):
    lone: dict[str, Any] = {"Sheet1": [["a", "b"]]}
    for content in (b"", b"%PDF-1.7", b"x" * (5 * 1024**2 + 1), _bomb(), book(lone)):
        with pytest.raises(Invalid) as refused:
            take_in(world, content)
        assert list(refused.value.errors) == ["file"]
    with pytest.raises(NotYours):
        pool_import.take_in(by=cast.actor("auditor"), content=book({"평가위원": [KIM]}), file_name="x")
    HEADS["Reviewers"] = ["Name", "Name", "unknown"]
    try:
        assert len(plan_of(book({"Reviewers": [["kim", "", "x"]]})).faults) == 2  # no address; the name twice
    finally:
        del HEADS["Reviewers"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_template_filled_with_the_pool_comes_back_unchanged(world, language):
    one = world.add("kim", phone="+82-2-1", note="=1+1", expertise=["ai", "law"])
    world.add("bare", consent_on=None, consent_until=None, gender="", region="")
    Employment.objects.create(reviewer=one, organisation_name="가", business_number="1248100998", began_on=TODAY())
    Work.objects.create(reviewer=one, kind="chief_planner", title="-계획-")
    with translation.override(language):
        content = template.workbook(filled(Reviewer.objects.order_by("name")))
        names = load_workbook(BytesIO(template.workbook())).sheetnames
    assert len(names) == 5 and len(set(names)) == 5
    plan = plan_of(content)
    assert (problems(plan), plan.faults, plan.counts) == ({}, [], {WRONG: 0, NEW: 0, CHANGED: 0, SAME: 4})
