"""A meeting with as many cases as wanted, each with its papers, made through the house's own use cases."""

import datetime as dt
import hashlib
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from benchmarks.papers import Made, of_a_case
from office.attachments.models import Attachment
from office.committees.actions import committees, items, meetings
from office.committees.models import Committee, ItemPaper, Meeting
from office.committees.registry import ReadyCase, register_item_kind
from office.docket.models import Matter
from office.ledger.models import Effect
from office.people.actors import actor_of
from office.people.models import Appointment, Organisation, User

KIND = "benchmark.case"
VARIANTS = 6  # of the contents; every case has files of its own
register_item_kind(KIND, ready=lambda actor: [ReadyCase(one, one.title) for one in Matter.objects.filter(kind=KIND)])


class Committees:
    """A committee of nine members and the people who serve it."""

    def __init__(self) -> None:
        self.company = Organisation.objects.create(kind="company", name_ko="측정용 회사", name_en="Measured company")
        officer = self._user("officer")
        Appointment.objects.create(user=officer, role="officer", programme="sandbox", valid_from=_past())
        self.officer = actor_of(officer)
        self.committee: Committee = committees.create_committee(
            by=self.officer, code="bench", name_ko="국가스마트도시위원회", programme="sandbox"
        )
        self.members = [self._seat(number) for number in range(9)]
        self.contents: dict[int, list[Made]] = {}

    def _user(self, name: str) -> User:
        return User.objects.create(email=f"{name}@example.com", name=name)

    def _seat(self, number: int) -> User:
        user = self._user(f"위원 {number + 1}")
        day = timezone.localdate() - dt.timedelta(days=30)
        committees.add_seat(self.committee, by=self.officer, kind="civilian", user=user, valid_from=day, order=number)
        return user

    @transaction.atomic
    def meeting(self, cases: int) -> Meeting:
        """Noticed, so that members may read; nothing is left for a worker to do."""
        at = timezone.now() + dt.timedelta(days=14)
        meeting = meetings.plan_meeting(self.committee, by=self.officer, held_at=at, place="대회의실")
        for number in range(cases):
            matter = Matter.objects.create(
                kind=KIND, title=f"배송로봇 실증사업 {number + 1}", organisation=self.company,
                number=f"BN-{meeting.ordinal:04d}-{number + 1:04d}",
            )  # fmt: skip
            item = items.list_item(meeting, by=self.officer, matter=matter)
            for position, made in enumerate(self._contents(number % VARIANTS), 1):
                _hand_in(item, position, made)
        meetings.send_notice(meeting, by=self.officer)
        Effect.objects.update(state="done")
        return meeting

    def _contents(self, variant: int) -> list[Made]:
        if variant not in self.contents:
            self.contents[variant] = of_a_case(variant)
        return self.contents[variant]


def _hand_in(item, position: int, made: Made) -> None:
    key = default_storage.save(f"attachments/{item.pk}-{position}", ContentFile(made.content))
    file = Attachment.objects.create(
        matter=item.matter, field_code="papers", name=made.name, size=len(made.content), type=made.kind,
        content_type="application/octet-stream", sha256=hashlib.sha256(made.content).hexdigest(), audience="benchmark",
        storage_key=key,
    )  # fmt: skip
    ItemPaper.objects.create(item=item, position=position, title=made.title, attachment=file)


def _past() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=30)


def files_of(meeting: Meeting, *kinds: str) -> list[Path]:
    """Where the papers of a meeting lie, in the order of the agenda."""
    rows = ItemPaper.objects.filter(item__meeting=meeting, attachment__type__in=kinds)
    keys = rows.order_by("item__position", "position").values_list("attachment__storage_key", flat=True)
    return [Path(default_storage.path(key)) for key in keys]
