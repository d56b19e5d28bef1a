"""A conflict that came late is overridden: the sheet that was void for it goes on where it was left."""

import pytest

from office.access import NotYours
from office.assessment.actions import excluding, rounds
from office.assessment.states import Filling
from office.workflow import perform

pytestmark = pytest.mark.django_db


def test_a_sheet_that_was_void_for_a_conflict_is_given_back_as_it_was_left(panel_world):
    panel = panel_world.panel(2, 2)
    round_ = panel_world.opened(panel)
    sheet, dismissed = panel_world.sheet(round_, "r1", "E-001"), panel_world.sheet(round_, "r2", "E-001")
    panel_world.signed(sheet, "30", "40")
    found = excluding.find(sheet.seat, sheet.subject, by=panel_world.officer, rule="employment", ground="재직")
    excluding.uphold(found, by=panel_world.director, reason="재직 확인")
    rounds.void_sheets(dismissed.seat, dismissed.subject, reason="다른 사유")
    sheet.refresh_from_db()
    assert sheet.state == Filling.VOID
    with pytest.raises(NotYours):
        perform(sheet, "restore", by=panel_world.officer)

    excluding.propose_override(found, by=panel_world.officer, reason="사임 확인")
    excluding.confirm_override(found, by=panel_world.director)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.void_reason, sheet.sha256) == (Filling.DRAFT, "", "")
    assert list(sheet.points.values()) == ["30", "40"] and sheet.versions.count() == 1
    dismissed.refresh_from_db()
    assert dismissed.state == Filling.VOID, "no conflict was lifted there"
    panel_world.signed(sheet)
    assert sheet.versions.count() == 2


def test_whoever_writes_conflicts_down_is_told_how_many_sheets_become_void(panel_world, client):
    panel = panel_world.panel(1, 1)
    round_ = panel_world.opened(panel)
    sheet = panel_world.sheet(round_)
    panel_world.fill(sheet, "30", "40")
    reviewer, lead = sheet.seat.reviewer, sheet.subject.organisation
    reviewer.employments.create(organisation=lead, organisation_name=lead.name_ko, began_on="2020-01-01")
    client.force_login(panel_world.cast.secretariat_officer)
    page = client.get(f"/assessment/panels/{panel.pk}/conflicts/")
    assert page.context["changes"].void == 1
    assert "평가표 1건" in page.content.decode()
