"""The rules on conflicts of interest (competitions.md §2.1) as they are declared, found and argued about.

A rule is a code; a panel says for how many years back each of them looks (`Panel.windows`), else the years here.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ConflictRule:
    """One reason to keep away. `years` back from today; None: ever."""

    code: str
    label: object
    years: int | None = None


_ALL = (
    ConflictRule(
        "party", _("The reviewer, or the present or former spouse, is a party, holds a right or owes jointly with one")
    ),
    ConflictRule("kinship", _("Kinship with a party under the Civil Act, present or past")),
    ConflictRule("representation", _("The reviewer represents or has represented a party")),
    ConflictRule("employment", _("The reviewer is or was employed by an organisation of the entry"), 3),
    ConflictRule(
        "same_item", _("The reviewer gave advice on this very project, did research or work for it, or audited it")
    ),
    ConflictRule(
        "employer", _("The reviewer's employer gave advice on this project, did work for it, or audited it"), 3
    ),
    ConflictRule(
        "dealings", _("The reviewer gave advice to the applicant, did research for it or held a contract of it"), 2
    ),
    ConflictRule("audit", _("The reviewer audited an organisation of the entry")),
    ConflictRule("reciprocal", _("The applicant judges something of the reviewer's at the same time")),
    ConflictRule("same_unit", _("The reviewer works in the same lowest unit as somebody of the entry")),
    ConflictRule("institution", _("The reviewer works for the government above the applicant, or a body below it"), 3),
    ConflictRule("plan", _("The reviewer wrote the city's smart city plan")),
    ConflictRule("council", _("The reviewer sits on the city's smart city council")),
    ConflictRule("chief_planner", _("The reviewer is the city's chief planner")),
    ConflictRule("residence", _("The reviewer lives in the applicant's area")),
    ConflictRule("domain", _("The reviewer has an e-mail address of an organisation of the entry")),
    ConflictRule("named", _("The applicant named the person with its entry, or challenged the member")),
    ConflictRule("staff", _("The reviewer runs or audits this programme, or stands in for somebody who does")),
    ConflictRule("other", _("Another reason for which a fair judgement could be doubted")),
)
RULES = {one.code: one for one in _ALL}
# What somebody can say of oneself: not what is only looked for, and being named is the applicant's.
DECLARABLE = tuple(one.code for one in _ALL if one.code not in ("named", "domain", "staff"))


def label_of(code: str) -> str:
    """The words for a rule; the code itself for one that is not known any more."""
    return str(RULES[code].label) if code in RULES else code


def choices() -> list[tuple[str, object]]:
    """What a declaration chooses from."""
    return [(code, RULES[code].label) for code in DECLARABLE]


def years_of(code: str, windows: dict) -> int | None:
    """How far back a rule looks on a panel; None: ever."""
    if code in windows:
        return windows[code] if isinstance(windows[code], int) else None
    return RULES[code].years if code in RULES else None
