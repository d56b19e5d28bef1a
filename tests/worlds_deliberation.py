"""Applications from the experts' report to the decision, and the exemptions that come of them.

Consultations and experts are other pieces' work: what they leave behind is stored here as they leave it.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone, translation

from office.access import SYSTEM
from office.docket.models import Matter
from office.workflow import perform
from sandbox.actions import conditions
from sandbox.models import Application, Condition, Exemption, Opinion, OpinionReply, Panel, ProposedCondition
from sandbox.models.opinion import KIND as OPINION
from sandbox.models.panel import KIND as PANEL
from sandbox.states import Applying, Examining, Opining, Stance
from tests.worlds_applications import ExemptionWorld

SPEED = ("시속 6km를 넘지 않을 것", "보행자 안전", "월별 운행 기록")
DRAFTED = {
    "text": "어린이보호구역은 등하교 시간에 운행하지 않을 것", "basis": "법 제49조제8항",
    "purpose": "등하교 시간의 보행 안전 확보", "evidence": "지오펜스 설정값과 월별 운행 기록", "before_start": True,
}  # fmt: skip
CONSULTING = {"ministries": [], "local_governments": [], "question": "", "questions": {}, "molit_only": ""}


def granted(**more) -> dict:
    """The facts of an approval: two years from next month."""
    starts_on = timezone.localdate() + dt.timedelta(days=30)
    ends_on = starts_on + dt.timedelta(days=729)
    return {"starts_on": starts_on, "ends_on": ends_on, "content": "보도 통행을 허용함", "deviation": "", **more}


REFUSED = {"reason": "안전 조치가 충분하지 않음", "deviation": ""}


@dataclass
class DeliberationWorld(ExemptionWorld):
    """Applications from the review to the decision."""

    def review(self, *, proposals: tuple = (SPEED,), **chosen) -> Application:
        """Consulted, everybody has replied, the experts have reported."""
        case = self.received(**chosen)
        perform(case, "send_consultation", by=self.judge, drafter=self.officer, **CONSULTING)
        self.replied(case, proposals)
        perform(case, "opinions_in", by=SYSTEM)
        self.reported(case)
        return self.fresh(case)

    def replied(self, case: Application, proposals: tuple = ()) -> Opinion:
        """A ministry that agrees on conditions."""
        matter = self._part(case, OPINION, self.cast.ministry)
        opinion = Opinion.objects.create(matter=matter, question="의견을 주시기 바랍니다.", state=Opining.REPLIED)
        OpinionReply.objects.create(
            opinion=opinion, stance=Stance.CONDITIONAL if proposals else Stance.AGREE, grounds="보행 안전",
            replied_at=timezone.now(), replied_by=self.cast.ministry_clerk,
        )  # fmt: skip
        for position, (text, need, evidence) in enumerate(proposals, start=1):
            ProposedCondition.objects.create(
                matter=matter, position=position, text=text, need=need, evidence=evidence
            )  # fmt: skip
        return opinion

    def reported(self, case: Application) -> Panel:
        """An expert panel that has reported."""
        matter = self._part(case, PANEL, None)
        return Panel.objects.create(matter=matter, state=Examining.REPORTED, reported_at=timezone.now())

    def _part(self, case: Application, kind: str, organisation) -> Matter:
        return Matter.objects.create(kind=kind, title=case.matter.title, organisation=organisation, parent=case.matter)

    def drafted(self, case: Application, **facts) -> Condition:
        """A condition of the office's own."""
        return conditions.add(case, by=self.officer, **{**DRAFTED, **facts})

    def on_agenda(self, **chosen) -> Application:
        """Before the committee; the committee's own part is its own test."""
        case = self.review(**chosen)
        perform(case, "put_on_agenda", by=self.officer, meeting="")
        return case

    def deliberating(self, **chosen) -> Application:
        """The item was called."""
        case = self.on_agenda(**chosen)
        perform(case, "open_deliberation", by=SYSTEM)
        return case

    def deferred(self, **chosen) -> Application:
        """The committee put it off."""
        case = self.deliberating(**chosen)
        perform(case, "defer_case", by=SYSTEM, reason="자료 보완")
        return case

    def resolved(self, resolution: str = "approve", **chosen) -> Application:
        """The committee has resolved; a decision is due."""
        case = self.deliberating(**chosen)
        perform(case, "resolve_case", by=SYSTEM, resolution=resolution)
        return case

    def granted(self, *, conditional: bool = False, **chosen) -> Application:
        """Approved, with a condition if so chosen."""
        case = self.resolved("approve_with_conditions" if conditional else "approve", **chosen)
        if conditional:
            self.drafted(case)
        self.approved(case, "approve_with_conditions" if conditional else "approve", **granted())
        return case

    def rejected(self, *, arrived: bool = True, **chosen) -> Application:
        """Not approved; the notice has arrived unless said otherwise."""
        case = self.resolved("reject", **chosen)
        self.approved(case, "reject", **REFUSED)
        if arrived:
            self.arrive(case.matter, "sandbox.rejection_notice")
        return case

    def redeliberation(self, **chosen) -> Application:
        """Asked to be deliberated again."""
        case = self.rejected(**chosen)
        perform(case, "request_redeliberation", by=self.applicant, ground="새 시험 성적서", wishes_to_speak=True)
        return case

    def exemption_of(self, case: Application) -> Exemption:
        """What the approval created."""
        return Exemption.objects.select_related("matter__organisation").get(application=case.pk)

    def in_state(self, state: str) -> Application:
        """A case in one of the states from the review on."""
        made = {
            Applying.REVIEW: self.review,
            Applying.ON_AGENDA: self.on_agenda,
            Applying.DELIBERATING: self.deliberating,
            Applying.DEFERRED: self.deferred,
            Applying.RESOLVED: self.resolved,
            Applying.APPROVED: self.granted,
            Applying.APPROVED_CONDITIONALLY: lambda: self.granted(conditional=True),
            Applying.REJECTED: self.rejected,
            Applying.REDELIBERATION: self.redeliberation,
        }
        return made[state]()


@pytest.fixture
def in_english():
    """A browser's request before may have left its reader's language active."""
    with translation.override("en"):
        yield


@pytest.fixture
def deliberation(cast) -> DeliberationWorld:
    """Applications before the committee and decided, on demand."""
    return DeliberationWorld(cast)
