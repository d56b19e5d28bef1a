"""The share for the climate crisis and digital inclusion (35 % by the 4th Comprehensive Plan, where a call asks it)."""

from math import ceil

from django.utils.translation import gettext as _

from competitions.budget.amounts import amount, beside
from competitions.budget.outcome import FAIL, PASS, WARN, Finding
from competitions.budget.rule import NONE, REQUIRED, MoneyRule
from competitions.budget.sums import Sums


def policies(sums: Sums, rule: MoneyRule) -> Finding | None:
    """`Σ tagged / total ≥ policy_share`; a call may only warn of it, or not ask at all."""
    if rule.policy_share is None or rule.policy_binding == NONE:
        return None
    part = beside(sums.share(sums.policy), rule.policy_share)
    told = {"share": part.shown, "limit": part.limit, "gap": part.gap}
    missing = ceil(rule.policy_share * sums.total) - sums.policy
    if missing <= 0:
        sentence = _("Climate and inclusion have %(share)s %% of the total; at least %(limit)s %% is asked.")
        return Finding("policies", PASS, sentence % told)
    status = FAIL if rule.policy_binding == REQUIRED else WARN
    sentence = _must() if status == FAIL else _should()
    return Finding("policies", status, sentence % (told | {"missing": amount(missing)}), missing=missing)


def _must() -> str:
    return _(
        "Climate and inclusion have %(share)s %%: %(gap)s %%p below the %(limit)s %% that is required. "
        "Lines of %(missing)s more must serve them."
    )


def _should() -> str:
    return _(
        "Climate and inclusion have %(share)s %%: %(gap)s %%p below the %(limit)s %% that is asked. "
        "Lines of %(missing)s more should serve them; this does not keep you from submitting."
    )
