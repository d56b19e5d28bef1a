"""The receipt of a signed sheet as a paper: one for each version, read by whoever may read what was signed."""

import subprocess

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from office.access import NotYours
from office.assessment.actions import rounds, sheet_receipts, sheets
from office.assessment.models import SheetVersion
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for
from office.documents.rules import See
from office.ledger.dispatch import run_due
from office.people.actors import actor_of
from tests.assessment.test_sheets_pages import at, signed_in

pytestmark = pytest.mark.django_db


def may_read(user, document: IssuedDocument) -> bool:
    """Asked of one document, and of all there are."""
    actor = actor_of(user)
    listed = documents_for(actor).filter(pk=document.pk).exists()
    assert listed == See.holds(actor, document)
    return listed


@pytest.mark.pdf
def test_a_receipt_is_made_once_and_read_by_the_rule_of_its_page(panel_world):
    panel = panel_world.panel(1, 3)
    round_ = panel_world.opened(panel)
    sheet = panel_world.fill(panel_world.sheet(round_, "r2"), "39.5", "57.25")
    sheets.save(sheet.pk, by=panel_world.writer(sheet), values={"remarks.need": "근거를 확인함"}, revision=1)
    panel_world.signed(sheet, "39.5", "57.25")
    version = SheetVersion.objects.get(sheet=sheet)
    place, api = at("sheet-receipt-paper", sheet.pk, 1), f"/api/v1/assessment/sheets/{sheet.pk}/versions/1/receipt/"
    cast, writer = panel_world.cast, panel_world.user(panel, "r2")
    strangers = [panel_world.user(panel, "r1"), cast.secretariat_officer, cast.auditor, cast.city_user]
    for user in strangers:
        client = signed_in(user)
        assert (client.post(place).status_code, client.post(api).status_code, client.get(api).status_code) == (404,) * 3
    assert Client().post(place).status_code in (302, 403)
    with pytest.raises(NotYours):
        sheet_receipts.ask(version, by=panel_world.officer)
    mine = signed_in(writer)
    assert mine.get(api).status_code == 404 and mine.post(at("sheet-receipt-paper", sheet.pk, 2)).status_code == 404
    assert "PDF로 받기" in mine.get(at("sheet-receipt", sheet.pk)).content.decode()
    assert mine.post(place)["Location"] == at("sheet-receipt", sheet.pk)
    assert "만들고 있습니다" in mine.get(at("sheet-receipt", sheet.pk)).content.decode()
    mine.post(place)
    document = IssuedDocument.objects.get(kind="assessment.sheet_receipt")
    assert mine.post(api).json()["id"] == mine.get(api).json()["id"] == str(document.pk)
    run_due()
    document.refresh_from_db()
    assert f"/documents/{document.pk}/pdf/" in mine.get(at("sheet-receipt", sheet.pk)).content.decode()
    with default_storage.open(document.pdf_key) as file:
        text = subprocess.run(
            ["pdftotext", "-", "-"], input=file.read(), capture_output=True, check=True
        ).stdout.decode()  # noqa: S607
    for word in ("확인증", "E-001", "39.5", "57.25", "96.75", "비고(1개 항목)"):
        assert word in text, word
    assert version.sha256 in "".join(text.split())

    # until the lock its writer alone reads it; a late recusal hides it
    assert mine.get(f"/documents/{document.pk}/pdf/").status_code == 200
    assert signed_in(cast.secretariat_officer).get(f"/documents/{document.pk}/pdf/").status_code == 404
    assert may_read(writer, document) and not any(may_read(user, document) for user in strangers)
    panel_world.sign_all(round_)
    rounds.lock_round(round_, by=panel_world.member(panel))
    told = {user.email: may_read(user, document) for user in [writer, *strangers]}
    assert list(told.values()) == [True, False, True, True, False]
    panel_world.excluded(panel, "r2", "E-001")
    assert not may_read(writer, document) and signed_in(writer).post(place).status_code == 404
    assert sheet_receipts.ask(SheetVersion.objects.get(pk=version.pk), by=panel_world.auditor) == document
