"""The world that the tests of the assessment start from stands."""

from office.assessment.rules import ChairRound, RunPanel, SitOnRound


def test_a_panel_stands_whole_at_two_sizes(panel_world, django_assert_max_num_queries):
    panel_world.panel(1, 1)
    with django_assert_max_num_queries(25):
        panel = panel_world.panel(20, 7)
    assert panel.subjects.count() == 20 and panel.rounds.count() == 2
    assert ChairRound.holds(panel_world.member(panel, "r1"), panel.rounds.first())
    assert SitOnRound.holds(panel_world.member(panel, "r7"), panel.rounds.first())
    assert not ChairRound.holds(panel_world.member(panel, "r7"), panel.rounds.first())
    assert RunPanel.holds(panel_world.officer, panel) and not RunPanel.holds(panel_world.auditor, panel)
