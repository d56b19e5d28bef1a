"""What of the scoring waits on somebody's own desk, and who was absent when a round is locked."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from office.assessment.actions import attendance, rounds, sheet_signing
from office.assessment.models import Attendance
from office.desk.assessment import to_lock, to_score
from tests.assessment.test_sheets_pages import at, signed_in
from tests.worlds_tally import one_round

pytestmark = pytest.mark.django_db


def lines(source, actor) -> list[tuple]:
    with override("en"):
        return [(row.note, row.on) for row in source(actor).rows]


def test_open_sheets_and_the_round_to_lock_are_on_the_desk(panel_world):
    round_ = panel_world.opened(panel_world.panel(2, 2))
    chair, member, due = panel_world.member(round_.panel), panel_world.member(round_.panel, "r2"), round_.due_at
    assert lines(to_score, member) == [("Written · 2 sheets to fill in", due)]
    panel_world.submitted(panel_world.sheet(round_, "r2"))
    assert lines(to_score, member) == [("Written · 1 sheet to fill in, 1 sheet to sign", due)]
    assert to_score(panel_world.officer).total == 0 and to_lock(chair).total == 0
    _sign(panel_world, round_)
    assert to_score(member).total == 0
    assert lines(to_lock, chair) == [("Written", due)] and to_lock(member).total == 0


def _sign(panel_world, round_) -> None:
    """All but the chair's second sheet, which is of an entry that he or she did not hear."""
    away = panel_world.sheet(round_, "r1", "E-002")
    noted = {"present": False, "noted_by": panel_world.user(round_.panel), "noted_at": timezone.now()}
    Attendance.objects.create(round=round_, seat=away.seat, subject=away.subject, **noted)
    for sheet in (panel_world.sheet(round_, "r1"), panel_world.sheet(round_, "r2", "E-002")):
        panel_world.signed(sheet)
    mine = panel_world.sheet(round_, "r2")
    sheet_signing.sign(mine, by=panel_world.writer(mine), sha256=sheet_signing.digest_of(mine))


def test_who_was_absent_is_still_told_after_the_lock(panel_world):
    rules = one_round()
    rules["rounds"][0]["kind"] = "presentation"
    round_ = panel_world.opened(panel_world.panel(1, 2, rules=rules))
    away = panel_world.sheet(round_, "r2")
    missed = {**attendance.unnoted(round_), (str(away.seat_id), str(away.subject_id)): False}
    attendance.note(round_, by=panel_world.officer, present=missed)
    panel_world.signed(panel_world.sheet(round_, "r1"))
    rounds.lock_round(round_, by=panel_world.member(round_.panel))
    page = signed_in(panel_world.user(round_.panel)).get(at("attendance", round_.pk))
    assert [row["cells"][0]["there"] for row in page.context["rows"]] == [True, False]
