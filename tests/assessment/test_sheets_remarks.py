"""A remark beside the points of a criterion: saved, signed, printed and read; without one nothing changes."""

import hashlib
import json
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from openpyxl import load_workbook

from office.assessment import signed
from office.assessment.actions import rounds, sheet_papers, sheet_signing, sheets
from office.assessment.models import SheetVersion
from office.assessment.tallying.entry_sheets import entries_of
from office.assessment.tallying.files import live_files
from office.assessment.tallying.workbook import workbook
from office.workflow import perform
from tests.assessment.test_sheets_pages import at, patch, signed_in

SECRET = "실증 규모가 작다는 비밀스러운 비고"
BEFORE = {"schema", "sheet", "version", "panel", "rules_sha256", "round", "entry", "reviewer", "points", "total",
          "comment"}  # fmt: skip


@pytest.fixture
def opened(panel_world):
    """A round of two entries and three members."""
    return panel_world.opened(panel_world.panel(2, 3))


def test_a_remark_is_saved_with_the_points_and_told_beside_its_field_where_it_is_too_long(panel_world, opened):
    sheet = panel_world.sheet(opened, "r2")
    mine = signed_in(panel_world.user(opened.panel, "r2"))
    page = mine.get(at("sheet", sheet.pk)).content.decode()
    assert page.count('class="sheet-remark"') == 2 and 'data-field="remarks.need">' in page, "closed while empty"
    status, told = patch(mine, sheet, 0, **{"remarks.need": "가" * 500, "points_need": "30"})
    assert (status, told["revision"], told["total"]) == (200, 1, "30.00")
    status, told = patch(mine, sheet, 1, **{"remarks.need": "가" * 501})
    assert status == 400 and set(told["errors"]) == {"remarks.need"}
    for odd in ({"remarks.nothing": "x"}, {"remarks.": "x"}, {"remarks.need": ["x"]}, {"remarks.need": "\0"}):
        assert patch(mine, sheet, 1, **odd)[0] == 400, odd
    long = mine.post(at("sheet", sheet.pk), {"_revision": "1", "remarks.innovation": "나" * 501, "comment": "짧음"})
    page = long.content.decode()
    assert long.status_code == 400 and 'id="remarks-innovation_error"' in page and "나" * 501 in page
    # line ends of a browser count once; a second window overwrites nothing unseen; a blank remark is none
    lines = "\r\n".join("가" * 249 for _two in range(2))
    assert patch(mine, sheet, 1, **{"remarks.innovation": f"{lines}\r\n"})[1]["revision"] == 2
    kept = lines.replace("\r\n", "\n")
    assert patch(mine, sheet, 1, **{"remarks.need": "나"})[1]["merged"] == {"remarks.innovation": kept}
    assert patch(mine, sheet, 1, **{"remarks.need": "다"})[0] == 409
    sheet.refresh_from_db()
    assert sheet.remarks == {"need": "나", "innovation": kept} and sheet.filled == 1
    assert patch(mine, sheet, 3, **{"remarks.need": "  ", "remarks.innovation": SECRET})[0] == 200
    sheet.refresh_from_db()
    assert sheet.remarks == {"innovation": SECRET}
    page = mine.get(at("sheet", sheet.pk)).content.decode()
    assert 'data-field="remarks.innovation" open>' in page and 'data-field="remarks.need">' in page


def test_a_sheet_without_remarks_is_signed_as_before_and_one_with_them_as_it_stands(panel_world, opened):
    plain = panel_world.signed(panel_world.sheet(opened, "r2", "E-001"))
    remarked = panel_world.fill(panel_world.sheet(opened, "r2", "E-002"))
    writer = panel_world.writer(remarked)
    sheets.save(remarked.pk, by=writer, values={"remarks.need": SECRET}, revision=remarked.revision)
    remarked.refresh_from_db()
    perform(remarked, "submit", by=writer)
    without = signed.hash_of({**signed.content_of(remarked, 1), "remarks": {}})
    assert sheet_signing.digest_of(remarked) != without
    again = signed_in(panel_world.user(opened.panel, "r2"), again=True)
    assert SECRET in again.get(at("sign")).content.decode(), "what is signed is shown"
    sheet_signing.sign(remarked, by=writer, sha256=sheet_signing.digest_of(remarked))
    one, other = SheetVersion.objects.get(sheet=plain), SheetVersion.objects.get(sheet=remarked)
    assert set(one.content) == BEFORE and one.content["schema"] == "assessment.sheet/1"
    assert set(other.content) == {*BEFORE, "remarks"} and other.content["schema"] == "assessment.sheet/2"
    assert hashlib.sha256(signed.bytes_of(other)).hexdigest() == other.sha256 == remarked.sha256
    assert json.loads(signed.bytes_of(other))["remarks"] == {"need": SECRET}
    for sheet in (plain, remarked):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute('UPDATE assessment_sheet SET remarks = \'{"need": "x"}\' WHERE id = %s', [sheet.pk])


def test_whoever_reads_the_points_reads_the_remarks_and_nobody_else(panel_world, opened):
    panel, sheet = opened.panel, panel_world.sheet(opened, "r2", "E-001")
    body = json.dumps({"revision": 0, "values": {"remarks.need": SECRET}})
    mine, place = signed_in(panel_world.user(panel, "r2")), f"/api/v1/assessment/sheets/{sheet.pk}/"
    assert mine.patch(place, body, content_type="application/json").json()["remarks"] == {"need": SECRET}
    people = {"r1": panel_world.user(panel, "r1"), **{part: getattr(panel_world.cast, part) for part in
              ("secretariat_officer", "auditor", "city_user")}}  # fmt: skip
    told = [at("sheet", sheet.pk), at("round", opened.pk), at("round-entry", opened.pk, sheet.subject_id), place,
            "/api/v1/assessment/sheets/", at("desk")]  # fmt: skip
    for part, user in people.items():
        assert [path for path in told if SECRET in signed_in(user).get(path).content.decode()] == [], part
    panel_world.excluded(panel, "r3", "E-001")
    opened.sheets.filter(seat__code="r3", subject__code="E-001").update(state="void")
    panel_world.sign_all(opened)
    rounds.lock_round(opened, by=panel_world.member(panel))
    read = [told[0], told[2], told[3], reverse("assessment:talk", args=[opened.pk, sheet.subject_id])]
    shown = lambda user, path: SECRET in signed_in(user).get(path).content.decode()  # noqa: E731
    assert [path for path in read if not shown(people["r1"], path)] == []
    assert [path for path in read if not shown(people["secretariat_officer"], path)] == []
    assert not any(shown(panel_world.user(panel, "r3"), path) for path in read), "r3 keeps away from the entry"
    assert not any(shown(people["city_user"], path) for path in read)

    # on the papers and in the spreadsheet; what feeds the tally is as it was
    facts = sheet_papers.facts_of(opened, panel.seats.get(code="r2"))
    assert [line.remark for line in facts.sheets[0].lines] == [SECRET, ""] and not facts.sheets[1].remarked
    _subject, entry = next(entries_of(opened, panel.subjects.filter(code="E-001"), ""))
    assert [(one.criterion, one.text) for member in entry.sheets for one in member.remarks] == [("필요성", SECRET)]
    rows = list(load_workbook(BytesIO(workbook(panel))).worksheets[0].values)
    place = rows[0].index("필요성 비고")
    assert [row[place] for row in rows[1:] if row[place]] == [SECRET]
    assert SECRET.encode() not in b"".join(part for _name, parts in live_files(panel) for part in parts)
