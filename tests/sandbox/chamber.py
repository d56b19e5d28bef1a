"""A committee that is set up, convened and run over the API alone."""

import datetime as dt
from typing import Any

from django.utils import timezone

from tests.cast import UserFactory
from tests.sandbox.calling import HOUSE, Api, choices

HELD_IN = 14
WINDOW = 6


class Chamber:
    """The committee, run by the secretariat's officer; its standing members by their place in the order.

    `offices` are titles of ex-officio seats with the organisation, if it matters; the first presides.
    """

    def __init__(self, api: Any, cast: Any, offices: list[tuple[str, Any]], civilians: int) -> None:
        self.api, self.office = api, api("secretariat_officer")
        facts = {"code": "nscc", "name_ko": "국가스마트도시위원회", "programme": "sandbox"}
        made = self.office.send(f"{HOUSE}committees/", 201, **facts, organisation=str(cast.molit.pk))
        self.seats_at = f"{HOUSE}committees/{made['id']}/seats/"
        self.committee, self.seats, self.members = made["id"], [], []
        for order, (title, organisation) in enumerate(offices, 1):
            role = "co_chair" if order == 1 else "member"
            place = str(organisation.pk) if organisation else ""
            self._seat(order, kind="government", title_ko=title, role=role, organisation=place)
        for order in range(len(offices) + 1, len(offices) + civilians + 1):
            self._seat(order, kind="civilian")

    def _seat(self, order: int, **facts: Any) -> None:
        user = UserFactory(name=f"위원 {order}")
        since = (timezone.localdate() - dt.timedelta(days=30)).isoformat()
        seat = self.office.send(self.seats_at, 201, email=user.email, order=order, valid_from=since, **facts)
        self.seats.append(seat["id"])
        self.members.append(user)

    def member(self, place: int) -> Api:
        """The program of a standing member."""
        return Api(self.members[place])

    def plan(self, *, written: bool = False) -> str:
        """A meeting in two weeks; returns its id."""
        held_at = timezone.now() + dt.timedelta(days=HELD_IN)
        facts = {"mode": "in_person", "held_at": held_at.isoformat(), "place": "대회의실"}
        if written:
            until = held_at + dt.timedelta(days=WINDOW)
            facts |= {"mode": "written", "written_reason": "urgent", "ballot_until": until.isoformat()}
        made = self.office.send(f"{HOUSE}meetings/", 201, committee=self.committee, **facts)
        self.here, self.number = f"{HOUSE}meetings/{made['number']}/", made["number"]
        return made["id"]

    def list_case(self, case: Any) -> str:
        """Put a case that is ready on the agenda; returns the item's address."""
        assert str(case.pk) in {line["matter"] for line in self.office.get(f"{self.here}ready/")}
        told = self.office.send(f"{self.here}deeds/list_item/", matter=str(case.pk))
        return self.address(told["agenda"][-1])

    def address(self, item: dict) -> str:
        """Where an item is."""
        return f"{HOUSE}agenda-items/{item['id']}/"

    def notice(self) -> None:
        """Every member is told; the letters are those of the standing members."""
        assert self.office.send(f"{self.here}steps/send_notice/")["state"] == "noticed"

    def open(self) -> None:
        """In session under the first member."""
        told = self.office.send(f"{self.here}steps/open_meeting/", presiding=self.seats[0])
        assert told["state"] == "open" and told["presiding"]["id"] == self.seats[0]

    def attend(self, *seats: str, deed: str = "attend") -> None:
        """Mark members as present, or with `leave` as gone."""
        for seat in seats:
            self.office.send(f"{self.here}deeds/{deed}/", seat=seat)

    def joining(self) -> list[str]:
        """The seats of those who join only for an item, as the attendance list offers them."""
        offered = choices(self.office.get(f"{self.here}deeds/attend/")["schema"], "seat")
        return [seat for seat in offered if seat not in self.seats]

    def propose(self, item: str, **facts: Any) -> "Vote":
        """Put a motion; without facts the one that the office has drafted."""
        offered = self.office.get(f"{item}deeds/propose/")["schema"]["properties"]
        drafted = {name: one["default"] for name, one in offered.items() if "default" in one}
        told = self.office.send(f"{item}deeds/propose/", **(facts or drafted))
        return Vote(self, told["motions"][-1])

    def close(self) -> None:
        """The meeting is over."""
        assert self.office.send(f"{self.here}steps/close_meeting/")["state"] == "closed"


class Vote:
    """One motion while it is voted on."""

    def __init__(self, chamber: Chamber, motion: dict) -> None:
        self.chamber, self.office = chamber, chamber.office
        self.motion, self.at = motion, {deed["name"]: deed["address"] for deed in motion["deeds"]}

    def record(self, seats: list[str], choice: str, *, deed: str = "vote", status: int = 200) -> None:
        """The clerk writes down how these members vote."""
        for seat in seats:
            self.office.send(self.at[deed], status, choice=choice, seat=seat)

    def count(self, status: int = 200) -> dict:
        """Close the vote; returns the item's count of this motion."""
        told = self.office.send(self.at["close_vote"], status)
        if status != 200:
            return told
        (motion,) = [one for one in told["motions"] if one["id"] == self.motion["id"]]
        return motion["count"] | {"state": told["state"], "result": motion["result"]}
