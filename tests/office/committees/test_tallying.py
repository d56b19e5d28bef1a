"""The arithmetic of a vote: the cases of the domain, and what holds for every count there can be."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from office.committees.tallying import Count, VotingRule, quorum_needed, tally

STAYS = VotingRule()
LEAVES = VotingRule(recused_leave_denominator=True)


def test_a_roster_of_25_with_two_ad_hoc_members_and_two_recusals():
    count = Count(enrolled=27, recused=2, present=19, in_favour=15, against=2, abstained=2)
    stays, leaves = tally(count, STAYS), tally(count, LEAVES)
    assert (stays.roster, stays.quorum_needed, stays.needed, stays.carried) == (27, 14, 10, True)
    assert (leaves.roster, leaves.quorum_needed, leaves.needed, leaves.carried) == (25, 13, 10, True)
    thirteen = replace(count, present=13, in_favour=13, against=0, abstained=0)
    assert not tally(thirteen, STAYS).quorum_met and not tally(thirteen, STAYS).carried
    assert tally(thirteen, LEAVES).quorum_met and tally(thirteen, LEAVES).carried


def test_without_a_quorum_nothing_is_carried():
    found = tally(Count(enrolled=25, recused=0, present=12, in_favour=12))
    assert (found.quorum_needed, found.quorum_met, found.carried) == (13, False, False)


@pytest.mark.parametrize(
    ("in_favour", "against", "abstained", "carried"),
    [(9, 9, 0, False), (10, 8, 0, True), (9, 8, 1, False), (9, 0, 9, False), (10, 0, 8, True), (0, 0, 18, False)],
)
def test_a_tie_fails_and_abstainers_are_present(in_favour, against, abstained, carried):
    found = tally(Count(25, 0, 18, in_favour, against, abstained))
    assert found.needed == 10 and found.carried is carried


def test_whoever_is_there_and_does_not_vote_counts_as_present():
    found = tally(Count(enrolled=25, recused=0, present=19, in_favour=9, against=0))
    assert (found.not_voted, found.needed, found.carried) == (10, 10, False)


def test_other_rules():
    two_thirds = VotingRule(quorum="two_thirds", majority="two_thirds_of_present")
    assert tally(Count(9, 0, 6, 4, 2), two_thirds).carried
    assert not tally(Count(9, 0, 5, 5), two_thirds).quorum_met
    of_enrolled = VotingRule(majority="of_enrolled")
    assert not tally(Count(9, 0, 6, 4, 2), of_enrolled).carried and tally(Count(9, 0, 6, 5, 1), of_enrolled).carried


@pytest.mark.parametrize(
    "count", [Count(5, 0, 6), Count(5, 3, 3), Count(5, 0, 3, 2, 2), Count(-1, 0, 0), Count(5, 0, 3, 4, -1)]
)
def test_what_cannot_be_is_refused(count):
    with pytest.raises(ValueError):
        tally(count)


@st.composite
def counts(draw):
    enrolled = draw(st.integers(0, 60))
    recused = draw(st.integers(0, enrolled))
    present = draw(st.integers(0, enrolled - recused))
    in_favour = draw(st.integers(0, present))
    against = draw(st.integers(0, present - in_favour))
    return Count(enrolled, recused, present, in_favour, against, draw(st.integers(0, present - in_favour - against)))


RULES = st.builds(
    VotingRule,
    quorum=st.sampled_from(["majority", "two_thirds"]),
    majority=st.sampled_from(["of_present", "two_thirds_of_present", "of_enrolled"]),
    recused_leave_denominator=st.booleans(),
)


@given(counts(), RULES)
def test_what_holds_for_every_count(count, rule):
    found = tally(count, rule)
    assert found.not_voted + found.in_favour + found.against + found.abstained == found.present
    assert not found.carried or (found.quorum_met and found.in_favour > 0)
    if rule.majority == "of_present":
        assert found.carried == (found.quorum_met and 2 * count.in_favour > count.present)
        assert not (found.carried and count.against >= count.in_favour)
    if rule.quorum == "majority" and found.roster:
        assert found.quorum_met == (2 * count.present > found.roster)


@given(counts(), RULES)
def test_one_more_in_favour_never_hurts_and_one_less_never_helps(count, rule):
    found = tally(count, rule)
    if found.not_voted:
        assert tally(replace(count, in_favour=count.in_favour + 1), rule).carried >= found.carried
        assert tally(replace(count, against=count.against + 1), rule).carried == found.carried
    if count.in_favour and count.abstained < count.present:
        turned = replace(count, in_favour=count.in_favour - 1, abstained=count.abstained + 1)
        assert tally(turned, rule).carried <= found.carried


@given(counts(), RULES)
def test_recused_members_out_of_the_denominator_never_raise_the_quorum(count, rule):
    leaves, stays = (tally(count, replace(rule, recused_leave_denominator=one)) for one in (True, False))
    assert leaves.quorum_needed <= stays.quorum_needed
    if rule.majority != "of_enrolled":
        assert leaves.carried >= stays.carried


@given(st.integers(0, 100))
def test_more_than_half(base):
    assert 2 * quorum_needed(base) > base and 2 * (quorum_needed(base) - 1) <= base or base == 0


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_sentences_name_every_number(language):
    with translation.override(language):
        told = " ".join(tally(Count(27, 2, 19, 15, 2, 1), LEAVES).sentences())
        lost = " ".join(tally(Count(25, 0, 18, 9, 9)).sentences())
    for number in ("27", "2", "25", "13", "19", "15", "1", "10"):
        assert number in told
    assert ("동수" in lost) if language == "ko" else ("tie" in lost)
