"""What of the scoring waits on somebody's own desk: open sheets by round, and a round that can be locked."""

import pytest

from office.assessment.actions import sheet_signing
from office.assessment.models import Attendance
from office.desk.assessment import to_lock, to_score

pytestmark = pytest.mark.django_db


def lines(source, actor) -> list[tuple]:
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
    Attendance.objects.create(round=round_, seat=away.seat, subject=away.subject, present=False)
    for sheet in (panel_world.sheet(round_, "r1"), panel_world.sheet(round_, "r2", "E-002")):
        panel_world.signed(sheet)
    mine = panel_world.sheet(round_, "r2")
    sheet_signing.sign(mine, by=panel_world.writer(mine), sha256=sheet_signing.digest_of(mine))
