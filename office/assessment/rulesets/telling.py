"""The rules in plain sentences, in the reader's language: what applicants are told is what is computed."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.assessment.rulesets.decimals import plain
from office.assessment.rulesets.shapes import Quota, RuleSet
from office.assessment.rulesets.telling_rounds import of_rounds
from office.assessment.rulesets.telling_ties import of_ties


def words(ruleset: RuleSet) -> list[str]:
    """Sentences in the order in which the rules are applied."""
    parts = (of_rounds, _of_absence, _of_combining, _of_bonuses, _of_rounding, of_ties, _of_selection, _of_bands)
    return [sentence for part in parts for sentence in part(ruleset)]


def _of_absence(rules: RuleSet) -> Iterator[str]:
    yield of_absence(rules)
    yield _("A recused reviewer is missing only from the entry concerned.")


def of_absence(rules: RuleSet) -> str:
    """What becomes of the sheets of a reviewer who was not there throughout."""
    if rules.absence == "keep":
        return _("A reviewer who is absent from some entries of a round is counted for the others.")
    return _("A reviewer who is absent from any entry of a round is not counted in that round at all.")


def _of_combining(rules: RuleSet) -> Iterator[str]:
    last = {"round": rules.rounds[-1].name}
    if len(rules.rounds) == 1:
        yield _("The final score is the score of this round, %(round)s.") % last
    elif rules.combine == "last_round":
        yield _("The final score is the score of the last round alone, %(round)s; "
                "the rounds before it only decide who goes on.") % last  # fmt: skip
    else:
        shares = [_("%(name)s %(percent)s %%") % {"name": one.name, "percent": plain((one.weight or 0) * Decimal(100))}
                  for one in rules.rounds]  # fmt: skip
        yield _("The final score is the weighted sum of the rounds' scores: %(shares)s.") % {
            "shares": ", ".join(shares)
        }


def _of_bonuses(rules: RuleSet) -> Iterator[str]:
    if not (rules.bonus_cap or rules.penalty_cap):
        yield _("There are no bonus points and no penalty points.")
        return
    if rules.bonus_cap:
        yield _("Bonus points add at most %(cap)s points in all%(each)s.") % _capped(rules, "bonus", rules.bonus_cap)
    if rules.penalty_cap:
        yield _("Penalty points take away at most %(cap)s points in all%(each)s.") % _capped(
            rules, "penalty", rules.penalty_cap
        )
    yield _("Bonus and penalty points are counted after the reviewers' points are averaged, before the last rounding.")


def _capped(rules: RuleSet, kind: str, cap: Decimal) -> dict[str, str]:
    each = [_("%(name)s up to %(most)s points") % {"name": one.name, "most": plain(one.most)}
            for one in rules.bonuses if one.kind == kind]  # fmt: skip
    return {"cap": plain(cap), "each": f" ({', '.join(each)})" if each else ""}


def _of_rounding(rules: RuleSet) -> Iterator[str]:
    digits = rules.rounding.digits
    if digits:
        yield ngettext("The final score is rounded half up to %(digits)s decimal place.",
                       "The final score is rounded half up to %(digits)s decimal places.",
                       digits) % {"digits": digits}  # fmt: skip
    else:
        yield _("The final score is rounded half up to a whole number.")
    yield {
        "final": _("Nothing is rounded before that."),
        "round": _("The score of each round is rounded in the same way before."),
        "reviewer_total": _("Each reviewer's total is rounded in the same way before."),
    }[rules.rounding.at]
    if any(one.advance for one in rules.rounds):
        yield (_("Who goes on is decided on the rounded score of the round.") if rules.rounding.at == "round"
               else _("Who goes on is decided on the unrounded score of the round."))  # fmt: skip


def _of_selection(rules: RuleSet) -> Iterator[str]:
    yield from of_pass_mark(rules)
    for quota in rules.quotas:
        yield of_quota(rules, quota.group)


def of_pass_mark(rules: RuleSet) -> Iterator[str]:
    """The score below which nobody is selected, where there is one."""
    if rules.pass_mark is not None:
        yield _("An entry with a final score below %(mark)s points is neither selected nor put in reserve, even if an "
                "award stays unfilled.") % {"mark": plain(rules.pass_mark)}  # fmt: skip


def of_quota(rules: RuleSet, group: str | None) -> str:
    """How many are selected, in a group where groups have awards of their own."""
    quota = next(one for one in rules.quotas if one.group == group)
    if not quota.group:
        return _places(quota)
    return _("%(group)s, ranked among its own entries: %(places)s") % {"group": quota.name, "places": _places(quota)}


def _places(quota: Quota) -> str:
    facts = {"awards": quota.awards, "reserve": quota.reserve}
    if quota.awards is None:
        return _("The number of awards is not limited.")
    if not quota.reserve:
        return _("Awards are given in the order of ranks: %(awards)s selected, none in reserve.") % facts
    return _("Awards are given in the order of ranks: %(awards)s selected, the next %(reserve)s in reserve.") % facts


def _of_bands(rules: RuleSet) -> Iterator[str]:
    bands = [_("%(name)s from %(least)s points") % {"name": band.name, "least": plain(band.min_score)}
             for band in rules.bands]  # fmt: skip
    if bands:
        yield _("Results are graded by the final score: %(bands)s.") % {"bands": ", ".join(bands)}
