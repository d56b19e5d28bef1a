"""The pages: who gets what, what comes back when something is wrong, and how many queries it takes."""

import io
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from office.docket.registry import address_of
from office.documents import actions
from office.documents.models import IssuedDocument, Letter
from office.documents.registry import Outgoing, kind_of, register
from office.ledger.models import Event
from tests.office.documents.casework import KIND, AnswerFacts, Paper, open_paper

pytestmark = pytest.mark.django_db


def address(name: str, thing) -> str:
    return reverse(f"documents:{name}", kwargs={"pk": thing.pk})


@pytest.fixture
def placed(document):
    """In the company's box, with a file that stands for the PDF."""
    key = default_storage.save(f"documents/{document.pk}.pdf", ContentFile(b"%PDF-1.7 stand-in"))
    IssuedDocument.objects.filter(pk=document.pk).update(pdf_key=key, pdf_sha256="a" * 64, pages=1, state="rendered")
    actions.place(document)
    document.refresh_from_db()
    return document


# Letters


def test_the_office_sees_its_letters_and_nobody_else(letter, cast, sign_in):
    for part, status in (("molit_officer", 200), ("decision_maker", 200), ("company_user", 404), ("auditor", 404)):
        assert sign_in(getattr(cast, part)).get(address("letter", letter)).status_code == status, part
    for part, status in (("molit_officer", 200), ("company_user", 403), ("rival_user", 403), ("ministry_clerk", 403)):
        assert sign_in(getattr(cast, part)).get(reverse("documents:letters")).status_code == status, part


def test_signed_out_visitors_are_asked_to_sign_in(letter, client):
    answer = client.get(address("letter", letter))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_revised_through_the_page(letter, cast, sign_in):
    client = sign_in(cast.molit_officer)
    sent = {
        "verdict": "필요",
        "due": "2026-12-31",
        "words-subject": "새 제목",
        "words-body": "1. 본문",
        "words-revision": "0",
    }
    assert client.post(address("revise", letter), sent).status_code == 302
    letter.refresh_from_db()
    assert (letter.facts, letter.subject, letter.revision) == ({"verdict": "필요", "due": "2026-12-31"}, "새 제목", 1)
    again = client.post(address("revise", letter), sent)
    assert again.status_code == 409
    assert client.post(address("revise", letter), {**sent, "verdict": "", "words-revision": "1"}).status_code == 400


def test_sent_and_approved_through_the_pages(letter, paper, cast, sign_in):
    client = sign_in(cast.molit_officer)
    refused = client.post(address("submit", letter), {"approver": ""})
    assert refused.status_code == 400
    twice = {"approver": cast.decision_maker.pk, "reviewers": [cast.decision_maker.pk]}
    assert client.post(address("submit", letter), twice).status_code == 400
    assert client.post(address("submit", letter), {"approver": cast.decision_maker.pk}).status_code == 302
    assert client.post(address("approve", letter), {}).status_code == 403
    answer = sign_in(cast.decision_maker).get(address("letter", letter))
    assert address("approve", letter) in (page := answer.content.decode())
    assert f'href="{address_of(paper.matter)}">사건 보기</a>' in page
    warning = answer.context["warning"]
    assert f"「규제 신속확인 결과 통지(자율주행 배달로봇)」 → {cast.company}" in warning
    assert f'data-confirm="{escape(warning)}"' in page
    assert client.post(address("approve", letter), {"opinion": "좋음"}).status_code == 302
    assert Paper.objects.get(pk=paper.pk).state == "answered"
    assert IssuedDocument.objects.count() == 1


def test_a_closed_step_is_said_on_the_page(sent, paper, cast, sign_in):
    Paper.objects.filter(pk=paper.pk).update(blocked=True)
    answer = sign_in(cast.decision_maker).post(address("approve", sent), {})
    assert answer.status_code == 409
    assert "The case is blocked." in answer.content.decode()


def test_returned_and_recalled_through_the_pages(sent, cast, sign_in):
    client = sign_in(cast.decision_maker)
    assert client.post(address("return", sent), {"reason": ""}).status_code == 400
    assert client.post(address("return", sent), {"reason": "근거"}).status_code == 302
    assert sign_in(cast.molit_officer).post(address("withdraw", sent)).status_code == 302
    assert Letter.objects.get(pk=sent.pk).state == "withdrawn"


def test_reviewed_through_the_page(letter, cast, sign_in):
    line = {"approver": cast.decision_maker.pk, "reviewers": [cast.secretariat_officer.pk]}
    assert sign_in(cast.molit_officer).post(address("submit", letter), line).status_code == 302
    assert sign_in(cast.secretariat_officer).post(address("review", letter), {"opinion": ""}).status_code == 302
    assert Letter.objects.get(pk=letter.pk).state == "approval"


@pytest.mark.pdf
def test_the_preview_is_a_pdf_for_the_office_alone(letter, cast, sign_in):
    answer = sign_in(cast.molit_officer).get(address("preview", letter))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert sign_in(cast.molit_officer).get(address("preview", letter) + "?n=9").status_code == 404
    assert sign_in(cast.molit_officer).get(address("preview", letter) + "?n=x").status_code == 404
    assert sign_in(cast.company_user).get(address("preview", letter)).status_code == 404


# Issued documents


def test_the_box_belongs_to_the_addressee(placed, cast, sign_in):
    for part, shown in (
        ("company_user", True),
        ("company_reader", True),
        ("rival_user", False),
        ("molit_officer", False),
    ):
        page = sign_in(getattr(cast, part)).get(reverse("documents:box"))
        assert (address("detail", placed) in page.content.decode()) == shown, part


def test_a_document_is_known_to_its_audience(placed, cast, sign_in):
    known = {"company_user", "company_writer", "company_reader", "molit_officer", "deputy", "decision_maker",
             "second_decision_maker", "secretariat_officer", "auditor"}  # fmt: skip
    for part, user in cast.people().items():
        if not user.is_active:
            continue
        status = sign_in(user).get(address("detail", placed)).status_code
        assert status == (200 if part in known else 404), part


def test_the_file_has_its_korean_name_and_opening_is_logged(placed, cast, sign_in):
    answer = sign_in(cast.company_user).get(address("pdf", placed) + "?download")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    from urllib.parse import unquote

    assert f"{placed.reference} {placed.title}.pdf" in unquote(answer["Content-Disposition"])
    assert answer["Cache-Control"] == "private, no-store"
    opened = Event.objects.get(kind="documents.opened")
    assert opened.actor_id == cast.company_user.pk
    assert placed.services.get().opened_at
    assert sign_in(cast.rival_user).get(address("pdf", placed)).status_code == 404


def test_reading_by_the_office_is_no_opening_by_the_addressee(placed, cast, sign_in):
    sign_in(cast.auditor).get(address("pdf", placed))
    assert placed.services.get().opened_at is None
    assert Event.objects.filter(kind="documents.opened").exists()


def test_a_file_that_is_being_made_is_not_there_yet(document, cast, sign_in):
    assert sign_in(cast.molit_officer).get(address("pdf", document)).status_code == 409


def test_service_is_recorded_through_the_page(placed, cast, sign_in):
    client = sign_in(cast.molit_officer)
    from django.utils import timezone

    now = timezone.localtime()
    sent = {
        "channel": "post",
        "sent_at": now.strftime("%Y-%m-%dT%H:%M:%S"),
        "arrived_at": now.strftime("%Y-%m-%dT%H:%M:%S"),
    }
    assert client.post(address("record_service", placed), sent).status_code == 400
    assert client.post(address("record_service", placed), {**sent, "sent_at": "x"}).status_code == 400
    assert client.post(address("record_service", placed), {**sent, "evidence": "등기 1"}).status_code == 302
    assert client.post(address("record_service", placed), {**sent, "evidence": "등기 1"}).status_code == 409
    assert sign_in(cast.company_user).post(address("record_service", placed), sent).status_code == 403


def test_voided_through_the_page(placed, cast, sign_in):
    client = sign_in(cast.decision_maker)
    assert client.post(address("void", placed), {"reason": ""}).status_code == 400
    assert client.post(address("void", placed), {"reason": "오기"}).status_code == 302
    assert client.post(address("void", placed), {"reason": "오기"}).status_code == 409
    assert sign_in(cast.company_user).post(address("void", placed), {"reason": "x"}).status_code == 403


def test_the_register_is_found_by_number_kind_and_arrival(placed, cast, sign_in):
    client = sign_in(cast.molit_officer)
    page = reverse("documents:register")
    for query, shown in (
        ({"q": placed.reference}, True), ({"q": "가람"}, True), ({"q": "없음"}, False), ({"kind": "test.answer"}, True),
        ({"kind": "test.receipt"}, False), ({"arrival": "open"}, True), ({"arrival": "arrived"}, False),
        ({"state": "voided"}, False),
    ):  # fmt: skip
        assert (placed.reference in client.get(page, query).content.decode().split("<tbody>")[-1]) == shown, query
    assert client.get(page, {"kind": "nonsense"}).status_code == 400
    assert client.get(page, {"page": "99999"}).status_code == 200


def test_a_filter_of_kinds_names_each_label_once(placed, sent, cast, sign_in):
    """Two procedures may each have their own notice of return: one choice finds both."""
    client = sign_in(cast.molit_officer)
    register(replace(kind_of("test.answer"), key="test.extra", steps=((KIND, "other"),)))
    for page, thing, path in (("letters", sent, {"shelf": "all"}), ("register", placed, {})):
        for kind in ("test.answer", "test.extra"):
            text = client.get(reverse(f"documents:{page}"), {**path, "kind": kind}).content.decode()
            assert (text.count(">Answer</option>"), f'value="{kind}" selected' in text) == (1, True), page
            assert str(thing.pk) in text
        assert (
            str(thing.pk)
            not in client.get(reverse(f"documents:{page}"), {**path, "kind": "test.receipt"}).content.decode()
        )


# Numbers of queries


def _fill(cast, count: int) -> None:
    for number in range(count):
        paper = open_paper(cast.company, f"사건 {number}")
        letter = actions.draft(paper, "answer", by=cast.actor("molit_officer"), data={"verdict": "x"})
        actions.submit_for_approval(
            letter, by=cast.actor("molit_officer"), approver=cast.decision_maker, reviewers=(cast.secretariat_officer,)
        )
        out = Outgoing(facts=AnswerFacts("x"), subject=f"통지 {number}", organisation=cast.company)
        document = actions.issue(
            kind_of("test.answer"), out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker")
        )
        actions.place(document)


@pytest.mark.parametrize(
    ("name", "part"), [("letters", "secretariat_officer"), ("register", "molit_officer"), ("box", "company_user")]
)
def test_lists_cost_the_same_at_one_and_at_thirty(papers, cast, sign_in, name, part):
    client = sign_in(getattr(cast, part))
    costs = []
    for more in (1, 29):
        _fill(cast, more)
        client.get(reverse(f"documents:{name}"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(f"documents:{name}")).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


# The public page


def test_anybody_may_check_a_code(document, client, cast):
    page = client.get(reverse("verify:code", kwargs={"code": document.code}))
    text = page.content.decode()
    assert page.status_code == 200
    assert document.reference in text
    assert document.facts_sha256 in text
    for personal in (cast.company.name_ko, document.title, "필요 없음", "국토부담당관", document.matter.title):
        assert personal not in text, personal


def test_a_typed_code_may_have_hyphens_and_small_letters(document, client):
    answer = client.post(reverse("verify:home"), {"code": f" {document.shown_code.lower()} "})
    assert answer["Location"] == reverse("verify:code", kwargs={"code": document.code})


@pytest.mark.parametrize("code", ["AAAAAAAAAAAA", "x", "한글", "' OR 1=1", "A" * 300])
def test_unknown_codes(db, client, code):
    assert client.get(reverse("verify:code", kwargs={"code": code})).status_code == 404


def test_nothing_given_is_said_beside_the_field(db, client):
    assert client.post(reverse("verify:home"), {}).status_code == 400
    assert client.get(reverse("verify:home")).status_code == 200


def test_a_file_is_checked(placed, client):
    unknown = io.BytesIO(b"%PDF nothing")
    unknown.name = "a.pdf"
    assert client.post(reverse("verify:home"), {"file": unknown}).status_code == 404
    altered = io.BytesIO(f"%PDF {reverse('verify:code', kwargs={'code': placed.code})}".encode())
    altered.name = "b.pdf"
    answer = client.post(reverse("verify:home"), {"file": altered})
    assert answer.status_code == 200
    assert answer.context["verdict"].state == "altered"


def test_codes_cannot_be_found_by_trying(db, client):
    answers = [client.get(reverse("verify:code", kwargs={"code": "AAAAAAAAAAAA"})).status_code for _ in range(31)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {404}
