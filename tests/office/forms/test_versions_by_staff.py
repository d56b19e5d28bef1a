"""Forms that staff make version by version: terms, publishing, opening, and moving a draft to the next one."""

import threading
from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from office.access import SYSTEM, NotNow
from office.attachments import attaching
from office.attachments.models import Attachment
from office.forms import actions, comparing, publishing, queries, registry
from office.forms.actions import Conflict, save
from office.forms.definition import Field, FormDefinition, Section
from office.forms.models import Answers, FormVersion, Revision
from office.ledger.models import Event
from tests.office import cases, files
from tests.office.applications import DEFINITION, READ
from tests.office.cases import open_case

ENTRY = "test.entry"
TERMS = {
    "cap": 16_000_000_000,
    "share_most": "0.5",
    "inclusive": False,
    "years": ["2026", "2027"],
    "note": "",
    "from": 0,
}
COLUMNS = [
    Field("item", "text", "항목"),
    Field("amount", "money", "금액", sum=True),
    Field("note", "text", "비고"),
    Field("city", "money", "시비"),
]
FIRST = [
    Section("outline", "개요", [
        Field("title", "text", ("과제명", "Title"), required=True),
        Field("summary", "text", "요지"),
        Field("place", "text", "장소"),
        Field("people", "integer", "인구"),
        Field("fields", "multichoice", "분야", choices=[("a", "가"), ("b", "나")]),
        Field("budget", "rows", "예산", fields=COLUMNS[:3]),
        Field("plan", "files", "계획서"),
        Field("map", "files", "지도"),
    ])
]  # fmt: skip
SECOND = [
    Section("outline", "개요", [
        Field("title", "text", ("과제명", "Title"), required=True),
        Field("summary", "textarea", "요지"),
        Field("people", "text", "인구"),
        Field("fields", "multichoice", "분야", choices=[("b", "나"), ("a", "가")]),
        Field("budget", "rows", "예산", fields=[COLUMNS[0], Field("amount", "text", "금액"), COLUMNS[3]]),
        Field("plan", "files", "계획서"),
    ])
]  # fmt: skip


@pytest.fixture(autouse=True)
def entry(forms, monkeypatch):
    """The test's kind of case is answered with a form that no code defines."""
    monkeypatch.setattr(registry, "_checks", {})
    registry.register(cases.KIND, ENTRY, write=cases.WRITE, draft=READ, audience="test.both")
    with translation.override("en"):
        yield


def publish(sections=FIRST, **more) -> FormVersion:
    return publishing.publish_next(ENTRY, title=("참가 신청서", "Entry"), sections=sections, **more)


@pytest.fixture
def draft(cast):
    """A draft in the first version, with answers and files everywhere."""
    actor, first = cast.actor("company_user"), publish(terms=TERMS)
    answers = actions.open_answers(open_case(cast.company).matter, ENTRY, by=actor, version=first)
    values = {
        "title": "배달", "summary": "보도", "place": "세종", "people": 390_000, "fields": ["a", "b"],
        "budget": [{"id": "1", "item": "로봇", "amount": 5, "note": "둘"}, {"id": "2", "amount": 3}],
    }  # fmt: skip
    save(answers, values, revision=0, by=actor)
    for code in ("plan", "map"):
        attaching.attach(answers.matter, code, files.upload(f"{code}.pdf", files.pdf()), by=actor)
    return answers


# terms


def test_terms_are_kept_exactly_and_only_where_there_are_any():
    with_terms = replace(DEFINITION, terms=TERMS | {"years": ("2026", "2027")})
    assert with_terms.to_json()["terms"] == TERMS and "terms" not in DEFINITION.to_json()
    assert FormDefinition.from_json(with_terms.to_json()) == with_terms != DEFINITION
    assert with_terms != replace(with_terms, terms=TERMS | {"cap": 1})
    assert len({DEFINITION, with_terms, replace(with_terms)}) == 2
    for wrong in ({"share": 0.5}, {1: "a"}, {"a": {2}}, {"a": object()}):
        with pytest.raises(ValueError, match="no"):
            replace(DEFINITION, terms=wrong)


def test_a_stored_form_is_checked_against_the_terms_of_its_version(cast, draft):
    def check(definition, data):
        if sum(row.get("amount", 0) for row in data.get("budget", [])) > definition.terms["cap"]:
            yield "budget.1.amount", "Above the cap."

    registry.check(ENTRY, check)
    assert registry.check(ENTRY, check) is check
    with pytest.raises(ValueError, match="another check"):
        registry.check(ENTRY, lambda definition, data: ())
    assert not queries.state(draft.matter, ENTRY).errors
    said = save(draft, {"budget.1.amount": "200억"}, revision=1, by=cast.actor("company_user")).errors
    assert said == {"budget.1.amount": ["Above the cap."]}
    actions.move(draft, publish(terms=TERMS | {"cap": 3 * TERMS["cap"]}), by=SYSTEM)
    assert not queries.state(draft.matter, ENTRY).errors


# publishing


def test_versions_run_on_and_the_latest_is_found(cast, client):
    one, two = publish(terms=TERMS), publish(SECOND, basis="Act §1")
    assert (one.version, two.version, publishing.latest(ENTRY)) == (1, 2, two)
    stored = FormVersion.objects.get(pk=one.pk)
    assert (stored.definition.terms, stored.definition.sections) == (TERMS, tuple(FIRST))
    assert two.definition.basis == "Act §1"
    publishing.publish_all()
    client.force_login(cast.company_user)
    assert client.get(f"/api/v1/forms/{ENTRY}/schema/").json()["x-version"] == 2
    assert client.get(f"/api/v1/forms/{ENTRY}/schema/?version=1").json()["x-version"] == 1
    assert actions.open_answers(open_case(cast.company).matter, ENTRY, by=SYSTEM).form_version == two


def test_what_cannot_be_published_is_refused(db):
    with pytest.raises(ValueError, match="stands twice"):
        publish([*FIRST, *FIRST])
    with pytest.raises(ValueError, match="defined in code"):
        publishing.publish_next(DEFINITION.code, title="다른", sections=FIRST)
    assert publishing.publish_next(ENTRY, title="가" * 300, sections=FIRST).definition.title.ko == "가" * 300


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_get_two_numbers():
    gate, told = threading.Barrier(4), []

    def one() -> None:
        gate.wait()
        try:
            told.append(publish().version)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [1, 2, 3, 4]


def test_answers_are_opened_in_the_version_named(cast):
    actor, one = cast.actor("company_user"), publish()
    publish(SECOND)
    matter = open_case(cast.company).matter
    answers = actions.open_answers(matter, ENTRY, by=actor, version=one, prefill={"title": "배달"})
    assert (answers.form_version, answers.data) == (one, {"title": "배달"})
    assert actions.open_answers(matter, ENTRY, by=actor).form_version == one
    unpublished = FormVersion.objects.create(code=ENTRY, version=9, schema=one.schema)
    for wrong in (publishing.ensure_published(DEFINITION), unpublished):
        with pytest.raises(ValueError, match="no published version"):
            actions.open_answers(open_case(cast.company).matter, ENTRY, by=actor, version=wrong)
        with pytest.raises(ValueError, match="no published version"):
            actions.move(answers, wrong, by=SYSTEM)


# moving


def test_what_fits_moves_along_and_what_does_not_is_told(draft):
    two = publish(SECOND)
    left = actions.move(draft.matter, two, by=SYSTEM, form=ENTRY)
    assert [(one.code, one.kind) for one in left] == [
        ("place", "text"), ("people", "integer"), ("budget.1.amount", "money"), ("budget.1.note", "text"),
        ("budget.2.amount", "money"), ("map", "files"),
    ]  # fmt: skip
    assert [one.value for one in left[:4]] == ["세종", 390_000, 5, "둘"]
    assert left[-1].value[0]["name"] == "map.pdf"
    draft.refresh_from_db()
    assert draft.data == {
        "title": "배달", "summary": "보도", "fields": ["b", "a"], "budget": [{"id": "1", "item": "로봇"}],
    }  # fmt: skip
    assert (draft.form_version, draft.revision) == (two, 2)
    assert Attachment.objects.filter(removed_at=None).count() == 2
    revision = Revision.objects.get(number=2)
    assert revision.before["place"] == "세종" and revision.moved_from.version == 1
    event = Event.objects.get(kind="forms.moved")
    assert event.data == {"from": 1, "to": 2, "left": sorted(one.code for one in left)}
    assert event.matter_id == draft.matter_id


def test_moving_to_where_one_is_does_nothing(draft):
    assert actions.move(draft, draft.form_version, by=SYSTEM) == []
    assert draft.revision == 1 and not Event.objects.filter(kind="forms.moved").exists()


def test_prefilled_answers_remember_where_they_come_from(cast):
    matter = open_case(cast.company).matter
    one = publish()
    answers = actions.open_answers(matter, ENTRY, by=SYSTEM, version=one, prefill={"title": "배달", "place": "세종"})
    actions.move(answers, publish(SECOND), by=SYSTEM)
    assert (answers.origins, answers.data) == ({"title": "register"}, {"title": "배달"})


def test_what_is_submitted_stays_in_its_version(cast, draft):
    actions.freeze(draft.matter, by=cast.actor("company_user"), form=ENTRY)
    with pytest.raises(NotNow, match="submitted"):
        actions.move(draft, publish(SECOND), by=SYSTEM)
    assert Answers.objects.get(pk=draft.pk).form_version.version == 1


def test_submissions_on_both_sides_of_a_move_are_compared(cast, draft):
    actor = cast.actor("company_user")
    older = actions.freeze(draft.matter, by=actor, form=ENTRY, keep_open=True)
    turned = [
        Section("outline", "개요", [Field("title", "rows", "과제", fields=COLUMNS), Field("budget", "text", "예산")])
    ]
    actions.move(draft, publish(turned), by=SYSTEM)
    save(draft, {"title": [{"id": "1", "item": "새"}], "budget": "없음"}, revision=draft.revision, by=actor)
    newer = actions.freeze(draft.matter, by=actor, form=ENTRY)
    told = [(one.code, one.before is None, one.after is None) for one in comparing.difference(older, newer)]
    assert told[:4] == [
        ("title", False, True), ("title", True, False), ("budget", False, True), ("budget", True, False),
    ]  # fmt: skip
    assert {one[0] for one in told[4:]} == {"summary", "place", "people", "fields", "plan", "map"}


@pytest.mark.parametrize(
    ("values", "theirs"),
    [
        ({"place": "부산"}, {}),
        ({"title": "새 이름"}, {}),
        ({"budget.1.amount": "9", "budget.1.note": "셋"}, {"budget.1.amount": None}),
        ({"people": "40만"}, {"people": None}),
        ({}, {}),
    ],
)
def test_whoever_writes_on_the_old_version_gets_a_conflict_and_nothing_is_written(cast, draft, values, theirs):
    actor, mine = cast.actor("company_user"), Answers.objects.get(pk=draft.pk)
    actions.move(draft, publish(SECOND), by=SYSTEM)
    with pytest.raises(Conflict, match="The form itself has changed") as conflict:
        save(mine, values, revision=1, by=actor)
    told = conflict.value
    assert (told.moved, told.revision, told.theirs) == (True, 2, theirs)
    assert Answers.objects.get(pk=draft.pk).revision == 2
    assert save(mine, {"title": "새 이름"}, revision=told.revision, by=actor).revision == 3


def test_pages_and_programs_are_told_that_the_form_has_changed(cast, client, draft):
    actions.move(draft, publish(SECOND), by=SYSTEM)
    client.force_login(cast.company_user)
    url = reverse("forms:answers", kwargs={"matter": draft.matter_id, "form": ENTRY})
    refused = client.patch(url, {"values": {"place": "부산"}, "revision": 1}, content_type="application/json")
    assert (refused.status_code, refused.json()["moved"], refused.json()["revision"]) == (409, True, 2)
    english = {"Accept-Language": "en"}
    page = client.post(url, {"_revision": 1, "_shown": ["title"], "title": "새 이름"}, headers=english)
    assert page.status_code == 409
    text = page.content.decode()
    assert "The form itself has changed meanwhile" in text and "새 이름" in text
    body = {"revision": 1, "values": {"title": "새"}, "form": ENTRY}
    told = client.patch(
        f"/api/v1/matters/{draft.matter_id}/answers/", body, content_type="application/json", headers=english
    )
    assert told.status_code == 409 and "form itself" in str(told.json()["reasons"])
