"""The allotment against every allotment there is, on small cases; large ones in time; impossible ones in words."""

import itertools
import random
import time

import pytest

from office.assessment.assigning import FAIREST, TOTAL, Infeasible, Problem, against, solve
from office.assessment.assigning.fitting import fit


def every(problem: Problem):
    """All allotments that keep the numbers, by brute force."""
    members = range(problem.members)
    choices = [
        [group for group in itertools.combinations(members, problem.per_entry)
         if all(problem.fit[member][entry] is not None for member in group)]
        for entry in range(problem.entries)
    ]  # fmt: skip
    for groups in itertools.product(*choices):
        loads = [sum(member in group for group in groups) for member in members]
        if all(problem.least <= load <= problem.most for load in loads):
            yield [sum(problem.fit[member][entry] for member in group) for entry, group in enumerate(groups)]


def cases(many: int):
    chance = random.Random(20261122)
    for _n in range(many):
        members, entries = chance.randint(2, 4), chance.randint(1, 4)
        per_entry = chance.randint(1, min(2, members))
        fits = [[chance.choice([None, *[chance.randint(0, 9)] * 4]) for _e in range(entries)] for _m in range(members)]
        most = chance.randint(1, entries)
        yield Problem(fit=fits, per_entry=per_entry, least=chance.randint(0, 1), most=most)


def test_no_allotment_is_better():
    solved = 0
    for problem in cases(120):
        served = list(every(problem))
        if not served:
            for objective in (TOTAL, FAIREST):
                with pytest.raises(Infeasible) as error:
                    solve(problem, objective=objective)
                assert error.value.reasons
            continue
        solved += 1
        best, fairest = solve(problem, objective=TOTAL), solve(problem, objective=FAIREST)
        assert best.total == max(map(sum, served)), problem
        assert fairest.worst == max(map(min, served)), problem
        assert fairest.total == max(sum(one) for one in served if min(one) == fairest.worst), problem
        for found in (best, fairest):
            assert all(problem.least <= load <= problem.most for load in found.loads())
            assert all(problem.fit[member][entry] is not None for member, entry in found.pairs)
            assert [sum(pair[1] == entry for pair in found.pairs) for entry in range(problem.entries)] == (
                [problem.per_entry] * problem.entries
            )
    assert solved > 40


def test_the_sum_may_starve_one_entry_and_the_fairest_does_not():
    problem = Problem(fit=[[10, 0], [9, 8]], per_entry=1, least=1, most=1)
    assert solve(problem, objective=TOTAL).served() == [10, 8]
    starving = Problem(fit=[[10, 5], [6, 0]], per_entry=1, least=1, most=1)
    assert sorted(solve(starving, objective=TOTAL).served()) == [5, 6]
    skewed = Problem(fit=[[9, 6], [5, 1]], per_entry=1, most=1)
    assert solve(skewed, objective=FAIREST).worst == 5
    assert solve(Problem(fit=[[9, 3], [4, 0]], per_entry=1, most=1), objective=TOTAL).total == 9


@pytest.mark.parametrize(
    ("objective", "members", "entries", "per_entry", "least", "most"),
    [(TOTAL, 30, 111, 5, 15, 22), (FAIREST, 12, 40, 3, 8, 12)],
)
def test_a_large_call_is_allotted_in_seconds(objective, members, entries, per_entry, least, most):
    chance = random.Random(7)
    fits = [
        [None if chance.random() < 0.05 else chance.randint(200, 1000) for _entry in range(entries)]
        for _member in range(members)
    ]
    began = time.monotonic()
    found = solve(Problem(fit=fits, per_entry=per_entry, least=least, most=most), objective=objective)
    assert len(found.pairs) == entries * per_entry
    assert time.monotonic() - began < 60


def test_what_cannot_be_is_told_in_words():
    none = [[None, 5], [None, 5]]
    assert "E-1" in against(Problem(fit=none, per_entry=1, most=2), entries=["E-1", "E-2"])[0]
    assert against(Problem(fit=[[5, 5], [5, 5]], per_entry=2, most=1))
    assert against(Problem(fit=[[5], [5]], per_entry=1, least=1, most=1))
    assert against(Problem(fit=[[5]], per_entry=1, least=2, most=1))
    assert against(Problem(fit=[], per_entry=1, most=1))
    assert against(Problem(fit=[[5, None], [5, 5]], per_entry=1, least=2, most=2), members=["r1", "r2"])
    hidden = Problem(fit=[[5, 5, None, None], [5, 5, None, None], [5, 5, 5, 5]], per_entry=1, least=1, most=1)
    with pytest.raises(Infeasible):
        solve(hidden, objective=TOTAL)


def test_fit_is_more_for_who_knows_the_matter():
    entry = ["스마트 교통 허브 조성사업", "Smart traffic hub"]
    assert fit(entry, ["교통"], ["도시 교통 신호 연구"]) > fit(entry, ["에너지"], ["태양광 발전"]) == 200
    assert fit(entry, [], []) == 200
    assert fit(entry, ["스마트 교통"], ["스마트 교통"]) == 1000
