"""State × actor × step: rounds and sheets, each cell tried and undone."""

import copy

from django.db import transaction
from django.utils import timezone

from office.access import ANONYMOUS, SYSTEM, NotNow, NotYours
from office.assessment.actions import rounds, sheet_signing, sheets
from office.assessment.models import Sheet
from office.workflow import perform, steps_of

STAFF = {"secretariat_officer", "decision_maker"}
PARTS = ("secretariat_officer", "decision_maker", "auditor", "admin", "city_user", "stranger")
FACTS = {
    "open_round": {"due_at": timezone.now()}, "postpone": {"due_at": timezone.now(), "reason": "사유"},
    "sign": {"sha256": "0" * 64}, "reopen": {"reason": "사유"}, "void": {"reason": "사유"},
}  # fmt: skip


class _Undo(Exception):  # noqa: N818
    pass


def everybody(world, panel) -> dict:
    members = {
        "chair": world.member(panel, "r1"),
        "writer": world.member(panel, "r2"),
        "other": world.member(panel, "r3"),
    }
    return {**{part: world.cast.actor(part) for part in PARTS}, **members, "machine": SYSTEM, "nobody": ANONYMOUS}


def taken(subject, actors: dict) -> dict[str, set[str]]:
    """Who could take which step now."""
    found: dict[str, set[str]] = {}
    for name in steps_of(type(subject)):
        for part, actor in actors.items():
            try:
                with transaction.atomic():
                    perform(copy.copy(subject), name, by=actor, **FACTS.get(name, {}))
                    raise _Undo
            except _Undo:
                found.setdefault(name, set()).add(part)
            except (NotYours, NotNow):
                pass
    subject.refresh_from_db()
    return found


def test_who_may_do_what_with_rounds_and_sheets_in_every_state(panel_world):
    panel = panel_world.panel(1, 3)
    actors = everybody(panel_world, panel)
    waiting, later = panel.rounds.order_by("position")
    assert taken(waiting, actors) == {"open_round": STAFF}
    assert taken(later, actors) == {}
    round_ = panel_world.opened(panel)
    assert taken(round_, actors) == {"postpone": STAFF, "remind": {"chair", *STAFF}}
    voids = {"void": {"machine", *STAFF}}

    sheet = panel_world.sheet(round_, "r2")
    assert taken(sheet, actors) == voids
    panel_world.fill(sheet)
    assert taken(sheet, actors) == {"submit": {"writer"}, **voids}
    perform(sheet, "submit", by=actors["writer"])
    submitted = {"take_back": {"writer"}, "sign": {"writer"}, "reopen": {"chair"}, **voids}
    assert taken(sheet, actors) == submitted
    sheet_signing.sign(sheet, by=actors["writer"], sha256=sheet_signing.digest_of(sheet))
    assert taken(sheet, actors) == {"reopen": {"chair"}, "lock": {"machine"}, **voids}

    panel_world.sign_all(round_)
    assert taken(round_, actors) == {"postpone": STAFF, "lock_round": {"chair"}}
    rounds.lock_round(round_, by=actors["chair"])
    sheet = panel_world.sheet(round_, "r2")
    assert taken(sheet, actors) == {} == taken(round_, actors)


def test_nobody_takes_a_step_on_a_void_sheet_and_a_recused_member_takes_none(panel_world):
    panel = panel_world.panel(1, 3)
    round_ = panel_world.opened(panel)
    actors = everybody(panel_world, panel)
    kept = panel_world.signed(panel_world.sheet(round_, "r2"))
    panel_world.excluded(panel, "r1", "E-001")
    assert taken(kept, actors) == {"lock": {"machine"}, "void": {"machine", *STAFF}}
    rounds.void_sheets(kept.seat, kept.subject, reason="회피")
    kept.refresh_from_db()
    assert taken(kept, actors) == {"restore": {"machine"}}  # where a conflict is lifted
    chairs = panel_world.sheet(round_, "r1")
    for refused in (lambda: sheets.save(chairs.pk, by=actors["chair"], values={}, revision=0),):
        try:
            refused()
        except Exception as refusal:  # noqa: BLE001  which one is said next
            assert type(refusal).__name__ == "Unknown"
        else:
            raise AssertionError("a recused member saved a sheet")
    assert Sheet.objects.get(pk=chairs.pk).points == {}
