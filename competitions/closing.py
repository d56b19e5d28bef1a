"""The deadline of an entry: one function, asked inside the submitting transaction and by every page that shows it.

A request counts from its arrival (product.md; Framework Act on Administration §6; "arrival, not posting" in the
notices): what arrives before the moment of closing is in time, however long it waits for a worker.
"""

import datetime as dt
from dataclasses import dataclass

from office.workflow.arrival import TOLERATED


@dataclass(frozen=True)
class Verdict:
    """Whether an arrival counts, and against which moments it was held."""

    in_time: bool
    arrived_at: dt.datetime
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None

    @property
    def late(self) -> bool:
        """Whether it came at or after the close."""
        return self.closes_at is not None and self.arrived_at >= self.closes_at

    @property
    def early(self) -> bool:
        """Whether it came before the opening."""
        return self.opens_at is None or self.arrived_at < self.opens_at


def decide(
    arrived_at: dt.datetime,
    *,
    opens_at: dt.datetime | None,
    closes_at: dt.datetime | None,
    extended_to: dt.datetime | None = None,
) -> Verdict:
    """Judge an arrival (aware instant) against a call's window and what was granted to one entry beyond it.

    The opening moment itself is in time, the closing moment is not.
    """
    ends = max(filter(None, (closes_at, extended_to)), default=None)
    begun = opens_at is not None and opens_at <= arrived_at
    return Verdict(begun and ends is not None and arrived_at < ends, arrived_at, opens_at, ends)


def settled(closes_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether nothing that arrived before the close can still be on its way to the database."""
    return closes_at is not None and now >= closes_at + TOLERATED
