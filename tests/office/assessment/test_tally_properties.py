"""What holds whatever the points: order is nothing, a point more is never a loss, ranks follow scores."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from office.assessment.rulesets import Aggregate, RuleSet
from office.assessment.tally import Cell, Inputs, average, compute, explained
from tests.office.assessment.selections import TRIMMED, bonus, judged, recused, rules_of

few = settings(max_examples=40, deadline=None)
METHODS = st.sampled_from(["mean", "median", TRIMMED])
# Few different values, so that ties are common.
POINTS = st.sampled_from(["0", "49.5", "50", "50.01", "79.99", "80", "100"])
ROUNDING = st.builds(
    lambda at, digits: {"at": at, "digits": digits, "mode": "half_up"},
    st.sampled_from(["final", "round", "reviewer_total"]), st.integers(0, 2),
)  # fmt: skip


@st.composite
def selections(draw: Callable) -> tuple[RuleSet, Inputs]:
    """Two rounds, everybody goes on, up to five applications and six reviewers; r1 misses nothing."""
    rounds = [judged("a", draw(METHODS), "0.4"), judged("b", draw(METHODS), "0.6")]
    steps = draw(st.sampled_from([[], ["lot"], ["round:b", "criterion:a.all", "untrimmed_mean"]]))
    rules = rules_of(rounds, rounding=draw(ROUNDING), tie_breaks=steps, pass_mark=draw(st.sampled_from([None, "50"])),
                     absence=draw(st.sampled_from(["keep", "drop_reviewer_from_round"])))  # fmt: skip
    applications, reviewers = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    cells = [
        Cell(f"A{one}", f"r{who}", code, "all", draw(POINTS))
        for code in "ab" for one in range(applications) for who in range(reviewers)
        if who == 0 or draw(st.integers(0, 9))
    ]  # fmt: skip
    beside = {"adjustments": (bonus("A0", "1.5", "x"), bonus("A0", "7", "y", "penalty")),
              "recusals": tuple(recused("A0", "r5", "a"))}  # fmt: skip
    return RuleSet.from_json(rules), Inputs(tuple(cells), **beside)


@few
@given(selections(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(selection: tuple[RuleSet, Inputs], by: Random):
    rules, inputs = selection
    mixed = replace(inputs, cells=_mixed(inputs.cells, by), adjustments=_mixed(inputs.adjustments, by))
    assert explained(compute(rules, mixed)) == explained(compute(rules, inputs))


@few
@given(selections())
def test_new_names_change_no_score_and_no_rank(selection: tuple[RuleSet, Inputs]):
    """Codes are names only: turned round, they sort the other way."""
    rules, inputs = selection
    turned = {f"A{one}": f"A{9 - one}" for one in range(10)}
    cells = tuple(replace(one, application=turned[one.application], reviewer=f"r{9 - int(one.reviewer[1:])}")
                  for one in inputs.cells)  # fmt: skip
    before = compute(rules, replace(inputs, adjustments=(), recusals=()))
    after = compute(rules, Inputs(cells))
    for one in before.results:
        other = after.result(turned[one.application])
        assert (one.fraction, one.rank, one.outcome) == (other.fraction, other.rank, other.outcome)
        assert [score.fraction for score in one.rounds] == [score.fraction for score in other.rounds]


@few
@given(selections(), st.data())
def test_a_point_more_is_never_a_loss(selection: tuple[RuleSet, Inputs], data: st.DataObject):
    rules, inputs = selection
    place = data.draw(st.integers(0, len(inputs.cells) - 1))
    cell = inputs.cells[place]
    raised = replace(cell, points=data.draw(POINTS.filter(lambda points: Decimal(points) >= Decimal(cell.points))))
    cells = (*inputs.cells[:place], raised, *inputs.cells[place + 1 :])
    before = compute(rules, inputs).result(cell.application)
    after = compute(rules, replace(inputs, cells=cells)).result(cell.application)
    assert after.fraction >= before.fraction and after.final >= before.final and after.rank <= before.rank


@few
@given(selections())
def test_scores_stay_within_what_sheets_and_caps_can_give(selection: tuple[RuleSet, Inputs]):
    rules, inputs = selection
    for one in compute(rules, inputs).results:
        assert 0 <= one.combined <= Fraction(rules.highest)
        assert -5 <= one.final <= 105 and one.bonus <= 5 and one.penalty <= 5
        assert one.final == Fraction(round(one.final * 100), 100)
        assert abs(one.final - one.fraction) * 2 <= Fraction(1, 10**rules.rounding.digits)
        for score in one.rounds:
            totals = [total.counted for total in score.totals]
            assert min(totals) <= score.fraction <= max(totals)


@few
@given(selections())
def test_ranks_follow_the_scores_and_equals_share_or_are_told(selection: tuple[RuleSet, Inputs]):
    rules, inputs = selection
    found = compute(rules, inputs)
    assert [one.rank for one in found.results] == sorted(one.rank for one in found.results)
    for one in found.results:
        assert one.rank == 1 + sum(other.rank < one.rank for other in found.results)
        for other in found.results:
            assert one.rank >= other.rank if one.final < other.final else True
            if one.final != other.final:
                assert one.rank != other.rank
    shared = [one.application for one in found.results if sum(one.rank == each.rank for each in found.results) > 1]
    assert sorted(shared) == sorted(name for tie in found.unresolved for name in tie.applications)
    assert sum(one.outcome == "selected" for one in found.results) <= 1


@few
@given(st.lists(st.integers(0, 10_000).map(lambda cents: Fraction(cents, 100)), min_size=3, max_size=9))
def test_the_trimmed_mean_never_uses_what_it_dropped(totals: list[Fraction]):
    rule = Aggregate(method="trimmed_mean", drop=1, min_reviewers=3)
    given_by = {f"r{place}": total for place, total in enumerate(totals)}
    found = average(rule, given_by)
    low, high = found.dropped
    kept = [total for who, total in given_by.items() if who not in (low.reviewer, high.reviewer)]
    assert low.reviewer != high.reviewer and found.value == sum(kept) / (len(totals) - 2)
    further = given_by | {low.reviewer: given_by[low.reviewer] - 50, high.reviewer: given_by[high.reviewer] + 50}
    assert average(rule, further).value == found.value


def _mixed(values: tuple, by: Random) -> tuple:
    return tuple(by.sample(values, len(values)))
