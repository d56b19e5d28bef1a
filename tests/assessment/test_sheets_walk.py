"""From an opened round to a locked one, by the steps."""

import hashlib
import json

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.assessment import signed
from office.assessment.actions import attendance, rounds, sheet_signing, sheets
from office.assessment.models import SheetVersion
from office.ledger.models import Event
from office.workflow import perform


def test_a_round_opens_with_a_sheet_for_each_member_and_entry_but_where_somebody_keeps_away(panel_world):
    panel = panel_world.panel(3, 5)
    panel_world.excluded(panel, "r2", "E-003")
    panel_world.excluded(panel, "r3", "E-001", state="withdrawn")
    with pytest.raises(Invalid):
        rounds.open_round(panel.rounds.first(), by=panel_world.officer, due_at=timezone.now())
    with pytest.raises(NotYours):
        rounds.open_round(panel.rounds.first(), by=panel_world.member(panel), due_at=timezone.now().replace(year=2099))
    round_ = panel_world.opened(panel)
    assert round_.sheets.count() == 14
    assert not round_.sheets.filter(seat__code="r2", subject__code="E-003").exists()
    assert ("round_opened", round_) in panel_world.told
    with pytest.raises(NotNow):
        panel_world.opened(panel)


def test_who_gave_what_is_locked_at_once_and_told_in_one_digest(panel_world, django_assert_max_num_queries):
    panel = panel_world.panel(2, 3)
    round_ = panel_world.opened(panel)
    chair = panel_world.member(panel)
    sheet = panel_world.fill(panel_world.sheet(round_, "r2"), "30.5", "41.25")
    assert (str(sheet.total), sheet.filled) == ("71.75", 2)
    with pytest.raises(NotNow) as left:
        rounds.lock_round(round_, by=chair)
    assert "서명하지 않은 평가표" in str(left.value)
    panel_world.sign_all(round_)
    with pytest.raises(NotYours):
        rounds.lock_round(round_, by=panel_world.officer)
    with django_assert_max_num_queries(40):
        rounds.lock_round(round_, by=chair)
    assert set(round_.sheets.values_list("state", flat=True)) == {"locked"}
    hashes = sorted(round_.sheets.values_list("sha256", flat=True))
    told = Event.objects.get(kind="assessment.round.sheets_locked").data
    assert told["sheets"] == 6
    assert told["sha256"] == hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()
    assert ("round_locked", round_) in panel_world.told


def test_what_is_signed_is_a_version_whose_hash_anybody_computes_again(panel_world):
    round_ = panel_world.opened(panel_world.panel(1, 2))
    sheet = panel_world.signed(panel_world.sheet(round_), "40", "55.50")
    version = SheetVersion.objects.get(sheet=sheet)
    content = signed.bytes_of(version)
    assert hashlib.sha256(content).hexdigest() == version.sha256 == sheet.sha256
    told = json.loads(content)
    assert (told["points"], told["total"], told["entry"], told["reviewer"]) == (
        {"need": "40", "innovation": "55.5"}, "95.5", "E-001", "r1",
    )  # fmt: skip
    assert "note" not in told and "평가위원" not in content.decode()


def test_only_what_was_seen_is_signed_and_the_chair_reopens_with_a_reason(panel_world):
    panel = panel_world.panel(1, 2)
    round_ = panel_world.opened(panel)
    chair, sheet = panel_world.member(panel, "r1"), panel_world.submitted(panel_world.sheet(round_, "r2"))
    writer = panel_world.writer(sheet)
    with pytest.raises(Invalid):
        sheet_signing.sign(sheet, by=writer, sha256="0" * 64)
    sheet.refresh_from_db()
    assert sheet.state == "submitted" and not SheetVersion.objects.exists()
    perform(sheet, "take_back", by=writer)
    with pytest.raises(NotYours):
        sheets.reopen(sheet, by=panel_world.officer, reason="아니요")
    panel_world.signed(sheet)
    sheets.reopen(sheet, by=chair, reason="배점을 착각한 것 같습니다.")
    assert (sheet.state, sheet.sha256, sheet.reopened_reason) == ("draft", "", "배점을 착각한 것 같습니다.")
    panel_world.signed(sheet, "1", "2")
    assert list(sheet.versions.values_list("number", flat=True)) == [1, 2]
    assert sheet.sha256 == sheet.versions.last().sha256 != sheet.versions.first().sha256


def test_absent_members_drafts_are_void_and_a_signed_sheet_is_not_said_to_be_absent(panel_world):
    panel = panel_world.panel(2, 3)
    panel_world.locked(panel)
    panel.subjects.update(reached=2)
    round_ = panel_world.opened(panel)
    assert round_.attended
    away = panel_world.sheet(round_, "r3", "E-002")
    mine = panel_world.signed(panel_world.sheet(round_, "r2", "E-001"))
    cell = lambda one: (str(one.seat_id), str(one.subject_id))  # noqa: E731
    with pytest.raises(Invalid):
        attendance.note(round_, by=panel_world.officer, present={cell(mine): False})
    with pytest.raises(NotYours):
        attendance.note(round_, by=panel_world.writer(mine), present={cell(mine): True})
    present = {**attendance.unnoted(round_), cell(away): False}
    assert attendance.note(round_, by=panel_world.member(panel), present=present) == 6
    assert attendance.note(round_, by=panel_world.member(panel), present=present) == 0
    panel_world.fill(away)
    with pytest.raises(NotNow):
        perform(away, "submit", by=panel_world.writer(away))
    for one in round_.sheets.filter(state="draft").exclude(pk=away.pk).select_related(*type(away).read_with):
        panel_world.signed(one)
    rounds.lock_round(round_, by=panel_world.member(panel))
    away.refresh_from_db()
    assert (away.state, away.void_reason) == ("void", "absent")


def test_a_late_recusal_voids_the_sheet_and_an_exclusion_that_is_lifted_gives_one(panel_world):
    panel = panel_world.panel(2, 2)
    kept = panel_world.excluded(panel, "r1", "E-001")
    round_ = panel_world.opened(panel)
    sheet = panel_world.signed(panel_world.sheet(round_, "r2", "E-002"))
    assert rounds.void_sheets(sheet.seat, sheet.subject, reason="회피") == 1
    sheet.refresh_from_db()
    assert (sheet.state, sheet.void_reason) == ("void", "회피")
    assert round_.sheets.count() == 3
    type(kept).objects.filter(pk=kept.pk).update(state="withdrawn")
    rounds.give_missing(panel)
    assert round_.sheets.count() == 4


@pytest.mark.parametrize("change", ["comment = 'x'", "points = '{}'", "total = 1", "filled = 0"])
def test_the_database_refuses_to_change_what_is_signed(panel_world, change):
    sheet = panel_world.signed(panel_world.sheet(panel_world.opened(panel_world.panel(1, 2))))
    _refused("UPDATE assessment_sheet SET " + change + " WHERE id = %s", sheet.pk)  # noqa: S608  our own words
    _refused("UPDATE assessment_sheetversion SET content = '{}' WHERE sheet_id = %s", sheet.pk)
    _refused("DELETE FROM assessment_sheetversion WHERE sheet_id = %s", sheet.pk)


def test_the_database_refuses_everything_on_what_is_locked(panel_world):
    round_ = panel_world.locked(panel_world.panel(1, 2))
    for change in ("comment = 'x'", "note = 'x'", "state = 'draft'", "state = 'signed'", "sha256 = ''", "revision = 9"):
        _refused("UPDATE assessment_sheet SET " + change + " WHERE round_id = %s", round_.pk)  # noqa: S608
    _refused("DELETE FROM assessment_sheet WHERE round_id = %s", round_.pk)
    _refused("UPDATE assessment_round SET state = 'open' WHERE id = %s", round_.pk)


def _refused(sql: str, pk) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [pk])
        assert cursor.rowcount, "nothing was there to be changed"
