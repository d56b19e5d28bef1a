"""The same for programs."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from knox.models import get_token_model
from rest_framework.test import APIClient

from office.documents import actions
from office.documents.models import IssuedDocument, Letter
from tests.office.documents.casework import Paper

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/documents/"


@pytest.fixture
def program(cast):
    def make(part: str) -> APIClient:
        _row, token = get_token_model().objects.create(getattr(cast, part))
        client = APIClient(raise_request_exception=False)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
        return client

    return make


def test_a_letter_from_draft_to_document(letter, paper, cast, program):
    drafter, decider = program("molit_officer"), program("decision_maker")
    one = f"{ROOT}letters/{letter.pk}/"
    assert drafter.get(one).json()["state"] == "draft"
    changed = drafter.patch(one, {"revision": 0, "facts": {"verdict": "필요", "due": None}, "subject": "제목"})
    assert (changed.status_code, changed.json()["facts"]["verdict"]) == (200, "필요")
    assert drafter.patch(one, {"revision": 0}).status_code == 409
    assert drafter.patch(one, {"revision": 1, "facts": {"verdict": ""}}).json()["errors"]["verdict"]
    refused = drafter.post(f"{one}submit/", {"approver": str(cast.company_user.pk)})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["approver"])
    line = {"approver": str(cast.decision_maker.pk), "reviewers": [str(cast.secretariat_officer.pk)]}
    assert drafter.post(f"{one}submit/", line).json()["state"] == "review"
    assert decider.post(f"{one}approve/", {}).status_code == 409
    assert program("secretariat_officer").post(f"{one}review/", {"opinion": "확인"}).json()["state"] == "approval"
    assert drafter.post(f"{one}approve/", {}).status_code == 403
    issued = decider.post(f"{one}approve/", {}, HTTP_IDEMPOTENCY_KEY="k-1")
    again = decider.post(f"{one}approve/", {}, HTTP_IDEMPOTENCY_KEY="k-1")
    assert issued.status_code == again.status_code == 200
    assert [row["title"] for row in issued.json()] == ["제목"]
    assert Paper.objects.get(pk=paper.pk).state == "answered"
    assert IssuedDocument.objects.count() == 1


def test_letters_are_the_offices(letter, program):
    for part, status in (("company_user", 403), ("rival_user", 403), ("molit_officer", 200)):
        assert program(part).get(f"{ROOT}letters/").status_code == status, part
    assert program("company_user").get(f"{ROOT}letters/{letter.pk}/").status_code == 404
    assert program("company_user").post(f"{ROOT}letters/{letter.pk}/withdraw/").status_code == 404


def test_return_and_recall(sent, program):
    one = f"{ROOT}letters/{sent.pk}/"
    assert program("decision_maker").post(f"{one}return/", {"reason": ""}).status_code == 400
    assert program("decision_maker").post(f"{one}return/", {"reason": "근거"}).json()["state"] == "returned"
    assert program("molit_officer").post(f"{one}withdraw/").json()["state"] == "withdrawn"
    assert Letter.objects.get(pk=sent.pk).state == "withdrawn"


def test_documents_for_their_audience(document, program):
    assert [row["reference"] for row in program("company_user").get(ROOT).json()["results"]] == [document.reference]
    assert program("rival_user").get(ROOT).json()["results"] == []
    told = program("company_user").get(f"{ROOT}{document.pk}/").json()
    assert told["facts"]["facts"]["verdict"] == "필요 없음"
    assert told["pdf"] is None
    assert program("rival_user").get(f"{ROOT}{document.pk}/").status_code == 404
    assert program("company_user").get(f"{ROOT}{document.pk}/pdf/").status_code == 409
    assert APIClient().get(ROOT).status_code == 401


def test_the_file(document, program):
    key = default_storage.save("documents/x.pdf", ContentFile(b"%PDF-1.7"))
    IssuedDocument.objects.filter(pk=document.pk).update(pdf_key=key, pdf_sha256="a" * 64, state="rendered")
    answer = program("company_user").get(f"{ROOT}{document.pk}/pdf/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert program("rival_user").get(f"{ROOT}{document.pk}/pdf/").status_code == 404


def test_service_and_void(document, program):
    actions.place(document)
    sent = {"channel": "post", "sent_at": document.issued_at.isoformat(), "arrived_at": document.issued_at.isoformat()}
    officer = program("molit_officer")
    assert officer.post(f"{ROOT}{document.pk}/service/", sent).json()["errors"]["evidence"]
    told = officer.post(f"{ROOT}{document.pk}/service/", {**sent, "evidence": "등기"}).json()
    assert {row["channel"] for row in told["services"]} == {"portal", "post"}
    assert program("company_user").post(f"{ROOT}{document.pk}/service/", sent).status_code == 403
    assert officer.post(f"{ROOT}{document.pk}/void/", {"reason": "오기"}).status_code == 403
    assert program("decision_maker").post(f"{ROOT}{document.pk}/void/", {"reason": "오기"}).json()["state"] == "voided"
