"""The demo's two calls before a panel: one is being scored now, one is tallied and waits for its decision."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from competitions.actions import calls as clock
from competitions.actions import selection
from competitions.demo import panels, scores, words
from competitions.demo.answers import answers
from competitions.demo.stage import Stage
from competitions.models import Call, Entry
from office.assessment.actions import attendance, rounds, tally_adjustments, tally_papers, tally_signing, tally_ties
from office.assessment.actions import tally as tallying
from office.assessment.actions import tally_words as talk
from office.assessment.models import Panel, Round, Seat, StoredTally, Subject

GROUPS = [
    {"id": "1", "code": "city", "label_ko": "시티", "label_en": "City", "awards": 1, "reserve": 1},
    {"id": "2", "code": "town", "label_ko": "타운", "label_en": "Town", "awards": 2, "reserve": 1},
]  # fmt: skip
TIES = [
    {"id": "1", "step": "round:presentation"},
    {"id": "2", "step": "untrimmed_mean"},
    {"id": "3", "step": "lot"},
]
# One that wins, one in reserve, one that is not selected: what each of them reads once the result is published.
SEEN_FROM_INSIDE = ("garam", "nuri", "dodam")
VISITORS = ("reviewer1@example.com", panels.CHAIR)


def scoring(stage: Stage) -> None:
    """The written round is open: reviewer1 has three sheets to go, the others are further, or behind."""
    days = {"announced_at": -58, "briefing_at": -50, "questions_until": -36, "answers_until": -30, "opens_at": -24,
            "closes_at": -18, "rounds_from": -4, "result_on": 20}  # fmt: skip
    call = _closed(stage, "complex", words.COMPLEX, days, budget=(80, 16, 64, 5))
    with stage.day(-10):
        panel = panels.composed(stage, call, size=5, seated=VISITORS)
    _seated(stage, panel, days="서면평가와 발표평가", from_day=-9)
    with stage.day(-3):
        round_ = _opened(stage, panel, days=9)
    with stage.day(-1):
        _half_way(stage, round_)


def tallied(stage: Stage) -> None:
    """Two rounds, a recusal, an absence, an outlier, a bonus, a lot; the list is prepared for the decision."""
    days = {"announced_at": -80, "briefing_at": -72, "questions_until": -60, "answers_until": -54, "opens_at": -48,
            "closes_at": -42, "rounds_from": -25, "result_on": 0}  # fmt: skip
    more = {"groups": GROUPS, "tie_breaks": TIES, "sites": 3}
    call = _closed(stage, "challenge", words.CHALLENGE, days, budget=(15, 5, 10, 0), **more)
    with stage.day(-34):
        panel = panels.composed(stage, call, size=7, seated=(*VISITORS, panels.RECUSED))
    _seated(stage, panel, days="서면평가와 발표평가", from_day=-33, kept_from="dodam")
    with stage.day(-25):
        round_ = _opened(stage, panel, days=6)
    with stage.day(-21):
        _scored(stage, round_, scores.WRITTEN)
    with stage.day(-20):
        _talked_over(stage, round_)
        _signed(tallying.tally(round_, by=stage.actors["secretariat"]))
        selection.tell_round(Call.objects.get(pk=call.pk), by=stage.actors["director"])
    with stage.day(-12):
        round_ = _opened(stage, panel, days=1)
        _missed_by_one(round_, stage)
        _scored(stage, round_, scores.PRESENTED)
    _settled(stage, panel, round_)
    for city in SEEN_FROM_INSIDE:
        stage.open_to_visitors(city)


def _closed(stage: Stage, programme: str, told: tuple, days: dict, *, budget: tuple, **more: Any) -> Call:
    """Announced, entered by every city of `told`, closed, and every entry found eligible."""
    with stage.day(days["announced_at"], 9):
        call = stage.make_public(stage.set_up(programme, days=days, **more))
    with stage.day(days["opens_at"], 11):
        clock.tick()
    with stage.day(days["closes_at"] - 1, 14):
        made = [_submitted(stage, call, one, budget) for one in told]
    with stage.day(days["closes_at"] + 1):
        clock.tick()
    with stage.day(days["closes_at"] + 3):
        for entry in made:
            stage.step(stage.actors["secretariat"], entry, "propose", verdict="eligible", reason="")
            stage.step(stage.actors["director"], entry, "confirm_eligible")
    return Call.objects.select_related("matter", "programme").get(pk=call.pk)


def _submitted(stage: Stage, call: Call, one: words.Told, budget: tuple) -> Entry:
    call = Call.objects.get(pk=call.pk)
    title = f"{stage.cities[one.city].name_ko} {one.title}" if call.programme_id != "complex" else one.title
    told = answers(call, title, group=one.group, budget=budget)
    return stage.step(stage.mayor(one.city), stage.entry(call, one.city, told), "submit")


def _seated(stage: Stage, panel: Panel, *, days: str, from_day: int, kept_from: str = "") -> None:
    with stage.day(from_day):
        panels.invited(stage, panel, days=days)
    with stage.day(from_day + 1):
        panels.pledged(stage, panel, kept_from=kept_from)
    with stage.day(from_day + 3):
        panels.begun(stage, panel)


def _opened(stage: Stage, panel: Panel, *, days: int) -> Round:
    """The round that is next, for so many days, until six in the evening."""
    round_ = panel.rounds.select_related("panel__matter__parent").filter(state="waiting").order_by("position").first()
    due = (timezone.localtime() + dt.timedelta(days=days)).replace(hour=18, minute=0, second=0, microsecond=0)
    rounds.open_round(round_, by=stage.actors["secretariat"], due_at=due)
    return _again(round_)


def _again(round_: Round) -> Round:
    return Round.objects.select_related("panel__matter__parent").get(pk=round_.pk)


def _half_way(stage: Stage, round_: Round) -> None:
    scorer = scores.Scorer(stage, round_, scores.SCORED, words.COMPLEX)
    visitor = Seat.objects.get(panel=round_.panel_id, reviewer__email=VISITORS[0]).code
    others = iter(
        round_.panel.seats.exclude(code=visitor).order_by("-chair", "matter_id").values_list("code", flat=True)
    )
    _work(scorer, scores.drafts_of(round_, [visitor]), signed=3, begun=1)
    _work(scorer, scores.drafts_of(round_, [next(others)]), signed=5, begun=1)
    _work(scorer, scores.drafts_of(round_, [next(others)]), signed=6)
    _work(scorer, scores.drafts_of(round_, [next(others)]), signed=2, submitted=2, begun=1)


def _work(scorer: scores.Scorer, sheets: list, *, signed: int, submitted: int = 0, begun: int = 0) -> None:
    for sheet in sheets[:signed]:
        scorer.hand_in(sheet)
    for sheet in sheets[signed : signed + submitted]:
        scorer.fill(sheet)
    for sheet in sheets[signed + submitted : signed + submitted + begun]:
        scorer.half_fill(sheet, many=3)


def _scored(stage: Stage, round_: Round, table: dict) -> None:
    """Every sheet signed, the round locked by its chair."""
    scorer = scores.Scorer(stage, round_, table, words.CHALLENGE)
    away = set(round_.attendances.filter(present=False).values_list("seat_id", "subject_id"))
    for sheet in scores.drafts_of(round_):
        if (sheet.seat_id, sheet.subject_id) not in away:
            scorer.hand_in(sheet)
    rounds.lock_round(_again(round_), by=panels.chair_of(round_.panel))
    round_.refresh_from_db()


def _missed_by_one(round_: Round, stage: Stage) -> None:
    """A member who cannot be at one presentation: neither the chair, nor a visitor, nor who keeps away from another."""
    keep = (*VISITORS, panels.RECUSED)
    away = round_.panel.seats.exclude(reviewer__email__in=keep).order_by("matter_id").last()
    subject = _subject(stage, round_.panel, "hanul")
    noted = {**attendance.unnoted(round_), (str(away.pk), str(subject.pk)): False}
    attendance.note(round_, by=panels.chair_of(round_.panel), present=noted)


def _subject(stage: Stage, panel: Panel, city: str) -> Subject:
    return panel.subjects.select_related("panel__matter").get(organisation=stage.cities[city])


def _talked_over(stage: Stage, round_: Round) -> None:
    """The chair asks who stands far from the others; the score stays as it is."""
    subject, chair = _subject(stage, round_.panel, "saebom"), panels.chair_of(round_.panel)
    far = round_.sheets.filter(subject=subject).order_by("total").select_related("seat__reviewer__user").first().seat
    asked = talk.ask(round_, subject, member=far, text=words.QUESTION, by=chair)
    talk.note(round_, subject, text=words.REASON, by=panels.member(far), answers=asked)
    talk.note(round_, subject, text=words.ACCEPTED, by=chair)


def _settled(stage: Stage, panel: Panel, round_: Round) -> None:
    officer, director = stage.actors["secretariat"], stage.actors["director"]
    with stage.day(-11):
        plan = "국토교통부 스마트도시계획 승인 통보 공문(도시경제과, 사업계획서 붙임 4)으로 확인하였습니다."
        nuri = _subject(stage, panel, "nuri")
        bonus = tally_adjustments.propose(nuri, code="smart_city_plan", points=Decimal(2), evidence=plan, by=officer)
        tally_adjustments.confirm(bonus, by=director)
        first = tallying.tally(round_, by=officer)
    with stage.day(-10):
        lot = tally_ties.prepare_lot(first, applications=first.result["unresolved_ties"][0], by=officer)
        tally_ties.draw_lot(lot, words="맑음 17도 남서풍", by=director)
        final = tallying.tally(round_, by=officer)
        _agreed(stage, final)
    with stage.day(-8):
        for kind in ("minutes", "opinions"):
            tally_papers.issue(panel, kind, by=officer)
        tally_papers.issue_sheet(final, by=officer)
        selection.prepare_decision(Call.objects.get(pk=panel.matter.parent_id), by=officer, note=NOTE)


NOTE = "평가위원회의 집계 결과대로 작성하였습니다. 타운 2위는 집계가 같아 추첨 기록으로 정하였습니다."


def _agreed(stage: Stage, tally: StoredTally) -> None:
    """An opinion on every entry, and the signatures."""
    seats = list(tally.panel.seats.select_related("reviewer__user").order_by("-chair", "matter_id"))
    for place, one in enumerate(words.CHALLENGE):
        subject = _subject(stage, tally.panel, one.city)
        free = [seat for seat in seats if not seat.kept_from().filter(subject=subject).exists()]
        by = panels.member(free[place % len(free)])
        talk.write_opinion(subject, values=words.opinion(one), revision=0, by=by)
    _signed(tally)


def _signed(tally: StoredTally) -> None:
    """By all who may know every score."""
    for seat in tally.panel.seats.select_related("reviewer__user").order_by("-chair", "matter_id"):
        if not seat.kept_from().exists():
            tally_signing.sign(tally, sha256=tally.sha256, by=panels.member(seat))
