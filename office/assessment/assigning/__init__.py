"""Which member judges which entry (competitions.md §2.2): fit as large as it can be, loads and conflicts kept.

    problem = Problem(fit=[[…], …], per_entry=3, least=4, most=6)   rows are members, columns entries; None: conflict
    assigned = solve(problem, objective=TOTAL)                       the largest sum of fit
    assigned = solve(problem, objective=FAIREST)                     lifts the worst served entry, then the sum

Pure: no database. Fit is a whole number of thousandths. The sum is exact; the fairest is so for small calls, and within
a hundredth for large ones. Raises Infeasible with the sentences that say why.
"""

from office.assessment.assigning.feasible import Infeasible, against
from office.assessment.assigning.problem import FAIREST, OBJECTIVES, TOTAL, Assigned, Problem
from office.assessment.assigning.solving import solve

__all__ = ["FAIREST", "OBJECTIVES", "TOTAL", "Assigned", "Infeasible", "Problem", "against", "solve"]
