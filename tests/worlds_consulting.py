"""Applications that are consulted on, in every state of one addressee's consultation."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from office.access import Actor
from office.people.actors import actor_of
from office.people.models import Organisation
from office.workflow import perform
from sandbox.actions import applications, opinions
from sandbox.models import Application, LocalReview, Opinion
from sandbox.states import Opining, Reviewing
from tests.cast import MembershipFactory, OrganisationFactory
from tests.worlds import later
from tests.worlds_applications import ExemptionWorld

AGREES = {"stance": "agree", "grounds": "도로교통법의 취지에 어긋나지 않음", "conditions": [], "outlook": ""}
DISAGREES = {"stance": "disagree", "grounds": "보행자길의 안전이 우선함", "conditions": [], "outlook": ""}
SLOW = {"text": "최고 속도는 시속 6km 이하로 할 것", "need": "보행자와의 충돌 방지", "evidence": "주행 기록"}
FAST = {"text": "보도에서는 15km/h 이하로 주행할 것", "need": "인증 기준과의 일치", "evidence": "인증서"}


def conditional(*conditions: dict) -> dict:
    """An agreement on these conditions."""
    return {"stance": "conditional", "grounds": "조건을 지키면 지장 없음", "conditions": [*conditions], "outlook": ""}


@dataclass
class ConsultingWorld(ExemptionWorld):
    """Adds to the world of applications those who are consulted: the cast's two ministries and the city, or more."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.clerk = self.cast.actor("ministry_clerk")
        self.other_clerk = self.cast.actor("other_ministry_clerk")

    def another_ministry(self, name: str, code: str) -> tuple[Organisation, Actor]:
        """A further ministry with somebody who writes for it."""
        ministry = OrganisationFactory(kind="ministry", name_ko=name, name_en=f"Ministry {code}", code=code)
        return ministry, actor_of(MembershipFactory(organisation=ministry, role="writer").user)

    def consult(self, case: Application, *ministries: Organisation, arrived: bool = True, **more) -> None:
        """Send the consultation to these ministries and the city; the letters arrive unless said otherwise."""
        facts = {
            "ministries": [str(one.pk) for one in ministries], "local_governments": [str(self.cast.city.pk)],
            "question": "특례를 인정하여도 되는지", "questions": {}, "molit_only": "", **more,
        }  # fmt: skip
        self.approved(case, "send_consultation", **facts)
        if arrived:
            for part in case.opinions().filter(state=Opining.PREPARED):
                opinions.deliver(part, arrived=timezone.now())

    def consulting(self, *, arrived: bool = True, **chosen) -> Application:
        """Two ministries and the city are consulted."""
        case = self.received(**chosen)
        self.consult(case, self.cast.ministry, self.cast.other_ministry, arrived=arrived)
        return case

    def part(self, case: Application, addressee: str = "ministry") -> Opinion:
        """The consultation of one of the cast."""
        return case.opinions().get(matter__organisation=getattr(self.cast, addressee))

    def answer(self, case: Application, addressee: str, by: Actor, facts: dict) -> Opinion:
        """Somebody replies."""
        part = self.part(case, addressee)
        opinions.reply(part, by=by, **facts)
        return part

    def reviewing(self, *, first: dict | None = None, second: dict | None = None, **chosen) -> Application:
        """Everybody has replied: the experts' turn."""
        case = self.consulting(**chosen)
        self.answer(case, "ministry", self.clerk, first or AGREES)
        self.answer(case, "other_ministry", self.other_clerk, second or AGREES)
        self.answer(case, "city", self.local, AGREES)
        return self.fresh(case)

    def dispute(self, **chosen) -> Application:
        """One disagrees, and the dispute is referred."""
        case = self.reviewing(first=DISAGREES, **chosen)
        self.approved(case, "refer_dispute", reason="의견이 갈림", asked="규제합리화위원회위원장")
        return self.fresh(case)

    def opinion_in_state(self, state: str) -> Opinion:
        """The police agency's consultation in that state; an overdue one 40 days later."""
        case = self.consulting(arrived=state != Opining.PREPARED)
        part = self.part(case)
        if state == Opining.ACKNOWLEDGED:
            perform(part, "acknowledge", by=self.clerk)
        elif state == Opining.MATERIAL:
            opinions.request_material(part, by=self.clerk, items="운행 자료")
        elif state in (Opining.EXTENSION_ASKED, Opining.EXTENDED):
            self._extend(part, granted=state == Opining.EXTENDED)
        elif state == Opining.REPLIED:
            opinions.reply(part, by=self.clerk, **AGREES)
        elif state in (Opining.OVERDUE, Opining.UNREPLIED):
            with later(40):
                opinions.lapse_if_over(part)
        elif state == Opining.CANCELLED:
            applications.withdraw(case, by=self.applicant, reason="계획 변경")
        if state == Opining.UNREPLIED:
            with later(41):
                opinions.record_unreplied(part, by=self.judge, reason="두 차례 독촉하였으나 회신 없음")
        part.refresh_from_db()
        return part

    def _extend(self, part: Opinion, *, granted: bool) -> None:
        with later(40):
            opinions.lapse_if_over(part)
        with later(70):
            perform(part, "request_extension", by=self.clerk, days=30, reason="현장 확인")
            if granted:
                perform(part, "grant_extension", by=self.judge)

    def review_in_state(self, state: str) -> LocalReview:
        """The city's review before filing in that state."""
        from sandbox.actions import applications_local, local_reviews

        case = self.local_review()
        review = case.local_reviews().get()
        if state == Reviewing.ACKNOWLEDGED:
            perform(review, "acknowledge", by=self.local)
        elif state == Reviewing.GIVEN:
            local_reviews.give(review, by=self.local, stance="favourable", text="지장 없음", measures=[])
        elif state == Reviewing.RECALLED:
            applications_local.recall(case, by=self.applicant, reason="계획 변경")
        review.refresh_from_db()
        return review


@pytest.fixture
def consulted(cast) -> ConsultingWorld:
    """Applications that are consulted on, on demand."""
    return ConsultingWorld(cast)
