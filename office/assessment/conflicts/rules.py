"""The rules by which somebody keeps away from an entry (competitions.md §2.1): how far back, and whose rule it is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from office.assessment import conflict_rules

EVER, NOW, OFF = "ever", "now", "off"
Window = int | str

_FORMS = _("Evaluation practice of public bodies (grounds of exclusion)")
_INNOVATION = _("By analogy: Enforcement Decree of the National R&D Innovation Act, Art. 27(3)")
_HOUSE = _("Set for these competitions; not in a statute")


@dataclass(frozen=True)
class SearchRule:
    """`searched`: looked for in what the house knows. The others only the person can declare."""

    code: str
    default: Window
    source: object
    searched: bool = True

    @property
    def label(self) -> object:
        """The rule in words."""
        return conflict_rules.RULES[self.code].label


RULES: tuple[SearchRule, ...] = (
    SearchRule("party", EVER, _FORMS),
    SearchRule("kinship", EVER, _FORMS, searched=False),
    SearchRule("representation", EVER, _FORMS),
    SearchRule("same_item", EVER, _FORMS),
    SearchRule("employer", 3, _FORMS, searched=False),
    SearchRule("employment", 3, _FORMS),
    SearchRule("dealings", 2, _FORMS),
    SearchRule("audit", EVER, _HOUSE),
    SearchRule("reciprocal", NOW, _INNOVATION),
    SearchRule("same_unit", NOW, _INNOVATION),
    SearchRule("institution", 3, _HOUSE),
    SearchRule("plan", 5, _HOUSE),
    SearchRule("council", 5, _HOUSE),
    SearchRule("chief_planner", 5, _HOUSE),
    SearchRule("residence", NOW, _HOUSE),
    SearchRule("domain", NOW, _HOUSE),
    SearchRule("named", EVER, _FORMS),
)
_BY_CODE = {rule.code: rule for rule in RULES}
SEARCHED = tuple(rule for rule in RULES if rule.searched)
# What an applicant names is always decided; it has no window.
WITHOUT_WINDOW = ("named",)


def rule_of(code: str) -> SearchRule | None:
    """The rule under a code."""
    return _BY_CODE.get(code)
