"""One round: totals, one score for each application, and who goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets import Advance, Round, RuleSet
from office.assessment.tally.averaging import average, mean
from office.assessment.tally.inputs import Inputs
from office.assessment.tally.numbers import half_up, whole
from office.assessment.tally.panels import Handed, Panel, Recused, panels_of
from office.assessment.tally.results import RoundScore, Total
from office.assessment.tally.sheets import Sheet
from office.assessment.tally.wrong import BadInput, Place

Firsts = Mapping[str, Place | None]


def play(
    rules: RuleSet, inputs: Inputs, handed: Mapping[str, Handed], firsts: Firsts, until: str = ""
) -> dict[str, tuple[RoundScore, ...]]:
    """Each application's rounds as far as it came. `until` ends with that round: the later ones are still to be held.

    `handed` are the sheets by round; `firsts` says where each application is first named.
    """
    scores: dict[str, tuple[RoundScore, ...]] = {one: () for one in firsts}
    standing = set(firsts)
    for judged in rules.rounds:
        panels = panels_of(rules.absence, standing, handed.get(judged.code, {}), recused_in(inputs, judged.code))
        _all_judged(judged, panels, firsts)
        for application, score in _round(rules, judged, panels, inputs).items():
            scores[application] += (score,)
        standing = {one for one in standing if scores[one][-1].advances is not False}
        if judged.code == until:
            break
    return scores


def recused_in(inputs: Inputs, code: str) -> Recused:
    recused: dict[str, set[str]] = {}
    for one in inputs.recusals:
        if one.round == code:
            recused.setdefault(one.application, set()).add(one.reviewer)
    return {application: frozenset(who) for application, who in recused.items()}


def _all_judged(judged: Round, panels: Mapping[str, Panel], firsts: Firsts) -> None:
    """What nobody has judged is told first: sheets elsewhere may be left out because of it."""
    bare = [application for application, panel in panels.items() if not panel.counted]
    for application in sorted(bare, key=lambda one: (bool(panels[one].removed), one)):
        facts = {"application": application, "round": judged.code}
        if panels[application].removed:
            raise BadInput(_("%(application)s is left without any sheet in %(round)s: those there are do not count, by "
                             "recusal or absence."), firsts[application], "application", **facts)  # fmt: skip
        raise BadInput(_("%(application)s is without any sheet in %(round)s."), firsts[application], "application",
                       **facts)  # fmt: skip


def _round(rules: RuleSet, judged: Round, panels: Mapping[str, Panel], inputs: Inputs) -> dict[str, RoundScore]:
    scores = {one: _score(rules, judged, panel, inputs) for one, panel in panels.items()}
    numbers, _below = whole(score.counted for score in scores.values())
    better: dict[int, int] = {}
    for place, value in enumerate(sorted(numbers, reverse=True)):
        better.setdefault(value, place)
    ranked = {
        one: replace(score, rank=better[value] + 1) for (one, score), value in zip(scores.items(), numbers, strict=True)
    }
    if judged.advance is None:
        return ranked
    return {one: replace(score, advances=_goes_on(judged.advance, score)) for one, score in ranked.items()}


def _goes_on(rule: Advance, score: RoundScore) -> bool:
    """On `counted`, which is rounded only where the rules round the score of a round."""
    within = rule.top is None or score.rank <= rule.top
    return within and (rule.min_score is None or score.counted >= Fraction(rule.min_score))


def _score(rules: RuleSet, judged: Round, panel: Panel, inputs: Inputs) -> RoundScore:
    digits, at = rules.rounding.digits, rules.rounding.at
    given = {sheet.reviewer: sheet.total for sheet in panel.counted}
    counted = {who: half_up(total, digits) for who, total in given.items()} if at == "reviewer_total" else given
    used = average(judged.aggregate, counted)
    exact = used if counted is given else average(judged.aggregate, given)
    plain = exact.value if exact.method == "mean" else mean(given.values())
    return RoundScore(
        round=judged.code,
        totals=tuple(
            Total(one.reviewer, given[one.reviewer], counted[one.reviewer], _hash(inputs, one)) for one in panel.counted
        ),
        dropped=used.dropped, removed=panel.removed, recused=panel.recused,
        method=used.method, asked=judged.aggregate.method,
        fraction=used.value, counted=half_up(used.value, digits) if at == "round" else used.value,
        exact=exact.value, plain=plain,
        criteria={one.code: mean(sheet.points[one.code] for sheet in panel.counted) for one in judged.criteria},
    )  # fmt: skip


def _hash(inputs: Inputs, sheet: Sheet) -> str:
    return inputs.hashes.get((sheet.application, sheet.reviewer, sheet.round), "")
