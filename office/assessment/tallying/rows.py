"""A stored result as the rows of a table, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from office.assessment.models import Adjustment, Exclusion, StoredTally, Subject, TallyPlace
from office.assessment.rulesets import RuleSet
from office.assessment.tallying.explaining import OUTCOME_TONES, outcome_name


@dataclass(frozen=True)
class RoundCell:
    """An entry's score in one round; `short` says that the panel was smaller for it."""

    name: str
    score: str
    short: bool


@dataclass(frozen=True)
class TallyRow:
    """One entry. `final` is text with all its digits; None where it did not come to the end."""

    subject: Subject
    rank: int | None
    rounds: tuple[RoundCell, ...]
    bonus: str
    penalty: str
    final: str | None
    group: str
    outcome: str
    tone: str
    band: str
    settled: bool


def rows_of(tally: StoredTally) -> list[TallyRow]:
    """In the order of the result: one query for the entries."""
    rules = tally.panel.rule_set
    subjects = {one.code: one for one in tally.panel.subjects.select_related("organisation")}
    return [_row(rules, subjects[one["application"]], one) for one in tally.result["applications"]]


def rows_at(tally: StoredTally, places: Iterable[TallyPlace]) -> list[TallyRow]:
    """The rows of these places alone: the whole result is not read."""
    rules = tally.panel.rule_set
    return [_row(rules, one.subject, one.data) for one in places]


def _row(rules: RuleSet, subject: Subject, one: dict[str, Any]) -> TallyRow:
    rounds = tuple(_cell(each.name, one["rounds"].get(each.code)) for each in rules.rounds)
    band = next((each.name for each in rules.bands if each.code == one.get("band")), "")
    group = next((each.name for each in rules.quotas if each.group and each.group == one.get("group")), "")
    return TallyRow(
        subject=subject, rank=one["rank"], rounds=rounds, bonus=one.get("bonus", "0"), penalty=one.get("penalty", "0"),
        final=one.get("final"), group=group, outcome=outcome_name(rules, one["outcome"]),
        tone=OUTCOME_TONES.get(one["outcome"], "gray"), band=band, settled=bool(one.get("tie_breaks")),
    )  # fmt: skip


def _cell(name: str, score: dict[str, Any] | None) -> RoundCell:
    if score is None:
        return RoundCell(name, "", False)
    return RoundCell(name, score["score"], bool(score["recused"] or score["removed"]))


def outdated(tally: StoredTally) -> bool:
    """Whether something that counts was changed since: then it is to be computed anew."""
    at = tally.at
    adjusted = Adjustment.objects.filter(subject__panel=tally.panel_id)
    if (
        adjusted.filter(confirmed_at__gt=at).exists()
        or adjusted.filter(dropped_at__gt=at, confirmed_at__lt=at).exists()
    ):
        return True
    if tally.panel.rulings.filter(at__gt=at).exists() or tally.panel.subjects.filter(out_at__gt=at).exists():
        return True
    decided = Exclusion.objects.filter(subject__panel=tally.panel_id)
    return decided.filter(decided_at__gt=at).exists() or decided.filter(at__gt=at, at__lte=timezone.now()).exists()
