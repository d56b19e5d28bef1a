"""Cases in every state, each taken there by its own steps: what the tests of the procedures start from."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from office.access import SYSTEM, Actor
from office.attachments import attaching
from office.documents.models import IssuedDocument
from office.documents.registry import tell
from office.ledger import record
from office.workflow import perform, take_approved
from sandbox.actions import consultations, rapid_confirmations
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import Consulting, Rapid

ANSWERS = {
    "service_name": "보행로 배송로봇",
    "service_kind": "convergence",
    "service_field": "logistics",
    "summary": "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다.",
    "expected_agencies": "경찰청",
    "expected_permits": "보도 통행 허용 여부(도로교통법)",
    "details": "자체 시험을 마쳤고 여섯 달 안에 시작하려고 합니다.",
    "address": "세종특별자치시 한누리대로 2130",
    "representative": "대표자",
    "contact_name": "담당자",
    "contact_phone": "044-123-4567",
    "contact_email": "contact@example.com",
    "declaration": True,
}
NEEDED = {
    "answer": "needed",
    "requirements": "운행안전인증을 받을 것",
    "procedure": "인증기관에 신청",
    "grounds": "도로교통법 제2조",
}
NOT_NEEDED = {"answer": "not_needed", "requirements": "", "procedure": "", "grounds": "소관 법령에 정한 것이 없음"}
RESULT = {"molit_answer": "none", "molit_requirements": "", "molit_procedure": "", "note": ""}


def small_pdf() -> bytes:
    """One empty page."""
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer)
    return buffer.getvalue()


def later(days: float) -> time_machine.travel:
    """Play what follows so many days later."""
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=True)


@dataclass
class RapidWorld:
    """Makes rapid confirmations and consultations in the state that is asked for."""

    cast: object
    applicant: Actor = field(init=False)
    officer: Actor = field(init=False)
    judge: Actor = field(init=False)
    clerk: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.applicant = self.cast.actor("company_user")
        self.officer = self.cast.actor("secretariat_officer")
        self.judge = self.cast.actor("decision_maker")
        self.clerk = self.cast.actor("ministry_clerk")

    def draft(self, *, complete: bool = True) -> RapidConfirmation:
        """A draft, whole unless said otherwise."""
        case = rapid_confirmations.create(by=self.applicant, organisation=self.cast.company)
        if complete:
            rapid_confirmations.save_answers(case, by=self.applicant, values=ANSWERS, revision=case.revision())
            upload = SimpleUploadedFile("설명서.pdf", small_pdf(), content_type="application/pdf")
            attaching.attach(case.matter, "description", upload, by=self.applicant)
        return case

    def submitted(self) -> RapidConfirmation:
        """Filed."""
        case = self.draft()
        rapid_confirmations.submit(case, by=self.applicant)
        return case

    def received(self) -> RapidConfirmation:
        """Received, with its number."""
        case = self.submitted()
        rapid_confirmations.receive(case, by=self.officer)
        return case

    def approved(self, case, step: str, **facts) -> None:
        """A step behind a letter, drafted by the secretariat and approved by the decision maker."""
        take_approved(case, step, by=self.judge, drafter=self.officer, facts=facts)

    def supplement(self, days: int = 14) -> RapidConfirmation:
        """A supplement is asked for, and the demand has arrived."""
        case = self.received()
        self.approved(case, "request_supplement", codes=["summary"], reason="불명확", days=days)
        self.arrive(case.matter, "sandbox.supplement_request")
        return case

    def returnable(self) -> RapidConfirmation:
        """Demanded twice, not supplied."""
        case = self.supplement(days=5)
        with later(20):
            self.approved(case, "demand_again", reason="미제출", days=5)
            self.arrive(case.matter, "sandbox.second_demand")
        with later(60):
            perform(case, "supplement_overdue", by=SYSTEM)
        return case

    def inquiring(self, *, arrived: bool = True) -> RapidConfirmation:
        """Two ministries are asked."""
        case = self.received()
        ministries = [str(self.cast.ministry.pk), str(self.cast.other_ministry.pk)]
        self.approved(case, "notify_agencies", agencies=ministries, question="허가등이 필요한지")
        if arrived:
            for part in case.consultations():
                consultations.deliver(part, arrived=timezone.now())
        return case

    def consolidating(self) -> RapidConfirmation:
        """Both have answered."""
        case = self.inquiring()
        consultations.reply(self.part(case), by=self.clerk, **NEEDED)
        consultations.reply(self.part(case, "other_ministry"), by=self.cast.actor("other_ministry_clerk"), **NOT_NEEDED)
        case.refresh_from_db()
        return case

    def notified(self) -> RapidConfirmation:
        """The result is out."""
        case = self.consolidating()
        self.approved(case, "notify_result", outcome="regulated", **RESULT)
        return case

    def returned(self) -> RapidConfirmation:
        """Returned with reasons."""
        case = self.received()
        self.approved(case, "return_application", ground="not_a_petition", reason="대상이 아님")
        return case

    def withdrawn(self) -> RapidConfirmation:
        """Withdrawn after receipt."""
        case = self.received()
        rapid_confirmations.withdraw(case, by=self.applicant, reason="계획 변경")
        return case

    def discarded(self) -> RapidConfirmation:
        """A draft given up."""
        case = self.draft()
        perform(case, "discard", by=self.applicant)
        return case

    def in_state(self, state: str) -> RapidConfirmation:
        """A case in that state."""
        made: dict[str, Callable[[], RapidConfirmation]] = {state: getattr(self, state) for state in Rapid.values}
        return made[state]()

    def part(self, case: RapidConfirmation, ministry: str = "ministry") -> Consultation:
        """The part of a ministry."""
        return case.consultations().get(matter__organisation=getattr(self.cast, ministry))

    def part_in_state(self, state: str) -> Consultation:
        """A consultation of the ministry in that state."""
        case = self.inquiring(arrived=state != Consulting.PREPARED)
        part = self.part(case)
        if state == Consulting.ACKNOWLEDGED:
            perform(part, "acknowledge", by=self.clerk)
        elif state == Consulting.MATERIAL:
            consultations.request_material(part, by=self.clerk, items="운행 자료")
        elif state == Consulting.REPLIED:
            consultations.reply(part, by=self.clerk, **NEEDED)
        elif state in (Consulting.DEEMED_NONE, Consulting.DEEMED_CONFIRMED):
            with later(40):
                consultations.lapse_if_over(part)
        elif state == Consulting.CANCELLED:
            rapid_confirmations.withdraw(case, by=self.applicant, reason="계획 변경")
        if state == Consulting.DEEMED_CONFIRMED:
            with later(41):
                consultations.confirm_deemed(part, by=self.judge, note="")
        part.refresh_from_db()
        return part

    def arrive(self, matter, kind: str) -> None:
        """What the arrival of a letter sets off, without its PDF: rendering is the documents' own test."""
        letter = IssuedDocument(matter=matter, kind=kind)
        event = record("tests.letter_arrived", actor=SYSTEM, matter_id=matter.pk)
        tell("served", letter, at=timezone.now(), event=event)


@pytest.fixture
def rapid(cast) -> RapidWorld:
    """Rapid confirmations on demand."""
    return RapidWorld(cast)
