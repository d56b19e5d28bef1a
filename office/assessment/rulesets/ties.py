"""The steps of a tie-break, as their names are written: `round:CODE`, `criterion:ROUND.CODE`, `lot`…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.reading import Fault

if TYPE_CHECKING:
    from office.assessment.rulesets.shapes import RuleSet

STEP = re.compile(r"round:(?P<round>[^.:]+)|criterion:(?P<of>[^.:]+)\.(?P<criterion>[^.:]+)")
# What people settle comes after what numbers settle, and a lot leaves nothing to settle.
BY_PEOPLE = ("committee_vote", "lot")
ALONE = ("untrimmed_mean", *BY_PEOPLE)


@dataclass(frozen=True)
class Tie:
    """`kind` is round, criterion, untrimmed_mean, committee_vote or lot."""

    kind: str
    round: str = ""
    criterion: str = ""

    @property
    def by_people(self) -> bool:
        return self.kind in BY_PEOPLE


def tie(text: str) -> Tie | None:
    """A tie-break read from its name; None when it is none."""
    if text in ALONE:
        return Tie(text)
    found = STEP.fullmatch(text)
    if not found:
        return None
    return Tie("round", found["round"]) if found["round"] else Tie("criterion", found["of"], found["criterion"])


def of_ties(rules: RuleSet) -> Iterator[Fault]:
    for place, text in enumerate(rules.tie_breaks):
        sentence = _wrong(rules, tie(text)) or _misplaced(rules.tie_breaks, place)
        if sentence:
            yield Fault(f"tie_breaks.{place}", sentence)


def _wrong(rules: RuleSet, step: Tie | None) -> str:
    if step is None:
        return _("Write round:CODE, criterion:ROUND.CODE, untrimmed_mean, committee_vote or lot.")
    judged = rules.round(step.round)
    if step.round and not judged:
        return _("There is no round with this code.")
    if step.criterion and not judged.criterion(step.criterion):
        return _("The round has no criterion with this code.")
    return ""


def _misplaced(steps: tuple[str, ...], place: int) -> str:
    if steps[place] in steps[:place]:
        return _("This step is in the list already.")
    if "lot" in steps[:place]:
        return _("After the lot there is nothing left to settle: it comes last.")
    if "committee_vote" in steps[:place] and steps[place] != "lot":
        return _("Only the lot may come after the committee's vote.")
    return ""
