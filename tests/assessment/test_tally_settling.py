"""Ties are settled by people, on record and for good; bonus and penalty by two; a tally is signed by its members."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from office.access import Invalid, NotNow, NotYours
from office.assessment import lots
from office.assessment.actions import tally_adjustments, tally_signing, tally_ties
from office.assessment.actions.tally import tally
from office.assessment.tallying.files import stored_files
from office.assessment.tallying.zipping import zipped
from tests.worlds_tally import lock, one_round, recomputed, seven, shown, unpacked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    """The sentences that stand in the way, as the code says them."""
    with translation.override("en"):
        yield


def test_a_vote_then_a_lot_of_two_persons(panel_world, seven_panel, tmp_path):
    round_, world = seven_panel.rounds.get(), panel_world
    chair = world.member(seven_panel, "r1")
    stored = tally(round_, by=world.officer)
    tie = [["E-002", "E-005"]]
    with pytest.raises(NotYours):
        tally_ties.record_vote(stored, places=tie, reference="제1호", by=world.member(seven_panel, "r2"))
    with pytest.raises(NotNow, match="exactly these"):
        tally_ties.prepare_lot(stored, applications=["E-002", "E-005"], by=chair)
    with pytest.raises(Invalid):
        tally_ties.record_vote(stored, places=tie, reference="=제1호", by=chair)
    # The vote leaves them equal: then the lot.
    tally_ties.record_vote(stored, places=tie, reference="제1호  의결:\n가부동수", by=chair)
    with pytest.raises(NotNow, match="settled already"):
        tally_ties.record_vote(stored, places=tie, reference="제2호", by=chair)
    second = tally(round_, by=world.officer)
    assert second.blocked and second.result["ties"][0]["waits_for"] == "lot"
    with pytest.raises(NotNow, match="newer"):
        tally_ties.prepare_lot(stored, applications=["E-002", "E-005"], by=chair)
    lot = tally_ties.prepare_lot(second, applications=["E-005", "E-002"], by=world.officer)
    with pytest.raises(NotNow, match="other than"):
        tally_ties.draw_lot(lot, words="아무 말", by=world.officer)
    with pytest.raises(Invalid):
        tally_ties.draw_lot(lot, words="abc", by=chair)
    ruling = tally_ties.draw_lot(lot, words="  회의장에서 부른 수 7 3 1 ", by=chair)
    assert lots.holds(ruling.record) and ruling.record["commitment"] == lot.commitment
    with pytest.raises(NotNow, match="already"):
        tally_ties.draw_lot(lot, words="다시 한번", by=chair)
    third = tally(round_, by=world.officer)
    ranks = {one["application"]: one["rank"] for one in third.result["applications"]}
    assert not third.blocked and sorted(ranks.values()) == [1, 2, 3, 4, 5]
    assert [ranks[one["application"]] for one in ruling.record["order"]] == [2, 3]
    folder = unpacked(b"".join(zipped(stored_files(seven_panel, third.inputs))), tmp_path)
    assert recomputed(folder, "--explain") == shown(third)
    record = tmp_path / "lot.json"
    import json

    record.write_text(json.dumps(ruling.record, ensure_ascii=False))
    call_command("replay_lot", str(record))
    record.write_text(json.dumps({**ruling.record, "words": "다른 말"}, ensure_ascii=False))
    with pytest.raises(CommandError):
        call_command("replay_lot", str(record))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update assessment_lot set words = 'x'")


def test_bonus_and_penalty_by_two_persons(panel_world, seven_panel, tmp_path):
    round_, world = seven_panel.rounds.get(), panel_world
    first = seven_panel.subjects.get(code="E-005")
    give = {"code": "women", "points": Decimal("1.5"), "evidence": "여성기업확인서 제2026-15호"}
    for wrong in ({"points": Decimal("2.5")}, {"code": "other"}, {"evidence": " "}, {"points": Decimal("1.555")}):
        with pytest.raises(Invalid):
            tally_adjustments.propose(first, by=world.officer, **{**give, **wrong})
    with pytest.raises(NotYours):
        tally_adjustments.propose(first, by=world.auditor, **give)
    one = tally_adjustments.propose(first, by=world.officer, **give)
    with pytest.raises(Invalid, match="already"):
        tally_adjustments.propose(first, by=world.director, **give)
    with pytest.raises(NotNow, match="neither confirmed"):
        tally(round_, by=world.officer)
    with pytest.raises(NotNow, match="other than"):
        tally_adjustments.confirm(one, by=world.officer)
    tally_adjustments.confirm(one, by=world.director)
    late = tally_adjustments.propose(first, code="late", points=Decimal(1), evidence="지연 2일", by=world.officer)
    tally_adjustments.drop(late, by=world.director)
    stored = tally(round_, by=world.officer)
    assert not stored.blocked
    by_code = {one["application"]: one for one in stored.result["applications"]}
    assert by_code["E-005"]["final"] == "82.10" and by_code["E-005"]["bonus"] == "1.5"
    folder = unpacked(b"".join(zipped(stored_files(seven_panel, stored.inputs))), tmp_path)
    assert recomputed(folder, "--explain") == shown(stored)


def test_members_sign_the_newest_tally_by_its_hash(panel_world):
    world, panel = panel_world, panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    round_ = lock(panel.rounds.get(), seven())
    world.excluded(panel, "r7", "E-003")
    stored, member = tally(round_, by=world.officer), world.member(panel, "r3")
    with pytest.raises(Invalid):
        tally_signing.sign(stored, sha256="0" * 64, by=member)
    tally_signing.sign(stored, sha256=stored.sha256, by=member)
    with pytest.raises(NotNow, match="already"):
        tally_signing.sign(stored, sha256=stored.sha256, by=member)
    for other in (world.officer, world.member(panel, "r7")):
        with pytest.raises(NotYours):
            tally_signing.sign(stored, sha256=stored.sha256, by=other)
    tally(round_, by=world.officer)
    with pytest.raises(NotNow, match="newer"):
        tally_signing.sign(stored, sha256=stored.sha256, by=world.member(panel, "r2"))


def test_a_panel_is_finished_once_its_result_stands(panel_world, seven_panel):
    from office.workflow import perform

    with pytest.raises(NotNow, match="tallied"):
        perform(seven_panel, "finish", by=panel_world.officer)
    stored = tally(seven_panel.rounds.get(), by=panel_world.officer)
    with pytest.raises(NotNow, match="tie"):
        perform(seven_panel, "finish", by=panel_world.officer)
    tally_ties.record_vote(stored, places=[["E-002"], ["E-005"]], reference="제1호", by=panel_world.officer)
    tally(seven_panel.rounds.get(), by=panel_world.officer)
    perform(seven_panel, "finish", by=panel_world.officer)
    with pytest.raises(NotNow):
        tally(seven_panel.rounds.get(), by=panel_world.officer)
