"""What panels are told of a call and its entries."""

import pytest
from django.utils import timezone, translation

from competitions import assessing, policy
from competitions.actions import selection
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call
from competitions.states import Calling
from office.access import NotNow
from office.assessment import registry
from office.assessment.actions import panels, sheet_papers
from office.assessment.actions.tally_words import against_speaking
from office.assessment.documents.sheets import SCORE_SHEETS
from office.assessment.models import Panel, Round, Sheet
from office.assessment.rulesets import RuleSet, sha256
from office.assessment.tallying import standing_against
from office.documents.registry import all_kinds
from office.forms import queries as answered
from tests.competitions.selecting import Selecting
from tests.triggers import ignoring
from tests.worlds_competitions import DAY

pytestmark = pytest.mark.django_db


def test_a_call_tells_its_rules_its_entries_and_what_was_submitted(competition):
    call = competition.opened()
    with competition.at(call.opens_at + DAY):
        entry = competition.submitted(call)
    assert assessing.against(call.matter), "the intake is open"
    call = competition.closed(call)
    assert call.state == Calling.CLOSED
    assert len(assessing.against(call.matter)) == 2, "not decided, and none eligible"
    entry.refresh_from_db()
    competition.eligible(entry)

    kind = registry.kind_of(call.matter)
    assert kind.may_begin(call.matter) == []
    terms = kind.terms(call.matter)
    assert sha256(RuleSet.from_json(terms.rules)) == terms.rules_sha256 == call.version.rules_sha256
    assert (terms.programme, terms.scope) == ("competitions", call.programme_id)
    (judged,) = kind.subjects(call.matter)
    assert (judged.matter, judged.organisation) == (entry.matter, entry.lead)
    assert judged.parties == (entry.lead,)
    assert judged.code == entry.matter.reference
    content = kind.content(judged)
    frozen = answered.last_snapshot(entry.matter, ENTRY_FORM)
    assert content.sha256 == frozen.sha256
    assert {paper.attachment.pk for paper in content.papers} == {row.attachment_id for row in frozen.papers.all()}
    assert any(item.text == frozen.answers["project_title"] for part in content.sections for item in part.items)


def test_a_call_that_is_being_set_up_hinders_nobody_who_composes_a_panel(competition, client):
    """It has no version yet, and so no rules: it is not offered, and asking for it says why not."""
    draft = competition.draft_call()
    client.force_login(competition.cast.secretariat_officer)
    page = client.get("/assessment/panels/new/")
    assert page.status_code == 200
    assert str(draft.pk) not in page.content.decode()
    with pytest.raises(NotNow):
        panels.compose(draft.matter, by=competition.officer, size=3)


def test_a_member_reads_what_is_judged_under_each_criterion_and_the_papers_bear_the_ministry(
    competition, panel_world, client
):
    world = Selecting(competition, entries=1)
    panel = world.judging()
    Panel.objects.filter(pk=panel.pk).update(least_comment=10)
    seat, *_rest = panel_world.seat(panel, 1)
    round_ = panel_world.opened(panel)
    sheet = Sheet.objects.get(round=round_, seat=seat)
    told = [row for row in world.call.terms_in_force.rows("criteria") if row["round"] == round_.code]
    assert told and all(row["explain_ko"] and row["explain_en"] for row in told)
    client.force_login(seat.reviewer.user)
    for language in ("ko", "en"):
        page = client.get(f"/assessment/sheets/{sheet.pk}/", headers={"accept-language": language})
        assert page.status_code == 200
        rows = {row.code: row for row in page.context["rows"]}
        assert {code: row.explained for code, row in rows.items()} == {
            row["code"]: row[f"explain_{language}"] for row in told
        }
        assert all(row.explained in page.content.decode() for row in rows.values())

    panel_world.signed(Sheet.objects.select_related(*Sheet.read_with).get(pk=sheet.pk))
    with ignoring("assessment.Round:legal_steps"):
        Round.objects.filter(pk=round_.pk).update(state="locked", locked_at=timezone.now())
    Sheet.objects.filter(round=round_).update(state="locked")
    round_.refresh_from_db()
    (printed,) = sheet_papers.facts_of(round_, seat).sheets
    assert [line.explained for line in printed.lines] == [row["explain_ko"] for row in told]
    kinds = {key: kind for key, kind in all_kinds().items() if key.startswith("assessment.")}
    for key, kind in kinds.items():
        of_seat = key.startswith("assessment.seat_")
        head = kind.letterhead(seat if of_seat or kind.letterhead is SCORE_SHEETS.letterhead else panel)
        assert (head.agency, head.homepage) == ("국토교통부", policy.LETTERHEAD["homepage"]), key
        assert head.sender == ("국토교통부장관" if of_seat else panel.matter.title), key


@translation.override("ko")
def test_a_panel_says_beside_the_button_that_its_list_is_being_decided(competition):
    world = Selecting(competition)
    panel = world.tallied()
    before = standing_against.reasons(panel.rounds.last())
    selection.prepare_decision(world.call, by=competition.officer)
    (added,) = set(standing_against.reasons(panel.rounds.last())) - set(before)
    assert "명단을 돌려보내야" in added and against_speaking(panel) == added
    with pytest.raises(NotNow) as published:
        selection.may_tally(Call(state=Calling.PUBLISHED))
    assert "결과를 발표하였습니다" in published.value.reasons[0]
