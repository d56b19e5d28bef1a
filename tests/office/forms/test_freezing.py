"""What is submitted: complete, exact, and never changed again."""

import datetime as dt
import hashlib
import json
import threading
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.access import NotNow
from office.attachments import attaching, reading
from office.attachments.disk import storage
from office.attachments.models import Attachment
from office.forms import actions, comparing, freezing, queries, words
from office.forms.canonical import canonical, sha256
from office.forms.models import Answers, FormVersion, Snapshot
from office.forms.publishing import Changed, ensure_published, publish_all
from office.forms.values import normal
from office.ledger.models import Event
from tests.office import files
from tests.office.applications import DEFINITION, FORM, GOOD
from tests.triggers import ignoring

AT = dt.datetime(2026, 11, 22, 3, 5, 7, 123456, tzinfo=dt.UTC)


def test_a_snapshot_holds_answers_and_files_with_their_hashes(cast, good):
    snapshot = actions.freeze(good.matter, by=cast.actor("company_user"), at=AT)
    paper = Attachment.objects.get()
    assert snapshot.answers == GOOD
    assert snapshot.files["plan"][0]["sha256"] == paper.sha256
    assert (snapshot.number, snapshot.content["at"]) == (1, "2026-11-22T03:05:07.123456+00:00")
    stored = Snapshot.objects.get()
    text = json.dumps(stored.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == stored.sha256
    assert freezing.intact(stored)
    assert Event.objects.get(kind="forms.frozen").data == {"number": 1, "sha256": stored.sha256}


@pytest.mark.parametrize("lacking", ["company", "oath", "budget"])
def test_what_is_incomplete_is_not_frozen(cast, good, lacking):
    empty = [{"id": "1", "item": "이름만"}] if lacking == "budget" else None
    actions.save(good, {lacking: empty}, revision=good.revision, by=cast.actor("company_user"))
    with pytest.raises(NotNow):
        actions.freeze(good.matter, by=cast.actor("company_user"))
    assert not Snapshot.objects.exists()


def test_a_required_file_is_missed_and_an_infected_one_does_not_count(cast, good):
    Attachment.objects.update(scan="infected")
    assert set(queries.state(good.matter).errors) == {"plan"}
    with pytest.raises(NotNow):
        actions.freeze(good.matter, by=cast.actor("company_user"))


def test_a_question_that_does_not_apply_is_neither_missed_nor_frozen(cast, good):
    actor = cast.actor("company_user")
    actions.save(good, {"personal": True}, revision=good.revision, by=actor)
    assert set(queries.state(good.matter).errors) == {"measures"}
    actions.save(good, {"measures": "암호화"}, revision=good.revision, by=actor)
    assert not queries.missing_count(good.matter)
    actions.save(good, {"personal": False}, revision=good.revision, by=actor)
    assert "measures" not in actions.freeze(good.matter, by=actor).answers
    assert good.data["measures"] == "암호화"


def test_the_database_refuses_to_change_a_snapshot(cast, good):
    snapshot = actions.freeze(good.matter, by=cast.actor("company_user"))
    everything = Snapshot.objects.all()
    for change in (
        lambda: everything.update(sha256="0" * 64),
        lambda: everything._raw_delete(everything.db),
        snapshot.papers.all().delete,
    ):
        with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
            change()


def test_a_file_of_a_submission_is_kept_when_the_draft_drops_it(cast, good):
    actor = cast.actor("company_user")
    actions.freeze(good.matter, by=actor)
    actions.reopen(good.matter, ["plan"], by=cast.actor("molit_officer"))
    paper = Attachment.objects.get()
    attaching.remove(paper, by=actor)
    assert reading.opened_by(cast.actor("molit_officer"), paper.pk) == paper
    attaching.attach(good.matter, "plan", files.upload("새 설명서.pdf", files.pdf(5)), by=actor)
    second = actions.freeze(good.matter, by=actor)
    first = queries.snapshots_of(good.matter).first()
    [change] = comparing.difference(first, second)
    assert [(part.kind, part.file["name"]) for part in change.files] == [
        ("removed", "설명서.pdf"), ("added", "새 설명서.pdf"),
    ]  # fmt: skip


def test_files_cannot_come_or_go_once_submitted(cast, good):
    actor = cast.actor("company_user")
    actions.freeze(good.matter, by=actor)
    with pytest.raises(NotNow):
        attaching.attach(good.matter, "plan", files.upload("또.pdf", files.pdf()), by=actor)
    with pytest.raises(NotNow):
        attaching.remove(Attachment.objects.get(), by=actor)
    assert attaching.attach(good.matter, "letter", files.upload("편지.pdf", files.pdf()), by=actor)


def test_a_call_may_leave_the_draft_open_for_a_later_submission(cast, good):
    actor = cast.actor("company_user")
    first = actions.freeze(good.matter, by=actor, keep_open=True)
    actions.save(good, {"summary": "더 나은 글"}, revision=good.revision, by=actor)
    assert queries.last_snapshot(good.matter) == first
    assert actions.freeze(good.matter, by=actor, keep_open=True).number == 2


def test_rows_are_compared_by_their_id(cast, good):
    actor = cast.actor("company_user")
    rows = [{"id": key, "item": key, "amount": number} for number, key in enumerate("abc", 1)]
    actions.save(good, {"budget": rows}, revision=good.revision, by=actor)
    first = actions.freeze(good.matter, by=actor, keep_open=True)
    after = [
        {"id": "c", "item": "c", "amount": 30},
        {"id": "a", "item": "a", "amount": 1},
        {"id": "d", "item": "d", "amount": 4},
    ]
    actions.save(good, {"budget": after}, revision=good.revision, by=actor)
    [change] = comparing.difference(first, actions.freeze(good.matter, by=actor))
    assert [(row.kind, row.id) for row in change.rows] == [("changed", "c"), ("added", "d"), ("removed", "b")]
    assert [(cell.code, cell.before, cell.after) for cell in change.rows[0].cells] == [("amount", 3, 30)]
    assert change.moved


def test_a_version_is_published_once_and_never_changes(db):
    version = ensure_published(DEFINITION)
    publish_all()
    assert FormVersion.objects.filter(code=FORM).count() == 1
    assert version.definition == DEFINITION
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        FormVersion.objects.filter(pk=version.pk).update(title_ko="다른")
    from dataclasses import replace

    with pytest.raises(Changed):
        ensure_published(replace(DEFINITION, title=("다른 서식", "Another")))


# properties

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
ROWS = st.lists(
    st.fixed_dictionaries({}, optional={"item": TEXT, "amount": st.integers(0, 10**15), "note": TEXT}), max_size=5
)
DATA = st.fixed_dictionaries(
    {},
    optional={
        "company": TEXT, "summary": TEXT, "kind": st.sampled_from(["technology", "service"]), "personal": st.booleans(),
        "fields": st.lists(st.sampled_from(["traffic", "energy", "safety"])), "total": st.integers(0, 10**15),
        "opens": st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
        "weight": st.decimals(0, 1000, places=1).map(str), "budget": ROWS, "oath": st.just(True),
    },
)  # fmt: skip


def kept(raw: dict) -> dict:
    values = {code: normal(DEFINITION.field(code), value) for code, value in raw.items()}
    return {code: value for code, value in values.items() if value not in (None, "", [])}


@given(DATA)
def test_normal_values_are_normal_already(raw):
    assert kept(kept(raw)) == kept(raw)


@given(DATA)
def test_canonical_json_survives_the_way_through_json_and_does_not_depend_on_order(raw):
    data = kept(raw)
    again = json.loads(canonical(data))
    assert again == data
    assert sha256(dict(reversed(again.items()))) == sha256(data)


@given(DATA, DATA)
def test_different_contents_have_different_hashes(one, other):
    assert (sha256(kept(one)) == sha256(kept(other))) == (kept(one) == kept(other))


@pytest.mark.parametrize("content", [1.0, {"a": [0.5]}, {1: "a"}, float("nan")])
def test_what_has_no_one_spelling_is_refused(content):
    with pytest.raises(ValueError, match="no"):
        canonical(content)


@given(DATA, DATA)
def test_the_difference_tells_everything_and_nothing_else(one, other):
    a, b = ({"answers": kept(raw), "files": {}} for raw in (one, other))
    changes = comparing.contents(DEFINITION, a, DEFINITION, b)
    assert not comparing.contents(DEFINITION, a, DEFINITION, a)
    rebuilt = {**a["answers"], **{change.code: change.after for change in changes}}
    assert {code: value for code, value in rebuilt.items() if value is not None} == b["answers"]
    back = {**b["answers"], **{change.code: change.before for change in changes}}
    assert {code: value for code, value in back.items() if value is not None} == a["answers"]
    for change in changes:
        assert bool(change.rows or change.moved) == (change.field.kind == "rows")


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_make_both_texts(before, after):
    told = words.pieces(before, after)
    assert "".join(piece.text for piece in told if piece.kind != "inserted") == before
    assert "".join(piece.text for piece in told if piece.kind != "deleted") == after


def test_very_long_texts_are_compared_in_reasonable_time():
    before = "낱말 여럿 있는 줄\n" * 3000
    told = words.pieces(before, before + "새 줄\n")
    assert told[-1].text == "새 줄\n"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DATA)
def test_what_was_saved_is_what_the_database_gives_back(cast, answers, raw):
    with transaction.atomic():
        actions.save(answers, raw, revision=answers.revision, by=cast.actor("company_user"))
        answers.refresh_from_db()
        assert {code: answers.data[code] for code in kept(raw)} == kept(raw)
        assert canonical(answers.data)
        transaction.set_rollback(True)
    answers.refresh_from_db()


def test_submissions_are_verified_with_their_files(cast, good):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    told = StringIO()
    call_command("verify_submissions", "--files", stdout=told)
    assert told.getvalue() == "1 submissions verified\n"
    paper = Attachment.objects.get()
    storage().delete(paper.storage_key)
    storage().save(paper.storage_key, ContentFile(b"%PDF-1.7 another"))
    call_command("verify_submissions", stdout=told)
    with pytest.raises(CommandError, match=str(paper.pk)):
        call_command("verify_submissions", "--files", stdout=told)
    with ignoring("forms.Snapshot:never_changed"):
        Snapshot.objects.update(sha256="0" * 64)
    with pytest.raises(CommandError, match="differs from its hash"):
        call_command("verify_submissions", stdout=told)


def test_a_file_that_arrives_while_it_is_submitted_is_not_taken(cast, good, monkeypatch, tmp_path):
    actor, inspect = cast.actor("company_user"), attaching._checked

    def meanwhile(*args):
        actions.freeze(good.matter, by=actor)
        return inspect(*args)

    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    monkeypatch.setattr(attaching, "_checked", meanwhile)
    with pytest.raises(NotNow):
        attaching.attach(good.matter, "plan", files.upload("늦은.pdf", files.pdf()), by=actor)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    assert [len(found) for found in Snapshot.objects.get().files.values()] == [1]


@pytest.mark.django_db(transaction=True)
def test_saving_and_submitting_at_once_end_in_one_order(cast, good):
    """Either the change is in the submission, or it was refused: never saved and left out."""
    actor, gate, told = cast.actor("company_user"), threading.Barrier(2), []

    def change() -> None:
        mine = Answers.objects.get(pk=good.pk)
        gate.wait()
        try:
            actions.save(mine, {"summary": "마지막 순간의 글"}, revision=good.revision, by=actor)
            told.append("saved")
        except NotNow:
            told.append("refused")
        finally:
            connection.close()

    def submit() -> None:
        gate.wait()
        try:
            actions.freeze(good.matter, by=actor)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for work in (change, submit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    included = Snapshot.objects.get().answers["summary"] == "마지막 순간의 글"
    assert told == ["saved" if included else "refused"]
