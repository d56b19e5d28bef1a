"""Rapid confirmations in every state, each taken there by its own steps on its own days.

What they ask is modelled on services that were examined in the sandbox (delivery robots, shared kickboards, DRT,
drones over gas pipes, wheelchair aids); applicants and outcomes are invented and carry invented names.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from office.access import Actor, Seat
from office.attachments import attaching
from office.documents import actions as letters
from office.ledger import dispatch, registry
from office.people.models import Organisation, User
from office.workflow import take
from sandbox.actions import rapid_confirmations
from sandbox.demo.accounts import COMPANY, RIVAL
from sandbox.demo.texts import SERVICES, Service, description_pdf
from sandbox.models import Consultation, RapidConfirmation

QUESTION = (
    "신청인의 기술·서비스가 귀 기관 소관 법령에 따른 허가·승인·인증·검증·인가 등의 대상인지, "
    "대상이라면 그 요건과 절차를 알려 주시기 바랍니다."
)


@dataclass
class Stage:
    """The demo's stage: who acts, and the day on which it plays."""

    actors: dict[str, Actor]
    now: dt.datetime

    def on(self, days_ago: float, hour: int = 10) -> Any:
        """Play what follows on a working day about `days_ago` days back, at `hour` o'clock in Seoul."""
        day = timezone.localtime(self.now) - dt.timedelta(days=days_ago)
        while day.weekday() > 4:
            day -= dt.timedelta(days=1 if days_ago >= 0 else -1)
        at = day.replace(hour=hour, minute=int(days_ago * 7) % 50 + 3, second=0, microsecond=0)
        return time_machine.travel(min(at, self.now) if days_ago >= 0 else at, tick=True)

    def draft(self, who: str, brn: str, service: Service, *, complete: bool = True) -> RapidConfirmation:
        """A draft with its answers and its description."""
        by = self.actors[who]
        case = rapid_confirmations.create(by=by, organisation=Organisation.objects.get(brn=brn))
        values = service.answers() if complete else dict(list(service.answers().items())[:3])
        rapid_confirmations.save_answers(case, by=by, values=values, revision=case.revision())
        if complete:
            upload = SimpleUploadedFile("기술·서비스 및 사업 설명서.pdf", description_pdf(service))
            attaching.attach(case.matter, "description", upload, by=by)
        return case

    def step(self, who: str, subject: Any, name: str, **data: Any) -> Any:
        """One step by a person, with the effects that follow from it."""
        outcome = take(fresh(subject), name, by=self.actors[who], data=data)
        dispatch.run_due(limit=500)
        return outcome

    def letter(self, drafter: str, approver: str, case: Any, name: str, **data: Any) -> None:
        """A step behind a letter: drafted by one, approved by another, issued and placed."""
        letter = self.step(drafter, case, name, **data).letter
        by = self.actors[drafter]
        letters.submit_for_approval(letter, by=by, approver=User.objects.get(pk=self.actors[approver].user_id))
        letters.approve(letter, by=self.actors[approver])
        dispatch.run_due(limit=500)

    def sweep(self) -> None:
        """What the minute's sweep would have done by then: clocks run out, notices go."""
        for function in registry.sweeps():
            function()
        dispatch.run_due(limit=500)

    def clerk(self, ministry: Organisation) -> Actor:
        """Whoever answers for a ministry without an account in the demo: the demo's ministry account, seated there."""
        seat = Seat(ministry.pk, ministry.kind, "manager")
        return dataclasses.replace(self.actors["ministry"], seats=(seat,))

    def part(self, case: RapidConfirmation, ministry: str) -> Consultation:
        """The part of one ministry."""
        return case.consultations().get(matter__organisation__name_ko=ministry)


def fresh(subject: Any) -> Any:
    """As it is stored now."""
    return type(subject).objects.select_related("matter").get(pk=subject.pk)


def _ministries(*names: str) -> list[str]:
    return [
        str(pk) for pk in Organisation.objects.filter(kind="ministry", name_ko__in=names).values_list("pk", flat=True)
    ]


def _received(stage: Stage, who: str, brn: str, service: Service, days_ago: float) -> RapidConfirmation:
    with stage.on(days_ago + 1, 9):
        case = stage.draft(who, brn, service)
        stage.step(who, case, "submit")
    with stage.on(days_ago, 10):
        stage.step("secretariat", case, "receive")
    return case


def _asked(stage: Stage, who: str, brn: str, service: Service, days_ago: float, *ministries: str) -> RapidConfirmation:
    case = _received(stage, who, brn, service, days_ago)
    with stage.on(days_ago - 1, 14):
        stage.letter(
            "secretariat", "molit", case, "notify_agencies", agencies=_ministries(*ministries), question=QUESTION
        )
    return case


def _answers(stage: Stage, case: RapidConfirmation, ministry: str, days_ago: float, **facts: str) -> None:
    """The reply of a ministry whose clerk has no account in the demo: given by a clerk made for the moment."""
    part = stage.part(case, ministry)
    by = stage.actors["ministry"] if ministry == "경찰청" else stage.clerk(part.matter.organisation)
    with stage.on(days_ago, 16):
        take(fresh(part), "reply", by=by, data=facts)
        dispatch.run_due(limit=500)


NEEDED = {
    "answer": "needed",
    "requirements": "운행안전인증을 받은 로봇일 것, 보도 통행 최고 속도 시속 15킬로미터 이하일 것",
    "procedure": "인증기관에 운행안전인증 신청(처리기간 60일), 인증서를 받은 뒤 운행",
    "grounds": "도로교통법 제2조, 지능형 로봇 개발 및 보급 촉진법 제40조의2",
}
NOT_NEEDED = {
    "answer": "not_needed",
    "grounds": "영상정보를 저장하지 않으므로 소관 법령에 따른 허가등의 대상이 아닙니다.",
}
NOT_OURS = {"answer": "not_ours", "grounds": "신청 내용은 소관 법령에서 정하고 있지 않습니다."}
NO_MOLIT = {"molit_answer": "none", "molit_requirements": "", "molit_procedure": "", "note": ""}


def draft(stage: Stage) -> None:
    with stage.on(1):
        stage.draft("company", COMPANY, SERVICES["parking"], complete=False)


def submitted(stage: Stage) -> None:
    with stage.on(0, 9):
        case = stage.draft("company", COMPANY, SERVICES["robot"])
        stage.step("company", case, "submit")


def received(stage: Stage) -> None:
    _received(stage, "rival", RIVAL, SERVICES["cctv"], 4)


def supplement(stage: Stage) -> None:
    case = _received(stage, "company", COMPANY, SERVICES["drone"], 9)
    with stage.on(6, 11):
        stage.letter(
            "secretariat", "molit", case, "request_supplement", codes=["summary", "description"], days=14,
            reason="비행 고도와 구간, 안전관리자의 배치 계획이 적혀 있지 않아 소관 부처를 정할 수 없습니다.",
        )  # fmt: skip


def overdue(stage: Stage) -> None:
    case = _received(stage, "rival", RIVAL, SERVICES["kickboard"], 60)
    with stage.on(57, 11):
        stage.letter(
            "secretariat", "molit", case, "request_supplement", codes=["expected_permits"], days=14,
            reason="예상하는 허가등과 관련 법령이 적혀 있지 않습니다.",
        )  # fmt: skip
    with stage.on(36, 11):
        stage.sweep()
        stage.letter(
            "secretariat", "molit", case, "demand_again", days=10, reason="보완이 기한까지 제출되지 않았습니다."
        )
    with stage.on(20, 9):
        stage.sweep()


def inquiring(stage: Stage) -> None:
    names = ("경찰청", "개인정보보호위원회", "행정안전부")
    case = _asked(stage, "company", COMPANY, SERVICES["delivery"], 17, *names)
    _answers(stage, case, "개인정보보호위원회", 5, **NOT_NEEDED)
    with stage.on(11, 10):
        stage.step("ministry", stage.part(case, "경찰청"), "acknowledge")
    with stage.on(3, 10):
        stage.step(
            "ministry", stage.part(case, "경찰청"), "request_material", items="운행 구간별 보도 폭과 통행량 조사 자료"
        )


def silent(stage: Stage) -> None:
    case = _asked(stage, "rival", RIVAL, SERVICES["wheelchair"], 45, "경찰청", "보건복지부")
    _answers(stage, case, "경찰청", 30, **NOT_OURS)
    with stage.on(9, 9):
        stage.sweep()


def consolidating(stage: Stage) -> None:
    case = _asked(stage, "company", COMPANY, SERVICES["tour"], 40, "경찰청", "문화체육관광부")
    _answers(stage, case, "경찰청", 25, **NOT_NEEDED)
    _answers(stage, case, "문화체육관광부", 12, **NOT_OURS)
    with stage.on(2, 14):
        letter = stage.step("secretariat", case, "notify_result", **NO_MOLIT).letter
        approver = User.objects.get(pk=stage.actors["molit"].user_id)
        letters.submit_for_approval(letter, by=stage.actors["secretariat"], approver=approver)


def regulated(stage: Stage) -> None:
    case = _asked(stage, "company", COMPANY, SERVICES["night"], 75, "경찰청", "개인정보보호위원회", "행정안전부")
    _answers(stage, case, "경찰청", 60, **NEEDED)
    _answers(stage, case, "개인정보보호위원회", 55, **NOT_NEEDED)
    _end_in_silence(stage, case, "행정안전부", 38)
    with stage.on(33, 15):
        stage.letter("secretariat", "molit", case, "notify_result", **NO_MOLIT)


def unregulated(stage: Stage) -> None:
    case = _asked(stage, "rival", RIVAL, SERVICES["pipe"], 80, "소방청", "산업통상부")
    _answers(stage, case, "소방청", 66, **NOT_OURS)
    _end_in_silence(stage, case, "산업통상부", 42)
    with stage.on(40, 15):
        stage.letter("secretariat", "molit", case, "notify_result", **NO_MOLIT)


def _end_in_silence(stage: Stage, case: RapidConfirmation, ministry: str, days_ago: float) -> None:
    with stage.on(days_ago, 9):
        stage.sweep()
        stage.step(
            "molit", stage.part(case, ministry), "confirm_deemed", note="전자문서 수신을 확인하였고 회신이 없었음"
        )


def returned(stage: Stage) -> None:
    case = _received(stage, "rival", RIVAL, SERVICES["vending"], 50)
    with stage.on(47, 11):
        stage.letter(
            "secretariat", "molit", case, "return_application", ground="not_a_petition",
            reason="신청 내용이 스마트혁신기술·서비스의 사업화가 아니라 임대차 계약의 해석에 관한 것입니다.",
        )  # fmt: skip


def withdrawn(stage: Stage) -> None:
    case = _asked(stage, "company", COMPANY, SERVICES["locker"], 28, "행정안전부")
    with stage.on(21, 11):
        stage.step("company", case, "withdraw", reason="사업 계획을 바꾸어 다시 신청하려고 합니다.")


def discarded(stage: Stage) -> None:
    with stage.on(5):
        case = stage.draft("rival", RIVAL, SERVICES["poster"], complete=False)
        stage.step("rival", case, "discard")


# The name of the service tells whether a case is there already.
CASES: dict[str, Callable[[Stage], None]] = {
    "pipe": unregulated,
    "night": regulated,
    "kickboard": overdue,
    "vending": returned,
    "wheelchair": silent,
    "tour": consolidating,
    "locker": withdrawn,
    "delivery": inquiring,
    "drone": supplement,
    "cctv": received,
    "robot": submitted,
    "parking": draft,
    "poster": discarded,
}
