"""Whether a condition may be attached (GAA §17④): connected with the purpose, needed, no more than needed.

Only remarks for the officer: what is proportionate is for a person to judge.
"""

from typing import Any

from django.utils.translation import gettext as _

SHORT = 5


def remarks_on(condition: Any) -> list[str]:
    """What a drafted condition still lacks, in sentences; empty where nothing is missing."""
    found = []
    if len(condition.purpose.strip()) < SHORT:
        found.append(_("Say for what purpose it is needed (GAA §17④)."))
    if len(condition.evidence.strip()) < SHORT:
        found.append(_("Say what evidence shows that it is kept."))
    if not condition.basis.strip() and not _proposed(condition):
        found.append(_("Neither a legal basis nor a proposal shows what it is connected with (GAA §17④)."))
    if condition.to_be_settled and not condition.due_on:
        found.append(_("Say by when its details are settled."))
    if not (condition.before_start or condition.due_on or condition.every_months):
        found.append(
            _("No day or interval is set for showing that it is kept: it binds at all times, without a reminder.")
        )
    return found


def _proposed(condition: Any) -> bool:
    return bool(list(condition.proposals.all())) if condition.pk else False
