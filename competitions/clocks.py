"""The clock of an answer to an objection; the period in which one can be filed is a rule of the call."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions import policy
from office.deadlines import actions
from office.deadlines.clocks import Clock, Extension, register
from office.deadlines.counting import CALENDAR, CIVIL, count, end_of
from office.deadlines.overlay import current_calendar
from office.deadlines.periods import Period
from office.deadlines.triggers import Closes

ANSWER = "P01"
INSTANT = dt.timedelta(microseconds=1)  # a period ends with its last day

register(
    Clock(
        ANSWER,
        _("Answer to an objection to the result of a call"),
        _("the objection is received"),
        Period(policy.OBJECTION_ANSWER_DAYS),
        CALENDAR,
        _("the office's own period is over; the objection still has to be answered"),
        "alert",
        "Sub §37",
        extension=Extension(Period(policy.OBJECTION_EXTENSION_DAYS), 1),
        warn_at=(policy.OBJECTION_ANSWER_DAYS - 4,),
        notes=(
            _(
                "The law sets no period for objections to a selection. The days of the Subsidy Act §37, which speaks "
                "of the grant decision, are taken over as this office's own; they can be set otherwise."
            ),
        ),
    )
)


@dataclass(frozen=True)
class _Extends:
    """One extension, from the step that grants it."""

    def trigger(self, subject: Any, *, event: Any, facts: dict[str, Any]) -> None:
        actions.extend(subject.matter, ANSWER, reason=facts["reason"], event=event)


ANSWER_EXTENDED = _Extends()
ANSWERED = Closes(ANSWER)


def objections_until(at: dt.datetime, days: int) -> dt.datetime:
    """The end of the period for objections: whole days from the publication; a holiday at its end moves it on."""
    if not days:
        return at
    due = count(timezone.localdate(at), Period(days), CIVIL, calendar=current_calendar()).due
    return end_of(due)


def objections_end(entry: Any) -> dt.datetime | None:
    """Until when the result of an entry can be objected to; a disqualification after it has a period of its own."""
    end, days = entry.call.objections_until, entry.call.terms_in_force.whole("objection_days") or 0
    if end is None or entry.state != "disqualified" or entry.ended_at is None:
        return end
    return max(end, objections_until(entry.ended_at, days))


def objections_last(entry: Any) -> dt.date | None:
    """The last day on which an objection to the result of an entry can be filed."""
    end = objections_end(entry)
    return timezone.localdate(end - INSTANT) if end else None
