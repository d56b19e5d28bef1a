"""Expert panels in every state, on applications that are with the experts."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone

from office.access import Actor
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import perform
from sandbox.actions import panel_seats, panels
from sandbox.criteria import CRITERIA
from sandbox.models import Application, Panel, PanelMember, PanelSheet
from sandbox.states import Examining
from tests.cast import AppointmentFactory, UserFactory
from tests.triggers import ignoring

CONDITION = {"text": "시속 5km 이하로 운행할 것", "need": "보행자 보호", "evidence": "속도 기록을 매월 제출"}


def opinion(advice: str = "approve_with_conditions", rating: str = "met", **more) -> dict:
    """A whole review sheet."""
    told = {f"{one.code}_rating": rating for one in CRITERIA}
    told |= {f"{one.code}_reason": f"{one.name.ko}을 확인하였습니다." for one in CRITERIA}
    conditions = [CONDITION] if advice == "approve_with_conditions" else []
    return told | {"advice": advice, "advice_reason": "종합하면 타당합니다.", "conditions": conditions} | more


@dataclass
class PanelWorld:
    """Makes panels on demand; the first expert chairs. `reviewer` of the cast is none of them."""

    cast: object
    exemption: object

    def __post_init__(self) -> None:
        self.officer: Actor = self.cast.actor("secretariat_officer")
        self._experts: list[User] = []

    def experts(self, count: int = 3) -> list[User]:
        """People appointed as reviewers of the programme."""
        while len(self._experts) < count:
            user = UserFactory(name=f"expert {len(self._experts) + 1}")
            AppointmentFactory(user=user, role="reviewer")
            self._experts.append(user)
        return self._experts[:count]

    def case(self, state: str = "review") -> Application:
        """An application that is with the experts, without the way there."""
        case = self.exemption.received()
        self.move(case, state)
        return Application.objects.select_related("matter__organisation").get(pk=case.pk)

    def move(self, case: Application, state: str) -> None:
        """Put an application into a state that others' steps lead to."""
        with ignoring("sandbox.Application:legal_steps"):
            Application.objects.filter(pk=case.pk).update(state=state)

    def soon(self) -> dt.date:
        """A due date."""
        return timezone.localdate() + dt.timedelta(days=14)

    def crowd(self, panel: Panel, count: int) -> None:
        """More panels of the same case, as rows."""
        matters = [
            Matter(
                kind=panel.matter.kind, number=f"{panel.matter.number}-{n}", title=f"{n}", parent=panel.matter.parent
            )
            for n in range(count)
        ]
        Matter.objects.bulk_create(matters)
        Panel.objects.bulk_create(Panel(matter=matter) for matter in matters)

    def forming(self, case: Application | None = None, *, count: int = 3) -> Panel:
        """Members are appointed, nobody has declared."""
        panel = panels.open_panel(case or self.case(), by=self.officer)
        users = self.experts(count)
        panels.appoint(panel, by=self.officer, experts=[str(user.pk) for user in users])
        panels.name_chair(panel, by=self.officer, member=str(self.seat(panel, users[0]).pk))
        return self.fresh(panel)

    def reviewing(self, case: Application | None = None, *, cleared: int = 3, count: int = 3) -> Panel:
        """The review is open; so many have declared."""
        panel = self.forming(case, count=count)
        for user in self.experts(count)[:cleared]:
            self.clear(panel, user)
        panels.open_review(panel, by=self.officer, due_on=self.soon())
        return self.fresh(panel)

    def reporting(self, case: Application | None = None, *, opinions: tuple[dict, ...] = ()) -> Panel:
        """Everybody has signed."""
        panel = self.reviewing(case)
        for user, said in zip(self.experts(), opinions or (opinion(),) * 3, strict=True):
            self.sign(panel, user, said)
        return self.fresh(panel)

    def reported(self, case: Application | None = None, **more) -> Panel:
        """The chair has concluded."""
        panel = self.reporting(case, **more)
        panel_seats.report(panel, by=self.chair())
        return self.fresh(panel)

    def dissolved(self) -> Panel:
        """Given up."""
        panel = self.forming()
        perform(panel, "dissolve", by=self.officer, reason="r")
        return panel

    def in_state(self, state: str) -> Panel:
        """A panel in that state."""
        return {one: getattr(self, one) for one in Examining.values}[state]()

    def seat(self, panel: Panel, user: User) -> PanelMember:
        """The seat of somebody."""
        return PanelMember.objects.select_related("panel__matter", "user").get(panel=panel.pk, user=user)

    def sheet(self, panel: Panel, user: User) -> PanelSheet:
        """The sheet of somebody."""
        return PanelSheet.objects.select_related("matter", "member__panel").get(
            member__panel=panel.pk, member__user=user
        )

    def clear(self, panel: Panel, user: User) -> None:
        """Nothing stands in the way."""
        panel_seats.declare(self.seat(panel, user), by=actor_of(user), answer="none")

    def write(self, panel: Panel, user: User, said: dict | None = None) -> PanelSheet:
        """A whole sheet, not signed."""
        sheet = self.sheet(panel, user)
        panel_seats.save_sheet(sheet, by=actor_of(user), values=said or opinion(), revision=0)
        return sheet

    def sign(self, panel: Panel, user: User, said: dict | None = None) -> PanelSheet:
        """Written and signed."""
        sheet = self.write(panel, user, said)
        panel_seats.sign(sheet, by=actor_of(user))
        return sheet

    def chair(self) -> Actor:
        """The first expert."""
        return actor_of(self.experts()[0])

    def fresh(self, panel: Panel) -> Panel:
        """Read again."""
        return Panel.objects.select_related("matter__parent").get(pk=panel.pk)


@pytest.fixture
def experts(cast, exemption) -> PanelWorld:
    """Panels on demand."""
    return PanelWorld(cast, exemption)
