"""What applicants are told of each round: what counts, how the mean is made, who goes on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from office.assessment.rulesets.decimals import plain
from office.assessment.rulesets.shapes import Advance, Aggregate, Round, RuleSet


def of_rounds(rules: RuleSet) -> Iterator[str]:
    for place, one in enumerate(rules.rounds, start=1):
        yield _headed(place, one)
        yield _points(one)
        if one.grades:
            yield _graded(one)
        yield _averaged(one.aggregate)
        if one is not rules.rounds[-1]:
            yield _going_on(one.advance)


def _headed(place: int, one: Round) -> str:
    facts = {"place": place, "round": one.name, "kind": kind_name(one.kind), "highest": plain(one.highest)}
    if one.name == facts["kind"]:
        return _("Round %(place)s, %(round)s: out of %(highest)s points.") % facts
    return _("Round %(place)s, %(round)s (%(kind)s): out of %(highest)s points.") % facts


def kind_name(kind: str) -> str:
    return {
        "written": _("written evaluation"),
        "site": _("evaluation on site"),
        "presentation": _("evaluation of a presentation"),
    }[kind]


def _points(one: Round) -> str:
    criteria = [_("%(name)s %(max)s points") % {"name": each.name, "max": plain(each.max)} for each in one.criteria]
    return _("Each reviewer gives points for: %(criteria)s.") % {"criteria": ", ".join(criteria)}


def _graded(one: Round) -> str:
    grades = [_("%(name)s %(percent)s %%") % {"name": grade.name, "percent": plain(grade.percent)}
              for grade in one.grades]  # fmt: skip
    return _("Points are given by grade, as a share of the criterion's points: %(grades)s.") % {
        "grades": ", ".join(grades)
    }


def _averaged(aggregate: Aggregate) -> str:
    if aggregate.method == "median":
        return _("The score of the round is the median of the reviewers' totals.")
    if aggregate.method == "mean" or not aggregate.drop:
        return _("The score of the round is the mean of the reviewers' totals.")
    facts = {"drop": aggregate.drop, "reviewers": aggregate.min_reviewers}
    return _("The score of the round is the mean of the reviewers' totals without %(drop)s of the highest and %(drop)s "
             "of the lowest, no more even when several are equal; with fewer than %(reviewers)s reviewers none is left "
             "out.") % facts  # fmt: skip


def _going_on(advance: Advance | None) -> str:
    if advance is None:
        return _("Every entry goes on to the next round.")
    facts = {"top": advance.top, "least": plain(advance.min_score) if advance.min_score is not None else ""}
    if advance.top is None:
        return _("Entries with at least %(least)s points in this round go on.") % facts
    if advance.min_score is None:
        return _("Entries ranked %(top)s or better in this round go on; equal scores share a rank.") % facts
    return _("Entries ranked %(top)s or better in this round go on if they have at least %(least)s points; "
             "equal scores share a rank.") % facts  # fmt: skip
