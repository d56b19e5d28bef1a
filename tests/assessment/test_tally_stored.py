"""A tally is stored for good, equals what an auditor computes from its export, and opens the way on."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from office.access import NotNow, NotYours
from office.assessment.actions.tally import tally
from office.assessment.models import Allotment, Attendance, Exclusion, StoredTally
from office.assessment.tallying.files import live_files, stored_files
from office.assessment.tallying.zipping import zipped
from tests.worlds_assessment import RULES
from tests.worlds_tally import lock, one_round, recomputed, seven, shown, split, unpacked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    """The sentences that stand in the way, as the code says them."""
    with translation.override("en"):
        yield


def _packed(files) -> bytes:
    return b"".join(zipped(files))


def test_the_worked_example_is_stored_to_the_last_digit(panel_world, seven_panel, tmp_path):
    round_ = seven_panel.rounds.get()
    stored = tally(round_, by=panel_world.officer)
    by_code = {one["application"]: one for one in stored.result["applications"]}
    assert by_code["E-001"]["final"] == "82.40" and by_code["E-001"]["fraction"] == "412/5"
    assert by_code["E-001"]["rounds"]["written"]["dropped"] == ["r7", "r3"]
    assert stored.blocked and stored.result["unresolved_ties"] == [["E-002", "E-005"]]
    assert by_code["E-002"]["final"] == by_code["E-005"]["final"] == "80.60"
    assert panel_world.told[-1] == ("tallied", stored) and stored.final and stored.number == 1
    for name, files in (("stored", stored_files(seven_panel, stored.inputs)), ("live", live_files(seven_panel))):
        folder = unpacked(_packed(files), tmp_path / name)
        assert recomputed(folder, "--explain") == shown(stored)
        assert not (folder / "reviewers.csv").exists()
    named = unpacked(_packed(live_files(seven_panel, names=True)), tmp_path / "named")
    assert "평가위원" in (named / "reviewers.csv").read_text()
    again = tally(round_, by=panel_world.member(seven_panel, "r1"))
    assert again.number == 2 and again.sha256 == stored.sha256
    with pytest.raises(NotYours):
        tally(round_, by=panel_world.member(seven_panel, "r2"))
    with pytest.raises(NotYours):
        tally(round_, by=panel_world.auditor)


def test_a_stored_tally_is_never_changed(panel_world, seven_panel):
    stored = tally(seven_panel.rounds.get(), by=panel_world.officer)
    for statement in ("update assessment_storedtally set blocked = false", "delete from assessment_storedtally"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert StoredTally.objects.get(pk=stored.pk).blocked


def test_absence_recusal_and_what_is_open_at_the_lock(panel_world, seven_panel, tmp_path):
    round_ = seven_panel.rounds.get()
    subjects = {one.code: one for one in seven_panel.subjects.all()}
    seats = {one.code: one for one in seven_panel.seats.all()}
    # r6 signed and was noted as absent: the sheet does not count, and r6 is out of the whole round.
    Attendance.objects.create(round=round_, seat=seats["r6"], subject=subjects["E-004"], present=False,
                              noted_by=panel_world.cast.secretariat_officer)  # fmt: skip
    # r7 recused late: the sheet that is there is void, and visibly so.
    late = panel_world.excluded(seven_panel, "r7", "E-002", state="found")
    with pytest.raises(NotNow, match="conflict"):
        tally(round_, by=panel_world.officer)
    Exclusion.objects.filter(pk=late.pk).update(state="standing")
    stored = tally(round_, by=panel_world.officer)
    second = next(one for one in stored.result["applications"] if one["application"] == "E-002")["rounds"]["written"]
    assert second["recused"] == ["r7"] and {one["why"] for one in second["removed"]} == {"recused", "absent"}
    assert set(second["reviewers"]) == {"r1", "r2", "r3", "r4", "r5"}
    assert stored.inputs["absences"] == [{"application": "E-004", "reviewer": "r6", "round": "written"}]
    folder = unpacked(_packed(stored_files(seven_panel, stored.inputs)), tmp_path)
    assert recomputed(folder, "--explain") == shown(stored)
    with pytest.raises(NotYours):
        tally(round_, by=panel_world.member(seven_panel, "r7"))


def test_an_entry_without_any_sheet_blocks_and_one_that_is_out_does_not(panel_world):
    from django.utils import timezone

    panel = panel_world.panel(5, 7, rules=one_round())
    scores = seven()
    del scores["E-003"]
    round_ = lock(panel.rounds.get(), scores)
    with pytest.raises(NotNow, match="E-003"):
        tally(round_, by=panel_world.officer)
    panel.subjects.filter(code="E-003").update(out_at=timezone.now(), out_reason="자격 상실")
    stored = tally(round_, by=panel_world.officer)
    assert stored.inputs["out"] == ["E-003"] and len(stored.result["applications"]) == 4


def test_who_goes_on_is_stored_and_the_way_is_open(panel_world, tmp_path):
    first, second = RULES["rounds"]
    rules = {**RULES, "rounds": [{**first, "advance": {"top": 2}}, second]}
    panel = panel_world.panel(5, 7, rules=rules)
    written, presentation = panel.rounds.order_by("position")
    with pytest.raises(NotNow, match="locked"):
        tally(written, by=panel_world.officer)
    lock(written, seven())
    stored = tally(written, by=panel_world.officer)
    assert not stored.final and not stored.blocked
    # The tie on the line goes on together.
    reached = dict(panel.subjects.values_list("code", "reached"))
    assert reached == {"E-001": 2, "E-002": 2, "E-005": 2, "E-003": 1, "E-004": 1}
    assert [one["outcome"] for one in stored.result["applications"][3:]] == ["eliminated:written"] * 2
    folder = unpacked(_packed(stored_files(panel, stored.inputs)), tmp_path / "written")
    assert recomputed(folder, "--until", "written", "--explain") == shown(stored)
    on = {code: row for code, row in seven().items() if reached[code] == 2}
    lock(presentation, on, points=lambda total: {"innovation": split(total)["innovation"], "qa": split(total)["need"]})
    with pytest.raises(NotNow, match="next round"):
        tally(written, by=panel_world.officer)
    final = tally(presentation, by=panel_world.officer)
    assert final.final and final.number == 2 and final.result["applications"][0]["final"] == "82.40"
    folder = unpacked(_packed(live_files(panel)), tmp_path / "final")
    assert recomputed(folder, "--explain") == shown(final)


def test_who_was_not_allotted_an_entry_was_not_absent(panel_world, tmp_path):
    """Each entry judged by two of four: nobody leaves the round for the entries that were somebody else's."""
    panel = panel_world.panel(2, 4, rules=one_round())
    entries, seats = list(panel.subjects.all()), list(panel.seats.order_by("code"))
    Allotment.objects.bulk_create(
        Allotment(seat=seat, subject=entries[number // 2], by=panel_world.cast.secretariat_officer)
        for number, seat in enumerate(seats)
    )
    panel_world.locked(panel)
    stored = tally(panel.rounds.get(), by=panel_world.officer)
    told = {one["application"]: one["rounds"]["written"] for one in stored.result["applications"]}
    assert {code: sorted(one["reviewers"]) for code, one in told.items()} == {
        "E-001": ["r1", "r2"], "E-002": ["r3", "r4"],
    }  # fmt: skip
    folder = unpacked(_packed(live_files(panel)), tmp_path / "allotted")
    assert recomputed(folder, "--explain") == shown(stored)
