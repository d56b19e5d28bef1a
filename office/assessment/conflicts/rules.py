"""The rules by which somebody keeps away from an entry (competitions.md §2.1): how far back, and whose rule it is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

EVER, NOW, OFF = "ever", "now", "off"
Window = int | str

_FORMS = _("Evaluation practice of public bodies (grounds of exclusion)")
_INNOVATION = _("By analogy: Enforcement Decree of the National R&D Innovation Act, Art. 27(3)")
_HOUSE = _("Set for these competitions; not in a statute")


@dataclass(frozen=True)
class ConflictRule:
    """`searched`: looked for in what the house knows. The others only the person can declare."""

    code: str
    label: object
    default: Window
    source: object
    searched: bool = True


RULES: tuple[ConflictRule, ...] = (
    ConflictRule("party", _("Is, or acts for, an applicant or partner"), EVER, _FORMS),
    ConflictRule("kinship", _("Is or was kin or spouse of a party"), EVER, _FORMS, searched=False),
    ConflictRule("representation", _("Represents or represented a party"), EVER, _FORMS),
    ConflictRule("item", _("Advised, researched, contracted or audited this very project"), EVER, _FORMS),
    ConflictRule("employer_item", _("An employer of the last years did so"), 3, _FORMS, searched=False),
    ConflictRule("employment", _("Employed by an applicant or partner"), 3, _FORMS),
    ConflictRule("dealings", _("Advice, research or contract work for an applicant or partner"), 2, _FORMS),
    ConflictRule("audit", _("Audited an applicant or partner"), EVER, _HOUSE),
    ConflictRule("reciprocal", _("Its people judge the reviewer's employer in the same period"), NOW, _INNOVATION),
    ConflictRule("unit", _("Works in the same lowest-level unit"), NOW, _INNOVATION),
    ConflictRule("institution", _("Employed by the government above or the body below an applicant"), 3, _HOUSE),
    ConflictRule("plan", _("Wrote the smart city plan of an applicant"), 5, _HOUSE),
    ConflictRule("council", _("Sits on the project council of an applicant"), 5, _HOUSE),
    ConflictRule("chief_planner", _("Is chief planner of an applicant"), 5, _HOUSE),
    ConflictRule("residence", _("Lives or works in the region of an applicant"), NOW, _HOUSE),
    ConflictRule("domain", _("Has an e-mail address of an applicant or partner"), NOW, _HOUSE),
    ConflictRule("named", _("Named by an applicant as not to judge its entry"), EVER, _FORMS),
)
_BY_CODE = {rule.code: rule for rule in RULES}
SEARCHED = tuple(rule for rule in RULES if rule.searched)
# What an applicant names is always decided; it has no window.
WITHOUT_WINDOW = ("named",)


def rule_of(code: str) -> ConflictRule | None:
    """The rule under a code."""
    return _BY_CODE.get(code)


def label_of(code: str) -> str:
    """What a code stands for, in the reader's language; an unknown one stands for itself."""
    rule = _BY_CODE.get(code)
    return str(rule.label) if rule else code
