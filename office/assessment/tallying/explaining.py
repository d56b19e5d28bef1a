"""A stored result told as a worked example, in the reader's language: every number with what it was made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.assessment.models import TallyPlace
from office.assessment.rulesets import Round, RuleSet, tie
from office.assessment.rulesets.telling import of_absence
from office.assessment.tally.numbers import fixed, half_up, plain
from office.assessment.tallying.neighbours import Around, explained, group_name, place_in

SHOWN = 6
Proofs = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """One part of the way: a round, the sum, the rank. The first line is the arithmetic itself."""

    heading: str
    sum: str
    lines: tuple[str, ...]


def decimal(fraction: str | Fraction) -> str:
    """A fraction as people read it: 412/5 → 82.4; what has no end is cut after six places and says so."""
    value = Fraction(fraction)
    text = plain(value)
    return f"≈ {fixed(half_up(value, SHOWN), SHOWN)}" if "/" in text else text


def worked(rules: RuleSet, one: dict[str, Any], proofs: Proofs | None = None, near: Around | None = None) -> list[Part]:
    """The way from the sheets to the rank of one application of a stored result, beside those around it; see
    :func:`proofs_of` and :func:`neighbours.around`."""
    parts = [
        _round(rules, judged, one["rounds"][judged.code]) for judged in rules.rounds if judged.code in one["rounds"]
    ]
    if one.get("final") is not None:
        parts += [_final(rules, one, proofs or {}), _rank(rules, one, near or Around())]
    return parts


# ------------------------------------------------------------------------------------------- a round


def _round(rules: RuleSet, judged: Round, score: dict[str, Any]) -> Part:
    lines = [*_left_out(rules, score), *_panel(judged, score), *_rounded(rules, score), *_going_on(judged, score)]
    return Part(judged.name, _sum(score), tuple(lines))


def _sum(score: dict[str, Any]) -> str:
    kept = [total for who, total in score["reviewers"].items() if who not in score["dropped"]]
    value = decimal(score["fraction"])
    value += f" ({score['fraction']})" if "/" in score["fraction"] else ""
    if score["method"] == "median":
        ordered = sorted(kept, key=Fraction)
        return _("median of %(totals)s = %(value)s") % {"totals": ", ".join(ordered), "value": value}
    total = sum((Fraction(one) for one in kept), Fraction(0))
    return f"({' + '.join(kept)}) ÷ {len(kept)} = {plain(total)} ÷ {len(kept)} = {value}"


def _left_out(rules: RuleSet, score: dict[str, Any]) -> Iterator[str]:
    words = {"lowest": _("%(who)s: %(total)s dropped as the lowest"),
             "highest": _("%(who)s: %(total)s dropped as the highest")}  # fmt: skip
    for who, why in score["dropped_why"].items():
        yield words[why] % {"who": who, "total": score["reviewers"][who]}
    for one in score["removed"]:
        if one["why"] == "recused":
            yield _("%(who)s: a sheet of %(total)s points is void by recusal") % {
                "who": one["reviewer"], "total": one["total"]}  # fmt: skip
        else:
            yield _("%(who)s: %(total)s does not count, absent from %(missed)s") % {
                "who": one["reviewer"], "total": one["total"], "missed": ", ".join(one["missed"])}  # fmt: skip
    if any(one["why"] == "absent" for one in score["removed"]):
        yield _("So says the announced rule on absence: %(rule)s") % {"rule": of_absence(rules)}


def left_out(rules: RuleSet, one: dict[str, Any]) -> Iterator[str]:
    """The totals of an entry that were dropped or do not count, round by round."""
    for judged in rules.rounds:
        if told := list(_left_out(rules, one["rounds"].get(judged.code, {"dropped_why": {}, "removed": []}))):
            yield f"{judged.name}: {'; '.join(told)}."


def _panel(judged: Round, score: dict[str, Any]) -> Iterator[str]:
    if score["recused"]:
        yield _("Keeps away from this entry: %(who)s. The panel is smaller by as many.") % {
            "who": ", ".join(score["recused"])}  # fmt: skip
    if score["fell_back"]:
        least = judged.aggregate.min_reviewers
        yield ngettext(
            "Fewer than %(least)d total counts: the plain mean is taken.",
            "Fewer than %(least)d totals count: the plain mean is taken.",
            least,
        ) % {"least": least}


def _rounded(rules: RuleSet, score: dict[str, Any]) -> Iterator[str]:
    if rules.rounding.at == "round":
        yield _("The rules round the score of a round: %(score)s counts.") % {"score": decimal(score["counted"])}
    elif rules.rounding.at == "reviewer_total":
        yield _("The rules round each member's total before it is averaged.")


def _going_on(judged: Round, score: dict[str, Any]) -> Iterator[str]:
    if score["advances"] is not None:
        yield (_("Rank %(rank)d in this round: goes on.") if score["advances"]
               else _("Rank %(rank)d in this round: does not go on.")) % {"rank": score["rank"]}  # fmt: skip


# ------------------------------------------------------------------------------------------- to the end


def _final(rules: RuleSet, one: dict[str, Any], proofs: Proofs) -> Part:
    digits = rules.rounding.digits
    lines = [_told(rules, each) + _proven(proofs, each) for each in one["adjustments"]]
    lines += _capped(rules, one)
    exact = Fraction(one["fraction"])
    if half_up(exact, digits) != exact:
        told = ngettext(
            "Rounded half up to %(digits)d place: %(final)s", "Rounded half up to %(digits)d places: %(final)s", digits
        )
        lines.append(told % {"digits": digits, "final": one["final"]})
    made, exactly = f"{_combined(rules, one)}{_adjusted(one)}", _exactly(one["fraction"])
    return Part(_("Final score"), exactly if made in exactly else f"{made} = {exactly}", tuple(lines))


def _exactly(fraction: str) -> str:
    return decimal(fraction) + (f" ({fraction})" if "/" in fraction else "")


def _combined(rules: RuleSet, one: dict[str, Any]) -> str:
    counted = {code: decimal(score["counted"]) for code, score in one["rounds"].items()}
    if rules.combine == "last_round" or len(rules.rounds) == 1:
        return counted[rules.rounds[-1].code]
    return " + ".join(f"{each.weight} × {counted[each.code]}" for each in rules.rounds)


def _adjusted(one: dict[str, Any]) -> str:
    bonus = f" + {one['bonus']}" if one["bonus"] != "0" else ""
    return bonus + (f" − {one['penalty']}" if one["penalty"] != "0" else "")


def _told(rules: RuleSet, one: dict[str, Any]) -> str:
    name = next((bonus.name for bonus in rules.bonuses if bonus.code == one["reason"]), one["reason"])
    facts = {"name": name, "points": one["points"]}
    return (
        _("Bonus for %(name)s: %(points)s") if one["kind"] == "bonus" else _("Penalty for %(name)s: %(points)s")
    ) % facts


def proofs_of(adjustments: list[dict[str, Any]], application: str) -> Proofs:
    """The files that prove the bonus and penalty of one application, out of what a tally was made from."""
    return {
        (one["kind"], one["reason"]): (one["file"], one["file_sha256"])
        for one in adjustments
        if one["application"] == application and "file" in one
    }


def _proven(proofs: Proofs, one: dict[str, Any]) -> str:
    found = proofs.get((one["kind"], one["reason"]))
    return _(" (evidence: %(file)s, SHA-256 %(sha256)s)") % {"file": found[0], "sha256": found[1]} if found else ""


def _capped(rules: RuleSet, one: dict[str, Any]) -> Iterator[str]:
    for kind, cap in (("bonus", rules.bonus_cap), ("penalty", rules.penalty_cap)):
        given = sum((Fraction(each["points"]) for each in one["adjustments"] if each["kind"] == kind), Fraction(0))
        if given > Fraction(one[kind]):
            yield _("Held to what the rules allow: %(points)s (cap %(cap)s)") % {"points": one[kind], "cap": cap}


def _rank(rules: RuleSet, one: dict[str, Any], near: Around) -> Part:
    told, group = str(place_in(one)), group_name(rules, one)
    told = _("%(rank)s in the group %(group)s") % {"rank": told, "group": group} if group else told
    return Part(_("Rank"), told, (*_tie_breaks(rules, one, near.equal), *explained(rules, one, near)))


def _tie_breaks(rules: RuleSet, one: dict[str, Any], equal: Iterable[TallyPlace]) -> Iterator[str]:
    """Each step with the values of the others that were still equal when it came."""
    equal = list(equal)
    for number, each in enumerate(one["tie_breaks"]):
        steps = [(rival, step) for rival in equal for step in rival.data["tie_breaks"][number : number + 1]]
        met = [(rival, step) for rival, step in steps if step["step"] == each["step"]]
        others = "; ".join(_rival(rival.subject.code, theirs, each) for rival, theirs in met)
        yield _tie_break(rules, each) + (f" ({others})" if others else "") + _not_counted(one, each)
        equal = [rival for rival, theirs in met if theirs["fraction"] == each["fraction"]]


def _rival(code: str, theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    facts = {"entry": code, "value": decimal(theirs["fraction"])}
    if theirs["fraction"] == ours["fraction"]:
        return _("%(entry)s: equal") % facts
    return f"{code}: {facts['value']}"


def _not_counted(one: dict[str, Any], step: dict[str, Any]) -> str:
    """What keeps nothing out drops no lowest and no highest; whoever was absent or keeps away is still not in it."""
    removed = sorted({each["reviewer"] for score in one["rounds"].values() for each in score["removed"]})
    if step["step"] != "untrimmed_mean" or not removed:
        return ""
    return _(". The sheets that do not count are not in it either: %(who)s") % {"who": ", ".join(removed)}


def _reference(one: dict[str, Any]) -> str:
    """A lot's record is named in Korean, as it is stored: the word stands before it already, in any language."""
    told = one.get("reference", "")
    return told.removeprefix("추첨 ").removeprefix("Lot ") if one["step"] == "lot" else told


def _tie_break(rules: RuleSet, one: dict[str, Any]) -> str:
    facts = {"step": step_name(rules, one["step"]), "value": decimal(one["fraction"]),
             "reference": _reference(one)}  # fmt: skip
    if facts["reference"]:
        return _("Equal final scores, settled by %(step)s (%(reference)s): place %(value)s") % facts
    return _("Equal final scores, compared by %(step)s: %(value)s") % facts


def step_name(rules: RuleSet, text: str) -> str:
    """A step of the tie-breaks as readers know it."""
    step = tie(text)
    if step is None or not step.round:
        return {"untrimmed_mean": _("the score with no total dropped"), "committee_vote": _("a vote of the panel"),
                "lot": _("a lot")}.get(text, text)  # fmt: skip
    judged = rules.round(step.round)
    if not step.criterion:
        return _("the score of %(round)s") % {"round": judged.name}
    return _("the plain mean of %(criterion)s in %(round)s") % {
        "criterion": judged.criterion(step.criterion).name, "round": judged.name}  # fmt: skip


def outcome_name(rules: RuleSet, outcome: str) -> str:
    """An outcome in words."""
    kind, _colon, code = outcome.partition(":")
    if kind == "eliminated":
        return _("Out after %(round)s") % {"round": rules.round(code).name}
    return {
        "selected": _("To be selected"), "reserve": _("Reserve"), "not_selected": _("Not selected"),
        "below_pass_mark": _("Below the pass mark"), "unresolved": _("Open: tie"), "advances": _("Goes on"),
    }.get(outcome, outcome)  # fmt: skip


OUTCOME_TONES = {"selected": "success", "advances": "success", "reserve": "information", "unresolved": "danger"}
