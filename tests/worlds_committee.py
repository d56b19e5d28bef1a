"""The National Smart City Committee, small: five members, of whom two are government, and meetings for its cases."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils import timezone

from office.committees.actions import attendance, committees, items, meetings, voting
from office.committees.models import AgendaItem, Committee, Meeting
from office.committees.queries import agenda_for
from office.committees.roster import everybody_in, roster_of
from sandbox.models import Application


@dataclass
class CommitteeWorld:
    """Meetings of the committee, and cases dealt with in them."""

    cast: object
    committee: Committee = field(init=False)

    def __post_init__(self) -> None:
        self.officer = self.cast.actor("molit_officer")
        self.committee = committees.create_committee(
            by=self.officer, code="nscc", name_ko="국가스마트도시위원회", name_en="National Smart City Committee",
            programme="sandbox", organisation=self.cast.molit,
        )  # fmt: skip
        long_ago = dt.date(2024, 1, 1)
        for order, role in enumerate(("co_chair", "vice_chair", "member", "member", "member"), start=1):
            committees.add_seat(
                self.committee, by=self.officer, kind="civilian", role=role, holder=f"위원 {order}", order=order,
                valid_from=long_ago, valid_until=dt.date(2030, 1, 1),
            )  # fmt: skip

    def planned(self, days: int = 14) -> Meeting:
        """A meeting in two weeks."""
        held_at = timezone.now() + dt.timedelta(days=days)
        return meetings.plan_meeting(self.committee, by=self.officer, held_at=held_at, place="대회의실")

    def opened(self, meeting: Meeting) -> Meeting:
        """Announced and in session, everybody there."""
        meetings.send_notice(meeting, by=self.officer)
        meetings.open_meeting(meeting, by=self.officer)
        for seat in everybody_in(meeting):
            attendance.attend(meeting, by=self.officer, seat=seat)
        return meeting

    def item_of(self, case: Application) -> AgendaItem:
        """The last item of a case."""
        return AgendaItem.objects.filter(matter=case.pk).select_related("meeting").order_by("-pk").first()

    def called(self, case: Application) -> AgendaItem:
        """Its item, under deliberation."""
        item = self.item_of(case)
        items.open_item(item, by=self.officer)
        return item

    def voted(self, item: AgendaItem, outcome: str, *, in_favour: bool = True, **motion: Any) -> Any:
        """A motion on which everybody votes alike."""
        put = voting.propose(item, by=self.officer, outcome=outcome, text="의결함", **motion)
        for seat in roster_of(item).voting:
            voting.vote(put, by=self.officer, seat=seat, choice="for" if in_favour else "against")
        return voting.close_vote(put, by=self.officer)

    def agenda(self, meeting: Meeting) -> list[AgendaItem]:
        """What the clerk reads."""
        return agenda_for(meeting, self.officer)


@pytest.fixture
def committee(cast) -> CommitteeWorld:
    """The committee and its meetings."""
    return CommitteeWorld(cast)
