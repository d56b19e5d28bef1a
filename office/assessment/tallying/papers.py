"""What the papers of a result say, taken from what is on record; papers are written in Korean."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.utils import translation

from office.assessment.documents import heads
from office.assessment.documents import tally_facts as D
from office.assessment.models import Adjustment, Exclusion, Panel, Round, StoredTally, Subject
from office.assessment.queries.tally import members_of, signatures_of
from office.assessment.rulesets import Round as Rules
from office.assessment.rulesets import words
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Filling
from office.assessment.tally.numbers import fixed
from office.assessment.tallying.explaining import step_name
from office.assessment.tallying.rows import TallyRow, rows_of


def sheet_of(tally: StoredTally) -> D.TallySheet:
    """집계표 of one tally, with the signatures that stand under it now."""
    panel = tally.panel
    with translation.override("ko"):
        return D.TallySheet(
            panel=panel.matter.title, call=panel.matter.parent.title, round=tally.round.rules.name, number=tally.number,
            final=tally.final, computed_at=tally.at, rounds=tuple(_tables(tally)), entries=ranked(tally),
            rules=tuple(words(panel.rule_set)), signatures=signatures(tally), sha256=tally.sha256,
            adjustments=tuple(_adjusted(tally)),
            rules_sha256=tally.rules_sha256, inputs_sha256=tally.inputs_sha256,
        )  # fmt: skip


def _tables(tally: StoredTally) -> list[D.RoundTable]:
    titles = dict(tally.panel.subjects.values_list("code", "title"))
    found = []
    for judged in tally.panel.rule_set.rounds:
        rows = [one for one in tally.result["applications"] if judged.code in one["rounds"]]
        if rows:
            found.append(_table(judged, rows, titles, tally.panel.rule_set.rounding.digits))
    return found


def _table(judged: Rules, rows: list[dict[str, Any]], titles: dict[str, str], digits: int) -> D.RoundTable:
    scores = {one["application"]: one["rounds"][judged.code] for one in rows}
    members = sorted({who for score in scores.values() for who in _marks(score)}, key=lambda who: (len(who), who))
    entries = [
        D.ScoredEntry(code, titles.get(code, ""), _totals(score, members), fixed(Fraction(score["score"]), digits),
                      str(score["rank"]), {True: "진출", False: "탈락", None: ""}[score["advances"]])
        for code, score in sorted(scores.items(), key=lambda one: (one[1]["rank"], one[0]))
    ]  # fmt: skip
    return D.RoundTable(judged.name, _method(judged), tuple(members), tuple(entries))


def _method(judged: Rules) -> str:
    rule = judged.aggregate
    if rule.method != "trimmed_mean":
        return {"mean": "단순 평균", "median": "중앙값"}[rule.method]
    few = f" (위원 {rule.min_reviewers}명 미만이면 단순 평균)" if rule.min_reviewers else ""
    return f"최고점 {rule.drop}개와 최저점 {rule.drop}개를 제외한 평균{few}"


def _marks(score: dict[str, Any]) -> dict[str, D.Given]:
    found = {who: D.Given("", "recused") for who in score["recused"]}
    found |= {one["reviewer"]: D.Given(one["total"], one["why"]) for one in score["removed"]}
    for one in score["totals"]:
        who = one["reviewer"]
        found[who] = D.Given(one["counted"], score["dropped_why"].get(who, ""))
    return found


def _totals(score: dict[str, Any], members: list[str]) -> tuple[D.Given, ...]:
    marks = _marks(score)
    return tuple(marks.get(who, D.Given("")) for who in members)


def ranked(tally: StoredTally) -> tuple[D.RankedEntry, ...]:
    """The result line by line."""
    steps = {one["application"]: [each for each in one.get("tie_breaks", []) if each["step"]]
             for one in tally.result["applications"]}  # fmt: skip
    return tuple(_ranked(tally, row, steps[row.subject.code]) for row in rows_of(tally))


def _ranked(tally: StoredTally, row: TallyRow, steps: list[dict[str, Any]]) -> D.RankedEntry:
    settled = step_name(tally.panel.rule_set, steps[-1]["step"]) if steps else ""
    return D.RankedEntry(
        rank=str(row.rank or "–"), code=row.subject.code, title=row.subject.title,
        organisation=row.subject.organisation.name_ko, scores=tuple(one.score or "–" for one in row.rounds),
        bonus=row.bonus, penalty=row.penalty, final=row.final or "–", outcome=row.outcome, settled=settled,
        group=row.group, place=str(row.place or "–") if row.group else "",
    )  # fmt: skip


def signatures(tally: StoredTally | None, panel: Panel | None = None) -> tuple[D.Signature, ...]:
    """Every member with when he or she signed; without a tally, the members alone."""
    signed = {one.seat_id: one.at for one in signatures_of(tally)} if tally else {}
    return tuple(
        D.Signature(one.code, one.reviewer.name, one.reviewer.affiliation, one.chair, signed.get(one.pk), one.kept)
        for one in members_of(panel or tally.panel)
    )


# ------------------------------------------------------------------------------------------- opinion, minutes


def opinion_of(subject: Subject, result: dict[str, Any] | None) -> D.OpinionSheet:
    """종합평가의견서; `result` is the entry's part of the newest tally."""
    panel, opinion = subject.panel, subject.opinion
    with translation.override("ko"):
        names = {one.code: one.name for one in panel.rule_set.rounds}
        scores = tuple((names[code], score["score"]) for code, score in (result or {}).get("rounds", {}).items())
        return D.OpinionSheet(
            panel=panel.matter.title, call=panel.matter.parent.title, code=subject.code, title=subject.title,
            organisation=subject.organisation.name_ko, scores=scores, final=(result or {}).get("final") or "",
            strengths=opinion.strengths, weaknesses=opinion.weaknesses, conditions=opinion.conditions,
            members=panel.seats.filter(sheets__subject=subject, sheets__state=Filling.LOCKED).distinct().count(),
            written_at=opinion.written_at,
        )  # fmt: skip


def minutes_of(panel: Panel, tally: StoredTally | None) -> D.PanelMinutes:
    """회의록 from what happened; `tally` is the newest."""
    with translation.override("ko"):
        return D.PanelMinutes(
            panel=panel.matter.title, call=panel.matter.parent.title,
            host=heads.authority(panel).agency, begun_at=panel.begun_at,
            members=signatures(tally, panel), recusals=_recusals(panel), rounds=tuple(_held(panel)),
            adjustments=_adjustments(panel), rulings=_rulings(panel), result=ranked(tally) if tally else (),
            tally=f"제{tally.number}차 집계 ({tally.round.rules.name})" if tally else "",
            sha256=tally.sha256 if tally else "",
        )  # fmt: skip


def _recusals(panel: Panel) -> tuple[str, ...]:
    rows = Exclusion.objects.filter(subject__panel=panel, state__in=EXCLUSION_KEEPS_AWAY)
    kinds = {"exclusion": "제척", "challenge": "기피", "recusal": "회피"}
    found = rows.order_by("subject__position", "seat__code").values_list(
        "seat__reviewer__name", "subject__code", "kind"
    )
    return tuple(dict.fromkeys(f"{name} · {code} {kinds[kind]}" for name, code, kind in found))


def _held(panel: Panel) -> list[D.HeldRound]:
    return [_round(one) for one in panel.rounds.exclude(opened_at=None).order_by("position")]


def _round(round_: Round) -> D.HeldRound:
    sheets = round_.sheets.filter(state=Filling.LOCKED)
    absent = round_.attendances.filter(present=False).values_list("seat__reviewer__name", "subject__code")
    notes = round_.discussion.select_related("subject", "seat__reviewer", "asked__reviewer")
    return D.HeldRound(
        name=round_.rules.name, opened_at=round_.opened_at, locked_at=round_.locked_at,
        entries=sheets.values("subject").distinct().count(), sheets=sheets.count(),
        absent=tuple(f"{name} ({code})" for name, code in absent), notes=tuple(_note(one) for one in notes),
        present=tuple(_present(round_)),
    )  # fmt: skip


def _present(round_: Round) -> list[str]:
    """Who judged at least one entry of the round."""
    judged = round_.sheets.filter(state=Filling.LOCKED).order_by().values("seat")
    seats = round_.panel.seats.filter(pk__in=judged).order_by("-chair", "pk")
    return list(seats.values_list("reviewer__name", flat=True))


def _note(one: Any) -> str:
    whom = f" → {one.asked.reviewer.name}" if one.asked else ""
    return f"{one.subject.code} · {one.seat.reviewer.name}{whom}: {one.text}"


_ADJUSTED = {"bonus": "가점", "penalty": "감점"}


def _adjusted(tally: StoredTally) -> Iterator[str]:
    """What was added and taken off in this tally, with the file that proves it."""
    names = {one.code: one.name for one in tally.panel.rule_set.bonuses}
    for one in tally.inputs["adjustments"]:
        name, kind = names.get(one["reason"], one["reason"]), _ADJUSTED[one["kind"]]
        yield f"{one['application']} {name} {kind} {one['points']}점" + _file(one.get("file"), one.get("file_sha256"))


def _file(name: str | None, sha256: str | None) -> str:
    return f" — 증빙: {name} (SHA-256 {sha256})" if sha256 else ""


def _adjustments(panel: Panel) -> tuple[str, ...]:
    rows = Adjustment.objects.filter(subject__panel=panel, dropped_at=None, confirmed_at__isnull=False)
    names = {one.code: one.name for one in panel.rule_set.bonuses}
    return tuple(
        f"{one.subject.code} {_ADJUSTED[one.kind]} {one.points.normalize():f}점"
        f" ({names.get(one.code, one.code)}) — {one.evidence}"
        + (_file(one.attachment.name, one.attachment.sha256) if one.attachment else "")
        for one in rows.select_related("subject", "attachment")
    )


def _rulings(panel: Panel) -> tuple[str, ...]:
    kinds = {"committee_vote": "의결", "lot": "추첨"}
    return tuple(
        f"{kinds.get(one.step, one.step)}: {' > '.join(' = '.join(place) for place in one.places)} ({one.reference})"
        for one in panel.rulings.order_by("at")
    )
