"""From the panel's beginning to the final result, in the order of competitions.md §3(a) and (b)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from competitions import deviating, passing, selecting
from competitions.actions import objections, selection
from competitions.models import Objection
from competitions.states import Calling, Entering
from office.access import Invalid, NotNow, NotYours
from office.assessment.actions import tally_adjustments
from office.assessment.models import Adjustment
from office.documents.models import IssuedDocument
from office.workflow import perform
from tests.competitions.selecting import DAY, Selecting

pytestmark = pytest.mark.django_db


def test_a_call_goes_to_the_end(competition):
    world = Selecting(competition)
    panel = world.judging()
    assert world.call.state == Calling.JUDGING and {one.state for one in world.entries} == {Entering.IN_ROUND}
    with pytest.raises(NotNow, match=r"."):
        selection.prepare_decision(world.call, by=competition.officer)
    world.tally(panel, ["86.32", "81.00"], ["selected", "reserve"])
    selection.prepare_decision(world.call, by=competition.officer, note="집계 결과대로입니다.")
    decision = selecting.decision_of(world.call)
    assert [line["outcome"] for line in decision.lines] == ["selected", "reserve"]
    assert world.again().state == Calling.DECIDING and {one.state for one in world.entries} == {Entering.IN_ROUND}
    with pytest.raises(NotNow, match=r"."):
        selection.publish(world.call, by=world.second)
    with pytest.raises(NotNow):
        world.tally(panel, ["80.00", "81.00"], ["reserve", "selected"])
    selection.decide(world.call, by=competition.director)
    with pytest.raises(NotNow, match=r"."):
        selection.publish(world.call, by=world.second)
    assert not IssuedDocument.objects.filter(kind__startswith="competitions.result").exists()
    with competition.at(world.result_day):
        selection.publish(world.call, by=world.second)
    assert world.again().state == Calling.PUBLISHED
    assert [one.state for one in world.entries] == [Entering.SELECTED, Entering.RESERVE]
    kinds = list(IssuedDocument.objects.filter(kind__startswith="competitions.result").values_list("kind", flat=True))
    assert sorted(kinds) == ["competitions.result_letter", "competitions.result_letter", "competitions.result_notice"]
    assert list(passing.passed_in(world.call).values_list("pk", flat=True)) == [world.ids[0]]
    with competition.at(world.result_day), pytest.raises(NotNow):
        perform(world.call, "finish", by=competition.director)
    with competition.at(world.call.objections_until):
        perform(world.call, "finish", by=competition.director)
    assert world.again().state == Calling.FINAL


def test_who_prepared_does_not_decide_and_the_list_can_go_back(competition):
    world = Selecting(competition)
    world.tallied()
    selection.prepare_decision(world.call, by=competition.director)
    with pytest.raises(NotYours):
        selection.decide(world.call, by=competition.director)
    selection.decide(world.call, by=world.second)
    selection.send_back(world.call, by=world.second, reason="사유를 보완하십시오.")
    assert world.again().state == Calling.JUDGING and world.call.decided_at is None
    selection.prepare_decision(world.call, by=competition.officer)
    assert selecting.decision_of(world.call).number == 2


def test_a_deviation_needs_a_reason_and_is_marked(competition):
    world = Selecting(competition)
    world.tallied()
    first, second = map(str, world.ids)
    for changes in (
        {second: {"outcome": "not_selected", "reason": ""}},
        {second: {"outcome": "nonsense", "reason": "r"}},
        {"00000000-0000-0000-0000-000000000000": {"outcome": "selected", "reason": "r"}},
    ):
        with pytest.raises(Invalid):
            selection.prepare_decision(world.call, by=competition.officer, changes=changes)
    changes: dict = {first: {"outcome": "selected", "reason": "r"}}
    changes |= {second: {"outcome": "not_selected", "reason": "중복 지원"}}
    made = selection.prepare_decision(world.call, by=competition.officer, changes=changes)
    assert [(selecting.deviates(line), line["reason"]) for line in made.lines] == [(False, ""), (True, "중복 지원")]


def test_no_reason_selects_who_failed_by_the_announced_rules(competition):
    """Eliminated, below the pass mark, above it, and more than there are awards: each in its own sentence."""
    world = Selecting(competition)
    panel = world.judging()
    first, second = map(str, world.ids)
    wanted = lambda pk, outcome: {pk: {"outcome": outcome, "reason": "정책적 필요"}}  # noqa: E731

    def refused(outcomes: list, changes: dict) -> dict:
        world.tally(panel, ["86.32", "57.00"], outcomes)
        with pytest.raises(Invalid) as wrong:
            selection.prepare_decision(world.again(), by=competition.officer, changes=changes)
        return {name: str(lines[0]) for name, lines in wrong.value.errors.items()}

    with translation.override("ko"):
        for outcome in ("selected", "reserve", "below_pass_mark"):
            told = refused(["selected", "eliminated:written"], wanted(second, outcome))
            assert list(told) == [f"outcome_{second}"], outcome
        assert "탈락" in refused(["selected", "eliminated:written"], wanted(second, "selected"))[f"outcome_{second}"]
        for outcome in ("selected", "reserve"):
            told = refused(["selected", "below_pass_mark"], wanted(second, outcome))
            assert "합격 기준" in told[f"outcome_{second}"], outcome
        assert (
            "미달이 아닙니다" in refused(["selected", "reserve"], wanted(first, "below_pass_mark"))[f"outcome_{first}"]
        )
        rules = panel.rule_set
        most = next(quota.awards for quota in rules.quotas)
        lines = [line | {"outcome": "selected"} for line in selecting.lines_of(selecting.final_tally(world.call))]
        (told,) = deviating.overfull(world.call, rules, lines * (most + 1))[:1]
        assert f"{most}건" in told and (lines[0]["group"] == "" or "선정" in told)


def test_the_round_is_told_when_it_is_told(competition):
    world = Selecting(competition)
    panel = world.judging()
    if panel.rounds.count() == 1:
        pytest.fail("the call of the tests has two rounds")
    world.tally(panel, ["86.00", "60.00"], ["advances", "eliminated:written"], final=False)
    assert {one.state for one in world.entries} == {Entering.IN_ROUND}
    with pytest.raises(NotYours):
        selection.tell_round(world.call, by=competition.officer)
    selection.tell_round(world.call, by=competition.director)
    assert [one.state for one in world.entries] == [Entering.IN_ROUND, Entering.ELIMINATED]
    with pytest.raises(NotNow):
        selection.tell_round(world.again(), by=competition.director)


def test_a_winner_declines_and_the_next_in_reserve_is_promoted(competition):
    world = Selecting(competition)
    world.published()
    winner, reserve = world.entries
    with competition.at(world.result_day + DAY):
        with pytest.raises(NotNow):
            perform(reserve, "promote", by=competition.director)
        perform(winner, "decline_award", by=competition.mayor, reason="지방비를 확보하지 못했습니다.")
        assert winner.state == Entering.DECLINED and winner.end_reason
        perform(reserve, "promote", by=competition.director)
    assert reserve.state == Entering.SELECTED
    told = IssuedDocument.objects.filter(matter=reserve.matter, kind="competitions.result_letter").order_by("issued_at")
    assert [one.facts["facts"]["promoted"] for one in told] == [False, True]


def test_an_entry_disqualified_while_it_is_judged_leaves_the_panel(competition):
    world = Selecting(competition)
    panel = world.tallied()
    selection.disqualify(world.entries[0], by=competition.director, reason="허위 기재")
    assert panel.subjects.get(matter=world.ids[0]).out_reason == "허위 기재"
    with pytest.raises(NotNow, match=r"."):
        selection.prepare_decision(world.call, by=competition.officer)
    world.tally(panel, ["86.32", "81.00"], ["selected", "selected"])
    made = selection.prepare_decision(world.call, by=competition.officer)
    assert [line["entry"] for line in made.lines] == [str(world.ids[1])]


def test_a_bonus_confirmed_after_the_tally_asks_for_another(competition):
    """Before the list is prepared, and while it is decided: nothing is published on numbers that no longer hold."""
    world = Selecting(competition)
    panel = world.tallied()
    one = Adjustment.objects.create(
        subject=panel.subjects.first(), kind="bonus", code="prize", points=2, evidence="표창장",
        proposed_by_id=competition.officer.user_id, confirmed_by_id=competition.director.user_id,
        confirmed_at=timezone.now(),
    )  # fmt: skip
    with translation.override("ko"), pytest.raises(NotNow, match="다시 집계"):
        selection.prepare_decision(world.call, by=competition.officer)
    Adjustment.objects.filter(pk=one.pk).update(dropped_at=timezone.now())
    selection.prepare_decision(world.call, by=competition.officer)
    with translation.override("ko"), pytest.raises(NotNow, match="심의하고"):
        tally_adjustments.confirm(one, by=competition.director)
    Adjustment.objects.filter(pk=one.pk).update(dropped_at=None)
    with translation.override("ko"), pytest.raises(NotNow, match="다시 집계"):
        selection.decide(world.again(), by=competition.director)


def test_an_objection_upheld_leads_to_a_decision_of_its_own(competition):
    world = Selecting(competition)
    with pytest.raises(NotNow):
        world.objection()
    world.published()
    with competition.at(world.result_day + DAY):
        with pytest.raises(NotYours):
            objections.file(world.entries[1], by=competition.mayor, what="w", reasons="r")
        made = world.objection()
        with pytest.raises(NotNow):
            world.objection()
        with pytest.raises(NotNow):
            perform(world.entries[1], "select_after_objection", by=competition.director, reason="r")
        perform(made, "extend_answer", by=competition.officer, reason="사실 확인")
        perform(made, "propose_answer", by=competition.director, verdict="upheld", answer="이유가 있습니다.")
        with pytest.raises(NotYours):
            perform(made, "uphold", by=competition.director)
        perform(made, "uphold", by=world.second)
    with competition.at(world.call.objections_until):
        with pytest.raises(NotNow, match=r"."):
            perform(world.call, "finish", by=competition.director)
        selection.select_after_objection(world.entries[1], by=competition.director, reason="점수 오류가 확인됨")
        assert Objection.objects.get(pk=made.pk).consequence == "점수 오류가 확인됨"
        assert world.entries[1].state == Entering.SELECTED
        with pytest.raises(NotNow):
            world.objection()
        perform(world.call, "finish", by=competition.director)


def test_who_promotes_reads_which_place_became_free_and_who_is_next(competition):
    world = Selecting(competition)
    world.published()
    winner, reserve = world.entries
    step = reverse("competitions:entry-step", args=[reserve.pk, "promote"])
    director = Client()
    director.force_login(competition.cast.decision_maker)
    with competition.at(world.result_day + DAY):
        closed = director.get(step)
        assert closed.status_code == 409 and closed.context["promoting"]["free"] == 0
        perform(winner, "decline_award", by=competition.mayor, reason="지방비를 확보하지 못했습니다.")
        told = director.get(step)
        page, found = told.content.decode(), told.context["promoting"]
        assert told.status_code == 200 and (found["given"], found["standing"], found["free"]) == (1, 0, 1)
        for words in (winner.matter.reference, "지방비를 확보하지 못했습니다.", "예비 1순위", "빈자리 1건"):
            assert words in page, words
        assert [(one["entry"], one["place"], one["own"]) for one in found["waiting"]] == [(reserve, 1, True)]
        assert director.post(step).status_code == 302
    assert world.entries[1].state == Entering.SELECTED
