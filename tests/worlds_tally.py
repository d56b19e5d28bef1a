"""Panels whose rounds are locked: sheets laid down as they are after the lock, without the way there."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from office.assessment.models import Panel, Round, Sheet, StoredTally
from office.assessment.states import Filling, Holding
from tests.triggers import ignoring

Scores = Mapping[str, Mapping[str, Any]]
# competitions.md §7.4: seven members, five entries; P2 and P5 tie.
SEVEN = {
    "E-001": (84, 81, 86, 79, 83, 85, 70), "E-002": (80, 78, 83, 76, 80, 82, 98),
    "E-003": (75, 74, 79, 70, 76, 77, 60), "E-004": (70, 66, 72, 65, 71, 70, 55),
    "E-005": (82, 80, 82, 78, 81, 84, 62),
}  # fmt: skip


def seven(rows: Mapping[str, tuple] = SEVEN) -> dict[str, dict[str, int]]:
    """{entry: {member: total}}, the members r1, r2 …"""
    return {entry: {f"r{n}": total for n, total in enumerate(totals, 1)} for entry, totals in rows.items()}


def one_round(**more: Any) -> dict:
    """Rules with one round of one criterion, trimmed from five members on."""
    return {
        "rounds": [
            {
                "code": "written", "kind": "written", "weight": "1",
                "label": {"ko": "서면평가", "en": "Written"},
                "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
                "criteria": [
                    {"code": "need", "max": "40", "label": {"ko": "필요성", "en": "Need"}},
                    {"code": "innovation", "max": "60", "label": {"ko": "혁신성", "en": "Innovation"}},
                ],
            }
        ],
        "combine": "weighted_sum", "bonus_cap": "5", "penalty_cap": "5",
        "bonuses": [
            {"code": "women", "kind": "bonus", "most": "2", "label": {"ko": "여성기업", "en": "Women-owned"}},
            {"code": "late", "kind": "penalty", "most": "3", "label": {"ko": "지연", "en": "Delay"}},
        ],
        "rounding": {"at": "final", "digits": 2, "mode": "half_up"},
        "pass_mark": "60", "tie_breaks": ["committee_vote", "lot"],
        "quotas": [{"group": None, "awards": 2, "reserve": 1}], "absence": "drop_reviewer_from_round", **more,
    }  # fmt: skip


def split(total: Any) -> dict[str, str]:
    """A total of at most 100 as points of two criteria of 40 and 60."""
    need = min(int(total) * 40 // 100, 40)
    return {"need": str(need), "innovation": str(total - need)}


def lock(round_: Round, scores: Scores, *, points: Any = split) -> Round:
    """Lay down the sheets of a round as they are after its lock. A value is a total, or points by criterion."""
    panel, now = round_.panel, timezone.now()
    seats = {one.code: one for one in panel.seats.all()}
    subjects = {one.code: one for one in panel.subjects.all()}
    Sheet.objects.bulk_create(
        _sheet(round_, seats[member], subjects[entry], given if isinstance(given, dict) else points(given), now)
        for entry, row in scores.items()
        for member, given in row.items()
    )
    with ignoring("assessment.Round:legal_steps"):
        Round.objects.filter(pk=round_.pk).update(state=Holding.LOCKED, opened_at=now, locked_at=now, due_at=now)
    round_.refresh_from_db()
    return round_


def _sheet(round_: Round, seat: Any, subject: Any, points: dict, now: Any) -> Sheet:
    sha256 = hashlib.sha256(f"{round_.code}{seat.code}{subject.code}{points}".encode()).hexdigest()
    total = sum(float(one) for one in points.values()) if not round_.rules.grades else None
    return Sheet(
        round=round_, seat=seat, subject=subject, points=points, comment="근거가 충분합니다.", filled=len(points),
        total=total, state=Filling.LOCKED, signed_at=now, submitted_at=now, sha256=sha256,
    )  # fmt: skip


def unpacked(content: bytes, folder: Path) -> Path:
    """The export on disk, as an auditor has it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def recomputed(folder: Path, *more: str) -> dict:
    """What `manage.py tally` prints for an export."""
    files = ("scores", "rules", "adjustments", "groups", "recusals", "rulings")
    given = {one: str(folder / f"{one}.{'json' if one == 'rules' else 'csv'}") for one in files}
    if (folder / "groups.csv").read_text().count("\n") < 2:
        del given["groups"]
    out = io.StringIO()
    call_command("tally", *more, stdout=out, **given)
    return json.loads(out.getvalue())


def shown(stored: StoredTally) -> dict:
    """The stored result as `manage.py tally --explain` prints it: the files hold no hashes of sheets beside points."""
    result = json.loads(json.dumps(stored.result))
    for one in result["applications"]:
        for score in one["rounds"].values():
            for total in score["totals"]:
                assert len(total["sheet_sha256"]) == 64
                total["sheet_sha256"] = ""
    return result


@pytest.fixture
def seven_panel(panel_world) -> Panel:
    """The worked example: one round, locked, not tallied."""
    panel = panel_world.panel(5, 7, rules=one_round())
    lock(panel.rounds.get(), seven())
    return panel
