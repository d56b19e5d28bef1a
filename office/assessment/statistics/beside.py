"""Everything that is shown beside a tally, at once."""

from dataclasses import dataclass

from office.assessment.statistics.agreement import Alpha, Icc, alpha, icc
from office.assessment.statistics.normalising import Normalised, normalised
from office.assessment.statistics.outlying import Outlier, outliers
from office.assessment.statistics.reviewing import Reviewer, reviewers
from office.assessment.statistics.scores import Scores, Unavailable
from office.assessment.statistics.spreading import Spread, applications


@dataclass(frozen=True)
class Beside:
    icc: Icc | Unavailable
    alpha: Alpha | Unavailable
    reviewers: list[Reviewer]
    applications: list[Spread]
    outliers: list[Outlier]
    normalised: list[Normalised] | Unavailable


def beside(scores: Scores) -> Beside:
    return Beside(
        icc(scores), alpha(scores), reviewers(scores), applications(scores), outliers(scores), normalised(scores)
    )
