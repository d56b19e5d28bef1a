"""One row of each procedure of a committee, without the way to it: for tests that only want a row."""

from django.utils import timezone

from office.committees.models import AgendaItem, Committee, Meeting
from office.committees.models.meeting import KIND
from office.docket.models import Matter


def meeting_rows(cast) -> dict:
    """A planned meeting with an item, by their models."""
    committee = Committee.objects.create(code="bare", name_ko="시험위원회", programme="sandbox")
    matter = Matter.objects.create(kind=KIND, number="BARE-1", title="제1차 시험위원회")
    now = timezone.now()
    meeting = Meeting.objects.create(
        matter=matter, committee=committee, ordinal=1, held_at=now, day=timezone.localdate(now)
    )
    case = Matter.objects.create(kind="tests.case", title="시험 사건", organisation=cast.company)
    item = AgendaItem.objects.create(meeting=meeting, matter=case, position=1, title="시험 안건")
    return {Meeting: meeting, AgendaItem: item}
