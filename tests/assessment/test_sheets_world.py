"""The world that the tests of the assessment start from stands."""

from office.assessment.rules import ChairPanel, RunPanel, SitOnPanel


def test_a_panel_stands_whole_at_two_sizes(panel_world, django_assert_max_num_queries):
    panel_world.panel(1, 1)
    with django_assert_max_num_queries(25):
        panel = panel_world.panel(20, 7)
    assert panel.subjects.count() == 20 and panel.rounds.count() == 2
    assert ChairPanel.holds(panel_world.member(panel, "r1"), panel)
    assert SitOnPanel.holds(panel_world.member(panel, "r7"), panel)
    assert not ChairPanel.holds(panel_world.member(panel, "r7"), panel)
    assert RunPanel.holds(panel_world.officer, panel) and not RunPanel.holds(panel_world.auditor, panel)
