"""The search: a transport problem with, for the fairest, a common floor under what each entry gets."""

from collections.abc import Sequence
from typing import Any

from office.assessment.assigning.feasible import Infeasible, against, together
from office.assessment.assigning.problem import FAIREST, Assigned, Pair, Problem

SECONDS = 15
# Above so many pairs the last hundredth of the fairest would take longer than it is worth.
SMALL, GAP = 400, 0.01
Limits = tuple[Any, list[float], list[float]]


def solve(
    problem: Problem, *, objective: str, members: Sequence[str] = (), entries: Sequence[str] = ()
) -> Assigned:  # fmt: skip
    """The best allotment; raises Infeasible with the reasons, named as the reader knows members and entries."""
    if reasons := against(problem, members, entries):
        raise Infeasible(reasons)
    chosen = _fairest(problem) if objective == FAIREST else _largest(problem)
    if chosen is None:
        raise Infeasible(together())
    return Assigned(problem=problem, pairs=chosen)


def _largest(problem: Problem, floor: int = 0) -> tuple[Pair, ...] | None:
    """The largest sum of fit in which each entry gets the floor; None where there is none."""
    pairs = problem.pairs()
    return _chosen(problem, pairs, [-problem.of(pair) for pair in pairs], floor)


def _fairest(problem: Problem) -> tuple[Pair, ...] | None:
    """First the floor as high as it can be, then the largest sum above it."""
    pairs = problem.pairs()
    raised = _chosen(problem, pairs, [0.0] * len(pairs), None)
    if raised is None:
        return None
    return _largest(problem, Assigned(problem=problem, pairs=raised).worst) or raised


def _chosen(
    problem: Problem, pairs: list[Pair], cost: list[float], floor: int | None
) -> tuple[Pair, ...] | None:  # fmt: skip
    """Whole pairs at the least cost; with `floor` None the floor itself is a variable that is raised."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    raising = floor is None
    extra = 1 if raising else 0
    upper = [1.0] * len(pairs) + [float("inf")] * extra
    result = milp(
        c=np.array([*cost, *[-1.0] * extra]),
        integrality=np.array([1] * len(pairs) + [0] * extra),
        bounds=Bounds(np.zeros(len(upper)), np.array(upper)),
        constraints=LinearConstraint(*_limits(problem, pairs, floor)),
        options={"time_limit": SECONDS, "mip_rel_gap": GAP if len(pairs) > SMALL and floor != 0 else 0},
    )
    if result.x is None:
        return None
    return tuple(pair for pair, taken in zip(pairs, result.x[: len(pairs)], strict=True) if taken > 0.5)


def _limits(problem: Problem, pairs: list[Pair], floor: int | None) -> Limits:
    """Rows: the members of each entry, the load of each member, and what each entry gets above the floor."""
    from scipy.sparse import csr_array

    above = problem.entries + problem.members
    floored = floor != 0
    rows, columns, values = [], [], []
    for place, (member, entry) in enumerate(pairs):
        cells = [(entry, 1), (problem.entries + member, 1), (above + entry, problem.of((member, entry)))]
        for row, value in cells if floored else cells[:2]:
            rows.append(row)
            columns.append(place)
            values.append(value)
    if floor is None:
        for entry in range(problem.entries):
            rows.append(above + entry)
            columns.append(len(pairs))
            values.append(-1)
    low: list[float] = [problem.per_entry] * problem.entries + [problem.least] * problem.members
    high: list[float] = [problem.per_entry] * problem.entries + [problem.most] * problem.members
    if floored:
        low += [floor or 0] * problem.entries
        high += [float("inf")] * problem.entries
    shape = (len(low), len(pairs) + (floor is None))
    return csr_array((values, (rows, columns)), shape=shape, dtype=float), low, high
