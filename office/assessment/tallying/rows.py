"""A stored result as the rows of a table, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from office.assessment.models import Adjustment, Exclusion, StoredTally, Subject, TallyPlace
from office.assessment.rulesets import RuleSet
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Holding
from office.assessment.tally.numbers import fixed
from office.assessment.tallying.explaining import OUTCOME_TONES, outcome_name
from office.assessment.tallying.neighbours import group_name, place_in


@dataclass(frozen=True)
class RoundCell:
    """An entry's score in one round; `short` says that the panel was smaller for it."""

    name: str
    score: str
    short: bool


@dataclass(frozen=True)
class TallyRow:
    """One entry. `final` is text with all its digits; None where it did not come to the end. `place` is the rank by
    which awards are given: within `group` where groups have their own; `rank` is over all."""

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
    place: int | None


def rows_of(tally: StoredTally) -> list[TallyRow]:
    """In the order of the result: one query for the entries."""
    rules = tally.panel.rule_set
    subjects = {one.code: one for one in tally.panel.subjects.select_related("organisation")}
    rows = [_row(rules, subjects[one["application"]], one) for one in tally.result["applications"]]
    return sorted(rows, key=lambda row: row.group) if grouped(tally) else rows


def grouped(tally: StoredTally) -> bool:
    """Whether awards are given group by group, so that ranks are told within groups."""
    return tally.final and any(one.group for one in tally.panel.rule_set.quotas)


def rows_at(tally: StoredTally, places: Iterable[TallyPlace]) -> list[TallyRow]:
    """The rows of these places alone: the whole result is not read."""
    rules = tally.panel.rule_set
    return [_row(rules, one.subject, one.data) for one in places]


def _row(rules: RuleSet, subject: Subject, one: dict[str, Any]) -> TallyRow:
    rounds = tuple(_cell(each.name, one["rounds"].get(each.code), rules.rounding.digits) for each in rules.rounds)
    band = next((each.name for each in rules.bands if each.code == one.get("band")), "")
    return TallyRow(
        subject=subject, rank=one["rank"], rounds=rounds, bonus=one.get("bonus", "0"), penalty=one.get("penalty", "0"),
        final=one.get("final"), group=group_name(rules, one), outcome=outcome_name(rules, one["outcome"]),
        tone=OUTCOME_TONES.get(one["outcome"], "gray"), band=band, settled=bool(one.get("tie_breaks")),
        place=place_in(one),
    )  # fmt: skip


def _cell(name: str, score: dict[str, Any] | None, digits: int) -> RoundCell:
    if score is None:
        return RoundCell(name, "", False)
    return RoundCell(name, fixed(Fraction(score["score"]), digits), bool(score["recused"] or score["removed"]))


def outdated(tally: StoredTally) -> bool:
    """Whether something that counts was decided since: then it is to be computed anew. Told by the dates alone, for
    pages; before anything is decided `still_true` compares the facts themselves."""
    return (out_since(tally).exists() and not _followed(tally)) or counted_since(tally)


def counted_since(tally: StoredTally) -> bool:
    """Whether a bonus, a ruling or a conflict was decided since that would have counted."""
    if _kept_away_since(tally):
        return not _followed(tally)
    return tally.final and (_adjusted_since(tally) or tally.panel.rulings.filter(at__gt=tally.at).exists())


def out_since(tally: StoredTally) -> QuerySet[Subject]:
    """The entries that were taken out after it was computed."""
    return Subject.objects.filter(panel=tally.panel_id, out_at__gt=tally.at).order_by("position")


def _followed(tally: StoredTally) -> bool:
    later = tally.panel.rounds.filter(position__gt=tally.round.position)
    return later.exclude(state=Holding.WAITING).exists()


def _kept_away_since(tally: StoredTally) -> bool:
    """Whoever keeps away now and did not then, or the other way round; what was decided and changes neither is none."""
    begun = Q(at__gt=tally.at, state__in=EXCLUSION_KEEPS_AWAY)
    ended = Q(at__lte=tally.at, decided_at__gt=tally.at) & ~Q(state__in=EXCLUSION_KEEPS_AWAY)
    return Exclusion.objects.filter(begun | ended, subject__panel=tally.panel_id, subject__out_at=None).exists()


def _adjusted_since(tally: StoredTally) -> bool:
    since = Q(confirmed_at__gt=tally.at) | Q(dropped_at__gt=tally.at, confirmed_at__lt=tally.at)
    return Adjustment.objects.filter(since, subject__panel=tally.panel_id).exists()
