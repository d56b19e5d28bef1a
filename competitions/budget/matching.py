"""National money against the cap, the total and local matching (1:1; Subsidy Act §13 and the calls since 2022)."""

from fractions import Fraction
from math import ceil, floor

from django.utils.translation import gettext as _

from competitions.budget.amounts import amount, beside
from competitions.budget.outcome import FAIL, PASS, Finding
from competitions.budget.rule import MoneyRule
from competitions.budget.sums import Sums


def cap(sums: Sums, rule: MoneyRule) -> Finding | None:
    """`national ≤ cap`."""
    if rule.cap is None:
        return None
    excess = sums.all.national - rule.cap
    told = {"national": amount(sums.all.national), "cap": amount(rule.cap)}
    if excess <= 0:
        return Finding("cap", PASS, _("National money %(national)s is within the cap of %(cap)s.") % told)
    sentence = _(
        "National money %(national)s is over the cap of %(cap)s: %(excess)s too high. Take at least that much off it."
    )
    return Finding("cap", FAIL, sentence % (told | {"excess": amount(excess)}), too_high=excess)


def share(sums: Sums, rule: MoneyRule) -> Finding | None:
    """`national ≤ share_most · total`."""
    limit = rule.share_most
    if limit >= 1:
        return None
    part = beside(sums.share(sums.all.national), limit)
    told = {"share": part.shown, "limit": part.limit, "gap": part.gap, "total": amount(sums.total)}
    if sums.all.national <= limit * sums.total:
        sentence = _("National money is %(share)s %% of the total %(total)s; up to %(limit)s %% is allowed.")
        return Finding("share", PASS, sentence % told)
    return _over_share(sums, limit, told)


def _over_share(sums: Sums, limit: Fraction, told: dict[str, str]) -> Finding:
    """Two ways to mend it: the same total with less national money, or the same national money with a larger total."""
    excess = sums.all.national - floor(limit * sums.total)
    missing = ceil(sums.all.national / limit) - sums.total if limit else 0
    told |= {"excess": amount(excess), "missing": amount(missing)}
    if missing:
        sentence = _(
            "National money %(share)s %%: %(gap)s %%p too much, %(excess)s too high. "
            "Put that much local money in its place, or add %(missing)s of local money."
        )
    else:
        sentence = _("This call gives no national money: %(excess)s too high. Put local money in its place.")
    return Finding("share", FAIL, sentence % told, too_high=excess, missing=missing)


def local(sums: Sums, rule: MoneyRule) -> Finding | None:
    """`province + city ≥ national`; private and other money never replaces local money."""
    if not rule.local_covers:
        return None
    missing = sums.all.national - sums.all.local
    told = {"local": amount(sums.all.local), "national": amount(sums.all.national)}
    if missing <= 0:
        sentence = _("Provincial and city money, %(local)s, covers national money, %(national)s.")
        return Finding("local", PASS, sentence % told)
    sentence = _(
        "Provincial and city money, %(local)s, does not cover national money, %(national)s: %(missing)s is missing. "
        "Add that much provincial or city money, or take it off national money; private and other money do not count."
    )
    told["missing"] = amount(missing)
    return Finding("local", FAIL, sentence % told, too_high=missing, missing=missing)
