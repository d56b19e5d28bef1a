"""The committee's meetings, closed, open and to come, and the decisions that followed."""

import datetime as dt
from typing import Any

import time_machine
from django.utils import timezone

from office.committees.actions import attendance, committees, items, meetings, voting
from office.committees.models import AgendaItem, Committee, Meeting, Seat
from office.committees.roster import everybody_in
from office.ledger import dispatch
from office.people.models import Organisation, User
from sandbox.actions import agenda, conditions
from sandbox.demo.cases import Stage, fresh
from sandbox.demo.consulting import AGREE, CONDITIONAL, PRIVACY, SPEED, examined, replied
from sandbox.models import Application

NATIONAL = "nscc"
# Act §23②, Decree §25②: one co-chair, three vice-chairs and six further members by office; fifteen civilians.
OFFICES = (
    ("molit", "국토교통부장관", "Minister of Land, Infrastructure and Transport", "co_chair"),
    ("msit", "과학기술정보통신부차관", "Vice Minister of Science and ICT", "vice_chair"),
    ("mois", "행정안전부차관", "Vice Minister of the Interior and Safety", "vice_chair"),
    ("molit", "국토교통부차관", "Vice Minister of Land, Infrastructure and Transport", "vice_chair"),
    ("mcst", "문화체육관광부제2차관", "2nd Vice Minister of Culture, Sports and Tourism", "member"),
    ("motir", "산업통상부차관", "Vice Minister of Trade, Industry and Resources", "member"),
    ("mohw", "보건복지부차관", "Vice Minister of Health and Welfare", "member"),
    ("mcee", "기후에너지환경부차관", "Vice Minister of Climate, Energy and Environment", "member"),
    ("mss", "중소벤처기업부제1차관", "1st Vice Minister of SMEs and Startups", "member"),
    ("mpb", "기획예산처차관", "Vice Minister of Planning and Budget", "member"),
)
CIVILIANS, WITH_ACCOUNTS = 15, ("chair", "member1", "member2", "member3")


def committee(stage: Stage) -> Committee:
    """The National Smart City Committee with its 25 seats; the secretariat keeps its records."""
    found = Committee.objects.filter(code=NATIONAL).first()
    if found is not None:
        return found
    by, molit = stage.actors["molit"], Organisation.objects.get(kind="ministry", code="molit")
    with stage.on(400):
        made = committees.create_committee(
            by=by, code=NATIONAL, name_ko="국가스마트도시위원회", name_en="National Smart City Committee",
            programme="sandbox", organisation=molit, basis="스마트도시 조성 및 산업진흥 등에 관한 법률 제23조",
        )  # fmt: skip
        _seat_everybody(made, by)
    return made


def _seat_everybody(made: Committee, by: Any) -> None:
    ministries = {row.code: row for row in Organisation.objects.filter(kind="ministry", valid_until=None)}
    for order, (code, title_ko, title_en, role) in enumerate(OFFICES, start=1):
        committees.add_seat(
            made, by=by, kind="government", role=role, title_ko=title_ko, title_en=title_en,
            organisation=ministries.get(code), order=order,
        )  # fmt: skip
    for number in range(1, CIVILIANS + 1):
        account = WITH_ACCOUNTS[number - 1] if number <= len(WITH_ACCOUNTS) else ""
        committees.add_seat(
            made, by=by, kind="civilian", role="co_chair" if number == 1 else "member", order=10 + number,
            user=User.objects.get(email=f"{account}@example.com") if account else None,
            holder="" if account else f"민간위원 {number}",
        )  # fmt: skip
    secretary = User.objects.get(email="secretariat@example.com")
    committees.add_seat(made, by=by, kind="government", role="clerk", user=secretary, order=90)


def ready(
    stage: Stage, who: str, key: str, days_ago: float, said: dict | None = None, *, adopt: bool = True
) -> Application:
    """Examined, reported, its conditions drafted out of what was proposed."""
    case = replied(stage, who, key, days_ago + 18, said)
    examined(stage, case, days_ago + 2)
    with stage.on(days_ago, 10):
        office = stage.actors["secretariat"]
        fitting = {one.text: one.pk for one in case.proposals() if one.text in (SPEED["text"], PRIVACY["text"])}
        proposals = list(fitting.values())
        if proposals and adopt:
            conditions.adopt(case, by=office, proposals=proposals, merged=False)
    return fresh(case)


def planned(stage: Stage, held: dt.datetime, days_ago: float) -> Meeting:
    """A meeting planned so many days ago."""
    with stage.on(days_ago, 9):
        made = committee(stage)
        return meetings.plan_meeting(
            made, by=stage.actors["secretariat"], held_at=held, place="정부세종청사 6동 대회의실",
            presiding=made.seats.get(user__email="chair@example.com"),
        )  # fmt: skip


def listed(stage: Stage, meeting: Meeting, cases: list[Application], days_ago: float) -> None:
    """The cases come onto the agenda; then the notice goes to everybody."""
    with stage.on(days_ago, 11):
        for case in cases:
            agenda.put_on_agenda(case, by=stage.actors["secretariat"], meeting=str(meeting.pk))
            dispatch.run_due(limit=500)
        late = "안건의 시급성" if meeting.notice_late() else ""
        meetings.send_notice(meeting, by=stage.actors["secretariat"], late_reason=late)
        dispatch.run_due(limit=500)


def opened(stage: Stage, meeting: Meeting, *, absent: int = 4) -> None:
    """Everybody but a few is there."""
    by = stage.actors["secretariat"]
    meetings.open_meeting(meeting, by=by)
    seats = everybody_in(meeting)
    for seat in seats[: len(seats) - absent]:
        attendance.attend(meeting, by=by, seat=seat)


def item_of(case: Application) -> AgendaItem:
    """The last item of a case."""
    return AgendaItem.objects.filter(matter=case.pk).select_related("meeting__committee", "matter").order_by("-pk")[0]


def voted(stage: Stage, case: Application, outcome: str, *, against: int = 2) -> None:
    """A motion is put and voted on; a few are against."""
    by, item = stage.actors["secretariat"], item_of(case)
    items.open_item(item, by=by)
    drafted = [
        {"text": one.text, "purpose": one.purpose, "evidence": one.evidence} for one in case.conditions.all()
    ] if outcome == "approve_with_conditions" else []  # fmt: skip
    motion = voting.propose(item, by=by, outcome=outcome, text=WORDS[outcome], conditions=drafted)
    for number, seat in enumerate(present(item)):
        voting.vote(motion, by=by, seat=seat, choice="against" if number < against else "for")
    voting.close_vote(motion, by=by)
    dispatch.run_due(limit=500)


WORDS = {
    "approve": "원안대로 의결함", "approve_with_conditions": "조건을 붙여 의결함", "reject": "승인하지 아니하기로 의결함",
    "defer": "안전성 자료를 보완한 뒤 다시 심의하기로 함",
}  # fmt: skip


def present(item: AgendaItem) -> list[Seat]:
    """Who votes on the item and is there."""
    from office.committees.roster import present_at, roster_of

    here = present_at(item.meeting)
    return [seat for seat in roster_of(item).voting if seat.pk in here]


def decided(stage: Stage, case: Application, step: str, days_ago: float, **facts: Any) -> None:
    """The Minister's decision goes out."""
    case, year = fresh(case), timezone.localdate().year + 1
    told = {
        "starts_on": dt.date(year, 3, 1).isoformat(), "ends_on": dt.date(year + 2, 2, 28).isoformat(),
        "content": f"{case.matter.title}: 신청한 구역과 기간에서 관계 법령의 특례를 인정함", "deviation": "",
    } if step != "reject" else {"deviation": ""}  # fmt: skip
    with stage.on(days_ago, 15):
        stage.letter("secretariat", "molit", case, step, **(told | facts))


def closed_meeting(stage: Stage) -> None:
    """A meeting of three weeks ago: approved, approved with conditions, refused, deferred, one waiting for its decision."""
    with stage.on(21, 14):
        held = timezone.now()
    meeting = planned(stage, held, 45)
    plan = (
        ("wheelchair", "company", AGREE, "approve"), ("snack", "rival", CONDITIONAL, "approve_with_conditions"),
        ("noise", "rival", None, "reject"), ("ferry", "company", None, "reject"), ("tourbus", "rival", None, "defer"),
        ("charger", "company", None, "approve_with_conditions"),
    )  # fmt: skip
    cases = {
        key: ready(stage, who, key, 40, said, adopt=outcome == "approve_with_conditions")
        for key, who, said, outcome in plan
    }
    listed(stage, meeting, list(cases.values()), 32)
    with stage.on(21, 14):
        opened(stage, meeting)
        for key, _who, _said, outcome in plan:
            voted(stage, cases[key], outcome)
        meetings.close_meeting(meeting, by=stage.actors["secretariat"])
    _minute(stage, meeting)
    _decide(stage, cases)


def _minute(stage: Stage, meeting: Meeting) -> None:
    with stage.on(18, 10):
        for item in AgendaItem.objects.filter(meeting=meeting.pk, state="resolved").order_by("position"):
            stage.step("chair", item, "approve_resolution")
        stage.step("secretariat", meeting, "draft_minutes")
    with stage.on(16, 10):
        stage.step("chair", meeting, "approve_minutes")


def _decide(stage: Stage, cases: dict[str, Application]) -> None:
    decided(stage, cases["wheelchair"], "approve", 14)
    decided(stage, cases["snack"], "approve_with_conditions", 13)
    reason = "이용자와 보행자의 안전을 확보할 방안이 충분하지 않다고 판단하였습니다."
    decided(stage, cases["noise"], "reject", 12, reason=reason)
    decided(stage, cases["ferry"], "reject", 12, reason=reason)
    with stage.on(3, 11):
        stage.step(
            "company", cases["ferry"], "request_redeliberation", wishes_to_speak=True,
            ground="공인 시험기관의 전복 시험 성적서를 새로 받았습니다.",
        )  # fmt: skip


def open_meeting(stage: Stage) -> None:
    """A meeting that is being held now: the first item has been called and a motion is put."""
    meeting = planned(stage, stage.now - dt.timedelta(minutes=40), 20)
    case = ready(stage, "rival", "shuttle", 14)
    listed(stage, meeting, [case], 9)
    with time_machine.travel(stage.now - dt.timedelta(minutes=36), tick=True):
        opened(stage, meeting, absent=3)
        items.open_item(item_of(case), by=stage.actors["secretariat"])


def coming_meeting(stage: Stage) -> None:
    """A meeting in eight days, announced."""
    with stage.on(-9, 14):
        held = timezone.now()
    meeting = planned(stage, held, 12)
    case = ready(stage, "company", "school", 6)
    listed(stage, meeting, [case], 1)


# Each by one of the projects that it deals with.
DECIDING = {"wheelchair": closed_meeting, "shuttle": open_meeting, "school": coming_meeting}
