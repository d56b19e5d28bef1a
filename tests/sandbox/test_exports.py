"""A list as a file: the same rows, the same scope, nothing that a spreadsheet would run."""

import csv
import io

import pytest
from openpyxl import load_workbook

from office.ledger.models import Event
from office.web.exporting import plain


def rows_of(answer) -> list[list[str]]:
    raw = b"".join(answer.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def test_the_file_holds_what_the_page_shows(rapid, cast, client):
    case = rapid.inquiring()
    client.force_login(cast.secretariat_officer)
    lines = rows_of(client.get("/sandbox/rapid-confirmations/", {"export": "csv", "state": "inquiring"}))
    assert [line[0] for line in lines[1:]] == [case.matter.number]
    assert len(rows_of(client.get("/sandbox/rapid-confirmations/", {"export": "csv", "state": "draft"}))) == 1
    sheet = load_workbook(io.BytesIO(client.get("/sandbox/consultations/", {"export": "xlsx"}).content)).active
    assert sheet.max_row == 3
    assert Event.objects.filter(kind="sandbox.exported").count() == 3


def test_nobody_exports_what_is_not_theirs(rapid, cast, client):
    rapid.inquiring()
    client.force_login(cast.rival_user)
    assert len(rows_of(client.get("/sandbox/rapid-confirmations/", {"export": "csv"}))) == 1


@pytest.mark.parametrize("text", ["=1+1", "+82", "-cmd", "@x"])
def test_a_cell_is_never_a_formula(text):
    assert plain(text) == f"'{text}"
