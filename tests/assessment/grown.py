"""A panel that grows to any size in a few statements: its first round locked and tallied, its second open."""

import datetime as dt
from typing import Any

from django.db import connection
from django.utils import timezone

from office.assessment.models import Panel, Round, StoredTally, Subject
from tests.triggers import ignoring

SHEETS = """
    INSERT INTO assessment_sheet (id, round_id, seat_id, subject_id, state, points, comment, note, revision, changed,
        total, filled, updated_at, submitted_at, signed_at, sha256, reopened_reason, void_reason)
    SELECT gen_random_uuid(), %(round)s, seat.matter_id, entry.id, %(state)s, %(points)s, 'ok', '', 0, '{}',
        40 + (entry.position * 7 + ascii(right(seat.code, 1)) * 3) %% 55, %(filled)s, now(),
        %(signed)s, %(signed)s, %(sha256)s, '', ''
    FROM assessment_seat seat, assessment_subject entry
    WHERE seat.panel_id = %(panel)s AND entry.panel_id = %(panel)s
        AND NOT EXISTS (SELECT FROM assessment_sheet WHERE round_id = %(round)s AND subject_id = entry.id)
"""
THERE = """
    INSERT INTO assessment_attendance (id, round_id, seat_id, subject_id, present, noted_by_id, noted_at)
    SELECT gen_random_uuid(), sheet.round_id, sheet.seat_id, sheet.subject_id, true, %s, now()
    FROM assessment_sheet sheet WHERE sheet.round_id = %s ON CONFLICT DO NOTHING
"""
POINTS = '{"need": "30", "innovation": "40"}'


def grow(world: Any, panel: Panel, entries: int) -> None:
    """So many entries in all, each with a locked sheet of the first round and a draft of the second, all present."""
    more = entries - panel.subjects.count()
    world.entries(panel.matter.parent, more, organisation=world.cast.city)
    world.take_up(panel)
    panel.subjects.update(reached=2)
    locked, open_ = panel.rounds.order_by("position")
    now = timezone.now()
    with ignoring("assessment.Round:legal_steps"):
        Round.objects.filter(pk=locked.pk).update(state="locked", opened_at=now, due_at=now, locked_at=now)
        Round.objects.filter(pk=open_.pk).update(state="open", opened_at=now, due_at=now + dt.timedelta(days=9))
    facts = {"panel": panel.pk, "round": locked.pk, "points": POINTS, "filled": 2}
    with connection.cursor() as cursor:
        cursor.execute(SHEETS, {**facts, "state": "locked", "signed": now, "sha256": "0" * 64})
        cursor.execute(SHEETS, {**facts, "round": open_.pk, "state": "draft", "signed": None, "sha256": "",
                                "points": "{}", "filled": 0})  # fmt: skip
        cursor.execute(THERE, [world.officer.user_id, open_.pk])
        cursor.execute("ANALYZE assessment_sheet, assessment_subject, assessment_seat")


def tallied(world: Any, panel: Panel) -> StoredTally:
    """A tally of the locked round as one is stored; what stands in it was computed by nobody."""
    seats = sorted(panel.seats.values_list("code", flat=True))
    lines = [_line(one, seats, place) for place, one in enumerate(panel.subjects.order_by("position"), start=1)]
    return StoredTally.objects.create(
        panel=panel, round=panel.rounds.get(position=1), number=panel.tallies.count() + 1, rules_sha256="0" * 64,
        inputs={"adjustments": []}, inputs_sha256="0" * 64, sha256=f"{len(lines):064d}", by_id=world.officer.user_id,
        result={"applications": lines, "blocked": False, "ties": [], "unresolved_ties": []},
    )  # fmt: skip


def _line(entry: Subject, seats: list[str], place: int) -> dict[str, Any]:
    given = {who: str(40 + (place * 7 + n * 11) % 55) for n, who in enumerate(seats)}
    score = {
        "score": "70", "fraction": "70", "counted": "70", "reviewers": given, "dropped": [], "dropped_why": {},
        "method": "mean", "fell_back": False, "rank": place, "advances": True, "removed": [], "recused": [],
        "totals": [{"reviewer": who, "given": one, "counted": one, "sheet_sha256": "0" * 64}
                   for who, one in given.items()],
    }  # fmt: skip
    return {"application": entry.code, "rounds": {"written": score}, "rank": place, "outcome": "advances"}
