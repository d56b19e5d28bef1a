"""What is shown beside a tally and never inside it: how far reviewers agree, who is lenient, what stands out.

    scores = Scores.of({"P1": {"r1": Decimal("84"), "r2": None}})    reviewers' totals; None or missing: recused
    beside(scores)                                                   everything at once, for a page or an export
    icc(scores), alpha(scores), reviewers(scores), applications(scores), outliers(scores), normalised(scores)

A figure that cannot be computed is an `Unavailable` with the reason. Floats live here and nowhere else in the
assessment: no legal score is ever read from this package. numpy and scipy are loaded when a figure is asked for.
"""

from office.assessment.statistics.agreement import Alpha, Icc, alpha, icc
from office.assessment.statistics.beside import Beside, beside
from office.assessment.statistics.normalising import Normalised, normalised
from office.assessment.statistics.outlying import Outlier, outliers
from office.assessment.statistics.reviewing import Reviewer, reviewers
from office.assessment.statistics.scores import Scores, Unavailable
from office.assessment.statistics.spreading import Spread, applications

__all__ = [
    "Alpha", "Beside", "Icc", "Normalised", "Outlier", "Reviewer", "Scores", "Spread", "Unavailable", "alpha",
    "applications", "beside", "icc", "normalised", "outliers", "reviewers",
]  # fmt: skip
