"""Applications with the ministries and the experts, each taken there by its own steps on its own days."""

import datetime as dt
from typing import Any

from django.utils import timezone

from office.ledger import dispatch
from office.people.actors import actor_of
from office.people.models import Organisation, User
from office.workflow import take
from sandbox.actions import panel_seats, panels
from sandbox.criteria import CRITERIA
from sandbox.demo.cases import Stage, fresh
from sandbox.demo.filing import received
from sandbox.forms.consulting import QUESTION
from sandbox.models import Application, Opinion, Panel

AGREE = {
    "stance": "agree",
    "grounds": "소관 법령의 취지에 어긋나지 않으며 안전 대책이 충분합니다.",
    "conditions": [],
    "outlook": "",
}
SPEED = {
    "text": "운행 속도는 시속 6km 이하로 할 것", "need": "보도의 보행자와 부딪혔을 때의 피해를 줄이기 위함",
    "evidence": "월별 운행 속도 기록",
}  # fmt: skip
PRIVACY = {
    "text": "촬영한 영상의 얼굴은 저장하기 전에 가명처리할 것", "need": "동의하지 않은 시민의 개인정보 보호",
    "evidence": "가명처리 적정성 검토서와 분기별 표본 점검 결과",
}  # fmt: skip
CONDITIONAL = {
    "stance": "conditional", "grounds": "정해진 구역에서 속도를 지킨다는 조건으로 특례에 동의합니다.", "conditions": [SPEED],
    "outlook": "실증 결과를 보고 2028년까지 통행 기준을 정비할 계획입니다.",
}  # fmt: skip
DISAGREE = {
    "stance": "disagree", "grounds": "현행 신고 기준을 완화하면 이용자의 위생과 안전을 담보하기 어렵습니다.", "conditions": [],
    "outlook": "현재로서는 정비 계획이 없습니다.",
}  # fmt: skip
LOCAL = {
    "stance": "conditional", "grounds": "사업 구역의 민원과 통행량을 살핀 결과입니다.", "outlook": "",
    "conditions": [{
        "text": "운행 속도를 시속 4km 이하로 할 것", "need": "등하교 시간의 어린이 보호", "evidence": "구역별 속도 기록",
    }],
}  # fmt: skip
EXPERTS = ("reviewer1", "reviewer2", "reviewer3")


def consulted(stage: Stage, who: str, key: str, days_ago: float, **more: Any) -> Application:
    """Everybody whom the regulations name is asked, and the local government again."""
    case = received(stage, who, key, days_ago + 4, **more)
    ministries = (
        case.regulations.exclude(ministry=None).exclude(ministry__code="molit").values_list("ministry", flat=True)
    )
    city = Organisation.objects.get(kind="local_government", code="36110")
    with stage.on(days_ago, 14):
        stage.letter(
            "secretariat", "molit", case, "send_consultation", ministries=[str(pk) for pk in dict.fromkeys(ministries)],
            local_governments=[str(city.pk)], question=QUESTION, questions={},
            molit_only="" if ministries else "요청한 특례는 모두 국토교통부 소관 법령에 관한 것입니다.",
        )  # fmt: skip
    return fresh(case)


def part_of(case: Application, code: str) -> Opinion:
    """The part of a ministry, or of the city."""
    return case.opinions().get(matter__organisation__code=code)


def answers(stage: Stage, case: Application, code: str, days_ago: float, **said: Any) -> None:
    """The reply of an addressee, by its own clerk."""
    part = part_of(case, code)
    with stage.on(days_ago, 16):
        take(fresh(part), "reply", by=_clerk(stage, part), data=said)
        dispatch.run_due(limit=500)


def _clerk(stage: Stage, part: Opinion) -> Any:
    if part.matter.organisation.code == "npa":
        return stage.actors["ministry"]
    return stage.actors["city"] if not part.is_ministry else stage.clerk(part.matter.organisation)


def replied(stage: Stage, who: str, key: str, days_ago: float, said: dict | None = None) -> Application:
    """Every addressee has replied: the experts' turn."""
    case = consulted(stage, who, key, days_ago + 22)
    for part in case.opinions():
        told = LOCAL if not part.is_ministry else said or CONDITIONAL
        answers(stage, case, part.matter.organisation.code, days_ago + (6 if part.is_ministry else 0), **told)
    return fresh(case)


def examined(stage: Stage, case: Application, days_ago: float, *, signed: int = 3) -> Panel:
    """Three experts are appointed, declare, rate and sign; the chair reports when all three have signed."""
    users = [User.objects.get(email=f"{name}@example.com") for name in EXPERTS]
    with stage.on(days_ago + 14, 10):
        panel = _formed(stage, case, users)
    for number, user in enumerate(users[:signed]):
        with stage.on(days_ago + 6 - number, 15):
            _sheet(panel, user, number)
    if signed == len(users):
        with stage.on(days_ago, 11):
            panel_seats.report(_fresh_panel(panel), by=actor_of(users[0]))
            dispatch.run_due(limit=500)
    return panel


def _formed(stage: Stage, case: Application, users: list[User]) -> Panel:
    office = stage.actors["secretariat"]
    panel = panels.open_panel(case, by=office)
    panels.appoint(panel, by=office, experts=[str(user.pk) for user in users])
    panels.name_chair(panel, by=office, member=str(panel.members.get(user=users[0]).pk))
    for user in users:
        panel_seats.declare(panel.members.get(user=user), by=actor_of(user), answer="none")
    due = timezone.localdate() + dt.timedelta(days=14)
    panels.open_review(_fresh_panel(panel), by=office, due_on=due)
    dispatch.run_due(limit=500)
    return panel


def _sheet(panel: Panel, user: User, number: int) -> None:
    sheet = _sheet_of(panel, user)
    told = {f"{one.code}_rating": "met" for one in CRITERIA}
    told |= {
        f"{one.code}_reason": f"{one.name.ko}: 제출한 계획과 협의 의견을 보아 갖춘 것으로 판단합니다."
        for one in CRITERIA
    }
    told |= {
        "advice": "approve_with_conditions" if number < 2 else "approve",
        "advice_reason": "안전 대책이 구체적이며 자료로 효과를 확인할 수 있습니다.",
        "conditions": [PRIVACY] if number == 0 else [SPEED] if number == 1 else [],
    }
    panel_seats.save_sheet(sheet, by=actor_of(user), values=told, revision=0)
    panel_seats.sign(sheet, by=actor_of(user))
    dispatch.run_due(limit=500)


def _sheet_of(panel: Panel, user: User) -> Any:
    from sandbox.models import PanelSheet

    return PanelSheet.objects.select_related("matter", "member__panel").get(member__panel=panel.pk, member__user=user)


def _fresh_panel(panel: Panel) -> Panel:
    return Panel.objects.select_related("matter__parent").get(pk=panel.pk)


def consulting(stage: Stage) -> None:
    """One ministry waits for material, one is overdue, the city has replied."""
    case = consulted(stage, "company", "delivery", 34)
    answers(stage, case, "36110", 20, **LOCAL)
    with stage.on(30, 10):
        stage.step("ministry", part_of(case, "npa"), "acknowledge")
    with stage.on(26, 10):
        stage.step(
            "ministry", part_of(case, "npa"), "request_material", items="보도 폭 2m 미만 구간의 통행량 조사 자료"
        )
    with stage.on(1, 9):
        stage.sweep()


def dispute(stage: Stage) -> None:
    case = replied(stage, "rival", "lodging", 18, DISAGREE)
    with stage.on(12, 14):
        stage.letter(
            "secretariat", "molit", case, "refer_dispute", asked="규제합리화위원회위원장",
            reason="보건복지부는 특례에 동의하지 않고 세종특별자치시는 조건을 붙여 동의하여 의견이 엇갈립니다.",
        )  # fmt: skip


def review(stage: Stage) -> None:
    case = replied(stage, "company", "patrol", 16)
    examined(stage, case, -2, signed=1)


CONSULTING = {"delivery": consulting, "lodging": dispute, "patrol": review}
