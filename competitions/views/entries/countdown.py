"""How long until the close of an entry, by the server's clock; the page counts on from there."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.history_calls import moved_close
from competitions.models import Call, Entry
from competitions.states import CALLING_ENDED, ENTERING_BEFORE_CLOSE, Entering
from office.web import formats

URGENT = dt.timedelta(days=1)


@dataclass(frozen=True)
class Countdown:
    """To which moment, and how long still; `over` when the moment has passed."""

    label: str
    until: dt.datetime
    now: dt.datetime
    note: str = ""
    tone: str = "information"
    opens: bool = False  # what it waits for is a beginning

    @property
    def left(self) -> dt.timedelta:
        """What is left, never less than nothing."""
        return max(self.until - self.now, dt.timedelta())

    @property
    def over(self) -> bool:
        """Whether the moment has passed."""
        return not self.left

    @property
    def days(self) -> int:
        """Whole days."""
        return self.left.days

    @property
    def clock(self) -> str:
        """Hours, minutes and seconds beside the days."""
        hours, rest = divmod(self.left.seconds, 3600)
        return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


def countdown_of(entry: Entry) -> Countdown | None:
    """What the entry waits for: the opening, the close, or the end of a supplement; nothing after that."""
    now, call = timezone.now(), entry.call
    if entry.state == Entering.SUPPLEMENT and entry.supply_until:
        return to(_("Until the end of the supplement"), entry.supply_until, now)
    if entry.state not in ENTERING_BEFORE_CLOSE or call.state in CALLING_ENDED:
        return None
    verdict = entry.closing(now)
    if verdict.early and call.opens_at:
        return Countdown(_("Until the intake opens"), call.opens_at, now, opens=True)
    if verdict.closes_at is None:
        return None
    own = verdict.closes_at != call.closes_at
    note = _("This entry was given more time than the call.") if own else _extended(call)
    return to(_("Until the close"), verdict.closes_at, now, note)


def _extended(call: Call) -> str:
    """A close that was moved for everybody says so: who knew the former one must not think to have misread it."""
    moved = moved_close(call)
    if moved is None:
        return ""
    if moved.before is None:
        return _("The close was extended for everybody.")
    told = _("The close was extended for everybody. Before that it was %(before)s.")
    return told % {"before": formats.moment(moved.before)}


def to(label: str, until: dt.datetime, now: dt.datetime, note: str = "") -> Countdown:
    """To a moment; its last day is a warning."""
    tone = "danger" if until <= now else "warning" if until - now < URGENT else "information"
    return Countdown(label, until, now, note, tone)
