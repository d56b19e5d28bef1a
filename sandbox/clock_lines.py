"""The clocks of many matters at once, for boards and lists."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from office.deadlines.models import Deadline
from office.deadlines.queries import Progress, progress_list


def clocks_by_matter(cases: Iterable[Any], *clocks: str) -> dict[UUID, Progress]:
    """The last clock of these kinds for each case, by the case's key: of several, the one named first."""
    order = {clock: place for place, clock in enumerate(clocks)}
    rows = Deadline.objects.whole().filter(matter__in=[case.pk for case in cases], clock__in=clocks)
    found = sorted(rows, key=lambda row: (-order[row.clock], row.pk))
    return {progress.deadline.matter_id: progress for progress in progress_list(found)}
