"""Loading the demo's competitions: only what is missing."""

import datetime as dt
from collections.abc import Callable

from competitions.actions import calls as clock
from competitions.actions import partners, questions
from competitions.demo import history, judging, pool
from competitions.demo.answers import answers
from competitions.demo.stage import Stage, open_stage
from competitions.models import Call, Entry
from office.ledger import dispatch
from office.people.models import Organisation


def load(*, only_first: bool = False) -> int:
    """Make the calls and entries that are missing; returns how many plays were played. Accounts must be there."""
    if only_first:
        return 0
    made = history.load()
    stage = open_stage()
    made += pool.load(stage)
    for programme, play in PLAYS.items():
        if not Call.objects.filter(programme=programme, year=stage.now.year).exists():
            play(stage)
            made += 1
    dispatch.run_due(limit=5000)
    return made


def _small(stage: Stage) -> None:
    """Open for entries, closing in three days."""
    days = {"announced_at": -39, "briefing_at": -30, "questions_until": -10, "answers_until": -5, "opens_at": -4, "closes_at": 3,
            "rounds_from": 12, "result_on": 30}  # fmt: skip
    with stage.on(-39, 9):
        call = stage.make_public(stage.set_up("small", days=days))
    with stage.on(-20):
        _question(
            stage, call, "gaon", "사업계획서의 쪽수에 붙임 자료가 들어갑니까?", "들어갑니다. 표지와 목차만 뺍니다."
        )
        _question(stage, call, "naru", "두 유형에 모두 신청할 수 있습니까?", "하나만 골라 신청합니다.")
    with stage.on(-4, 11):
        clock.tick()
    call.refresh_from_db()
    with stage.on(-1, 15):
        entry = stage.entry(
            call, "gaon", answers(call, "침수 걱정 없는 기후안전 도시 가온", group="climate", budget=(80, 16, 64, 5))
        )
        stage.step(stage.mayor("gaon"), entry, "submit")
        entry = stage.entry(
            call, "naru", answers(call, "머무르고 싶은 나루", group="extinction", budget=(80, 20, 60, 0))
        )
        stage.step(stage.mayor("naru"), entry, "submit")
        entry = stage.entry(call, "dasom", answers(call, "다솜 스마트 그린", group="climate", budget=(60, 12, 48, 0)))
        stage.step(stage.mayor("dasom"), entry, "submit")
        stage.step(stage.mayor("dasom"), entry, "withdraw", reason="예산을 다시 짜서 제출하겠습니다.")
    _own_draft(stage, call)


def _own_draft(stage: Stage, call: Call) -> None:
    """The demo's city is in the middle of it: a budget that asks for a little too much, and partners who were asked."""
    told = answers(call, "행복도시 생활권 기후대응 서비스", group="climate", budget=(80, 10, 68, 0))
    for code in ("spread_plan", "climate_plan", "pledge_true", "pledge_matching"):
        told.pop(code, None)
    entry = Entry.objects.get(pk=stage.entry(call, "city", told, papers=False).pk)
    for brn in ("1248100998", "2208162517"):
        organisation = Organisation.objects.get(brn=brn)
        partners.invite(
            entry, by=stage.actors["city"], organisation=organisation, part="partner", role="센서와 관제 솔루션"
        )
    partners.accept(entry.partners.order_by("id").first(), by=stage.actors["company"])


def _question(stage: Stage, call: Call, city: str, text: str, answer: str) -> None:
    call = Call.objects.get(pk=call.pk)
    asked = questions.ask(call, by=stage.mayor(city), organisation=stage.cities[city], text=text)
    questions.answer(asked, by=stage.actors["secretariat"], text=answer)


def _solution(stage: Stage) -> None:
    """Closed: the formal requirements are being examined."""
    days = {"announced_at": -70, "briefing_at": -62, "questions_until": -45, "answers_until": -40, "opens_at": -20, "closes_at": -14,
            "rounds_from": 5, "result_on": 25}  # fmt: skip
    with stage.on(-70, 9):
        call = stage.make_public(stage.set_up("solution", days=days))
    with stage.on(-20, 11):
        clock.tick()
    call.refresh_from_db()
    with stage.on(-15, 15):
        made = {city: _submitted(stage, call, city, title) for city, title in (
            ("raon", "라온 스마트 횡단보도와 통합 주차"), ("maru", "마루 스마트 쉘터"), ("bada", "바다 자율항행 드론 순찰"))}  # fmt: skip
    with stage.on(-13):
        clock.tick()
    _examined(stage, made)


def _submitted(stage: Stage, call: Call, city: str, title: str) -> Entry:
    told = answers(call, title, budget=(10, 3, 7, 0), population=184_310 if city != "bada" else 92_120)
    return stage.step(stage.mayor(city), stage.entry(call, city, told), "submit")


def _examined(stage: Stage, made: dict[str, Entry]) -> None:
    officer, director = stage.actors["secretariat"], stage.actors["director"]
    with stage.on(-9):
        entry = stage.step(officer, made["raon"], "propose", verdict="eligible", reason="")
        stage.step(director, entry, "confirm_eligible")
    stage.step(
        officer,
        made["bada"],
        "propose",
        verdict="ineligible",
        reason="공문에 기관장의 직인이 없고 보완되지 않았습니다.",
    )
    _supplement(stage, made["maru"])


def _supplement(stage: Stage, entry: Entry) -> None:
    until = (stage.now + dt.timedelta(days=5)).replace(minute=0, second=0, microsecond=0)
    told = {
        "codes": ["agreement"],
        "reason": "컨소시엄 협약서에 참여기관의 서명이 없습니다.",
        "until": until.isoformat(),
    }
    stage.step(stage.actors["secretariat"], entry, "request_supplement", **told)


def _hub(stage: Stage) -> None:
    """Set up, and waiting for the second person."""
    days = {"announced_at": 5, "briefing_at": 12, "questions_until": 26, "answers_until": 33, "opens_at": 45, "closes_at": 47,
            "rounds_from": 55, "result_on": 80}  # fmt: skip
    call = stage.set_up("hub", days=days)
    stage.step(stage.actors["secretariat"], call, "send_for_approval")


def _data_hub(stage: Stage) -> None:
    """Announced, and not open yet."""
    days = {"announced_at": -3, "briefing_at": 4, "questions_until": 15, "answers_until": 20, "opens_at": 30, "closes_at": 33,
            "rounds_from": 40, "result_on": 60}  # fmt: skip
    with stage.on(-3, 9):
        stage.make_public(stage.set_up("data_hub", days=days))


def _certification(stage: Stage) -> None:
    """Being set up: the dates are missing."""
    stage.set_up("certification", days={})


PLAYS: dict[str, Callable[[Stage], None]] = {
    "solution": _solution,
    "small": _small,
    "data_hub": _data_hub,
    "hub": _hub,
    "certification": _certification,
    "complex": judging.scoring,
    "challenge": judging.tallied,
}
