"""Handing in, taking back, who reads, and what stays."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.models import Q
from django.db.utils import ProgrammingError
from django.utils import translation

from office.access import Invalid, NotNow, NotYours, Unknown
from office.attachments import attaching, kinds, reading
from office.attachments.disk import storage
from office.attachments.models import Attachment
from office.ledger.dispatch import run_due
from office.ledger.models import Effect, Event
from tests.office import files
from tests.office.cases import open_case


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def hand_in(case, actor, name="사업설명서.pdf", content=None, code="plan") -> Attachment:
    upload = files.upload(name, files.pdf(2) if content is None else content)
    return attaching.attach(case.matter, code, upload, by=actor)


def test_a_paper_is_stored_under_a_random_key_and_written_down(cast, case):
    paper = hand_in(case, cast.actor("company_writer"))
    assert (paper.name, paper.pages, paper.type, paper.audience) == ("사업설명서.pdf", 2, "pdf", "test.both")
    assert paper.side == cast.company
    assert "사업" not in paper.storage_key
    assert storage().open(paper.storage_key).read() == files.pdf(2) or storage().size(paper.storage_key) == paper.size
    event = Event.objects.get(kind="attachments.uploaded")
    assert event.data["sha256"] == paper.sha256
    assert "사업" not in str(event.data)


def test_two_papers_of_one_content_lie_apart(cast, case):
    one, two = (hand_in(case, cast.actor("company_user")) for _ in range(2))
    assert one.storage_key != two.storage_key


@pytest.mark.parametrize(
    "part", ["rival_user", "stranger", "company_reader", "ended_member", "molit_officer", "auditor"]
)
def test_who_may_not_hand_in_is_refused_and_leaves_nothing(cast, case, part):
    with pytest.raises(NotYours):
        hand_in(case, cast.actor(part))
    assert not Attachment.objects.exists()


def test_a_closed_field_says_why(cast, case):
    case.state = "submitted"
    case.save()
    with pytest.raises(NotNow) as refusal:
        hand_in(case, cast.actor("company_user"))
    assert refusal.value.reasons == ["It has been submitted."]


@pytest.mark.parametrize(
    ("name", "content", "code", "sentence"),
    [
        ("빈파일.pdf", b"", "plan", "“빈파일.pdf”: The file is empty."),
        ("그림.pdf", files.PNG, "plan", "content is: PNG picture"),
        ("큰글.txt", b"a" * 1001, "small", "larger than 1,000 B"),
        ("그림.png", files.PNG, "small", "This field takes: pdf, txt. The file is: PNG picture."),
        ("계획.docx", files.bomb(), "plan", "unpacks to far more"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(cast, case, name, content, code, sentence):
    with pytest.raises(Invalid) as refusal:
        hand_in(case, cast.actor("company_user"), name, content, code)
    assert sentence in refusal.value.errors[code][0]
    assert not Attachment.objects.exists()


def test_a_name_of_decomposed_syllables_is_kept_composed(cast, case):
    name = "\u1109\u1161\u110b\u1165\u11b8.pdf"  # what macOS sends for 사업.pdf
    assert hand_in(case, cast.actor("company_user"), name).name == "사업.pdf"


def test_no_more_files_than_the_field_takes(cast, case):
    for number in range(2):
        hand_in(case, cast.actor("company_user"), f"{number}.txt", b"text", "small")
    with pytest.raises(Invalid) as refusal:
        hand_in(case, cast.actor("company_user"), "3.txt", b"text", "small")
    assert "At most 2" in refusal.value.errors["small"][0]


def test_a_matter_holds_no_more_than_its_quota(cast, case, settings):
    settings.ATTACHMENT_MATTER_QUOTA = 1500
    hand_in(case, cast.actor("company_user"), "1.txt", b"a" * 1000)
    with pytest.raises(Invalid, match="together"):
        hand_in(case, cast.actor("company_user"), "2.txt", b"a" * 1000)


def test_when_the_row_fails_the_file_goes_again(cast, case, monkeypatch, tmp_path):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(attaching.ledger, "record", fail)
    with pytest.raises(RuntimeError):
        hand_in(case, cast.actor("company_user"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_of_several_files_with_a_wrong_one_none_is_kept(cast, case, tmp_path):
    uploads = [files.upload("1.pdf", files.pdf()), files.upload("2.pdf", b"")]
    with pytest.raises(Invalid):
        attaching.attach_all(case.matter, "plan", uploads, by=cast.actor("company_user"))
    assert not Attachment.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


# who reads


def test_matter_and_audience_decide_together(cast, case):
    hand_in(case, cast.actor("company_user"))
    hand_in(case, cast.actor("molit_officer"), "검토의견.pdf", code="internal")
    read = {part: reading.attachments_for(actor).count() for part, actor in cast.actors().items()}
    assert {part for part, count in read.items() if count == 2} == {"secretariat_officer", "molit_officer", "deputy"}
    assert {part for part, count in read.items() if count == 1} == {"company_user", "company_writer", "company_reader"}


def test_a_paper_of_an_undeclared_audience_is_read_by_nobody(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    Attachment.objects.filter(pk=paper.pk).update(audience="slip")
    assert not any(reading.attachments_for(actor).exists() for actor in cast.actors().values())


def test_opening_anothers_paper_is_written_down_and_ones_own_is_not(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    reading.opened_by(cast.actor("company_reader"), paper.pk)
    assert not Event.objects.filter(kind="attachments.opened").exists()
    reading.opened_by(cast.actor("molit_officer"), paper.pk)
    event = Event.objects.get(kind="attachments.opened")
    assert (event.actor_id, event.subject_id) == (cast.molit_officer.pk, str(paper.pk))


def test_what_is_not_yours_to_know_is_not_there(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    with pytest.raises(Unknown):
        reading.opened_by(cast.actor("rival_user"), paper.pk)


def test_duplicates_are_told_within_ones_own_cases_only(cast, case):
    content = files.pdf(4)
    other, strange = open_case(cast.company), open_case(cast.rival)
    hand_in(strange, cast.actor("rival_user"), "몰래.pdf", content)
    hand_in(other, cast.actor("company_user"), "이전.pdf", content)
    paper = hand_in(case, cast.actor("company_user"), "지금.pdf", content)
    assert [one.name for one in reading.duplicates_of(paper, cast.actor("company_user"))] == ["이전.pdf"]
    assert not reading.duplicates_of(paper, cast.actor("molit_officer"))  # sees all three; none is the officer's own


# taking back


def test_ones_own_side_takes_a_paper_back(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    attaching.remove(paper, by=cast.actor("company_writer"))
    assert not reading.attachments_for(cast.actor("company_user")).exists()
    with pytest.raises(Unknown):
        reading.opened_by(cast.actor("company_user"), paper.pk)
    assert Event.objects.filter(kind="attachments.removed").count() == 1


def test_another_side_does_not(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    for part in ("molit_officer", "company_reader", "rival_user"):
        with pytest.raises(NotYours):
            attaching.remove(paper, by=cast.actor(part))
    paper.refresh_from_db()
    assert paper.removed_at is None


def test_nothing_is_taken_back_once_the_field_is_closed(cast, case):
    paper = hand_in(case, cast.actor("company_user"))
    case.state = "submitted"
    case.save()
    with pytest.raises(NotNow):
        attaching.remove(paper, by=cast.actor("company_user"))


def test_the_file_of_a_removed_paper_goes_after_the_grace(cast, case, settings):
    settings.ATTACHMENT_GRACE_DAYS = 0
    paper = attaching.remove(hand_in(case, cast.actor("company_user")), by=cast.actor("company_user"))
    run_due()
    paper.refresh_from_db()
    assert paper.purged_at
    assert not storage().exists(paper.storage_key)


def test_the_grace_is_kept(cast, case):
    paper = attaching.remove(hand_in(case, cast.actor("company_user")), by=cast.actor("company_user"))
    run_due()
    assert storage().exists(paper.storage_key)
    assert Effect.objects.get(kind="attachments.purge").state == "pending"


def test_what_a_submission_refers_to_stays_and_can_be_opened(cast, case, settings, monkeypatch):
    settings.ATTACHMENT_GRACE_DAYS = 0
    paper = hand_in(case, cast.actor("company_user"))
    monkeypatch.setattr(kinds, "_retained", [lambda: Q(pk=paper.pk)])
    attaching.remove(paper, by=cast.actor("company_user"))
    run_due()
    assert storage().exists(paper.storage_key)
    assert reading.opened_by(cast.actor("molit_officer"), paper.pk) == paper
    assert not reading.attachments_for(cast.actor("molit_officer")).exists()


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"name": "anders.pdf"}, {"size": 1}])
def test_the_database_refuses_to_change_what_was_handed_in(cast, case, change):
    paper = hand_in(case, cast.actor("company_user"))
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Attachment.objects.filter(pk=paper.pk).update(**change)
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        paper.delete()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_cannot_both_be_the_last_one(cast, case):
    hand_in(case, cast.actor("company_user"), "1.txt", b"text", "small")
    actor, gate, told = cast.actor("company_user"), threading.Barrier(2), []

    def one(number: int) -> None:
        gate.wait()
        try:
            attaching.attach(case.matter, "small", SimpleUploadedFile(f"{number}.txt", b"text"), by=actor)
            told.append("taken")
        except Invalid:
            told.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["refused", "taken"]
