"""The schedule of a call: its dates in order, what is over, what comes next and how much time is left."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.clocks import INSTANT
from competitions.form_definitions import CALL
from competitions.models import Call
from competitions.states import CALLING_AFTER_CLOSE, CALLING_ENDED, Calling
from competitions.terms import Terms
from office.web import formats
from office.web.korean import in_korean
from office.workflow.arrival import moment

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
SOON = 3 * DAY
OBJECTIONS = "objections_until"
# The clock of the call runs by its columns: it is announced when it is, and an extension moves no version.
_COLUMNS = ("announced_at", "opens_at", "closes_at", "questions_until")


def dates_of(call: Call, terms: Terms) -> list[tuple[str, dt.datetime | dt.date]]:
    """Every date of the call by code, in order of time, as it stands now."""
    told = dict(terms.dates())
    if call.version is not None:
        told |= {code: at for code in _COLUMNS if (at := getattr(call, code)) is not None}
    return sorted(told.items(), key=lambda one: instant(one[1]))


def instant(on: dt.datetime | dt.date) -> dt.datetime:
    """A day counts from its beginning in Seoul."""
    if isinstance(on, dt.datetime):
        return on
    return timezone.make_aware(dt.datetime.combine(on, dt.time()))


def schedule(call: Call, terms: Terms) -> list[dict[str, Any]]:
    """The dates as a timeline: what is over is grey, the next one says how much time is left."""
    now, lines, ahead = moment(), [], True
    for code, on in [*dates_of(call, terms), *_after(call)]:
        over = instant(on) <= now
        following, ahead = (not over and ahead), (ahead and over)
        tone = "gray" if over else "primary" if following else "information"
        lines.append({"at": on, "text": label_of(code), "by": _place(code, terms), "note": _note(call, terms, code),
                      "tone": tone} | ({"left": left(instant(on), now)} if following else {}))  # fmt: skip
    for line in lines:
        line["note"] = " · ".join(filter(None, [line.pop("left", ""), line["note"]]))
    return lines


def _after(call: Call) -> list[tuple[str, dt.datetime]]:
    """What the publication sets: the end of the objections."""
    return [(OBJECTIONS, call.objections_until - INSTANT)] if call.objections_until else []


def label_of(code: str) -> str:
    """A date is called as in the set-up."""
    if code == OBJECTIONS:
        return _("End of the period for objections")
    return str(CALL.field(code).label)


def _place(code: str, terms: Terms) -> str:
    return in_korean(terms.text("briefing_place")) if code == "briefing_at" else ""


def _note(call: Call, terms: Terms, code: str) -> str:
    was = terms.moment(code) if code == "closes_at" and call.version is not None else None
    if was is None or call.closes_at is None or was >= call.closes_at:
        return ""
    return _("Extended; it was %(moment)s.") % {"moment": formats.moment(was)}


def left(until: dt.datetime, now: dt.datetime) -> str:
    """How much time is left: in days of the calendar, as "D-5" counts them; the last two by the clock."""
    rest = until - now
    if rest <= dt.timedelta():
        return _("Over")
    days = (timezone.localdate(until) - timezone.localdate(now)).days
    if rest >= 2 * DAY:
        return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    if hours:
        return _("%(hours)d hours %(minutes)d minutes left") % {"hours": hours, "minutes": minutes}
    return ngettext("%(count)d minute left", "%(count)d minutes left", minutes or 1) % {"count": minutes or 1}


def phase(call: Call) -> str:
    """Before, during or after the intake, by the clock and not by when its step was taken."""
    now = moment()
    if call.state in (*CALLING_AFTER_CLOSE, *CALLING_ENDED):
        return "over"
    if call.opens_at is None or now < call.opens_at:
        return "ahead"
    return "open" if call.closes_at is not None and now < call.closes_at else "over"


def clocks(call: Call) -> list[dict[str, Any]]:
    """The countdown at the side of the page: to the opening, then to the end of questions and to the close."""
    now = moment()
    if call.state == Calling.PUBLISHED and call.objections_until and now < call.objections_until:
        return [_objections(call, now)]
    if call.version is None or call.state not in ("announced", "open"):
        return []
    coming = [code for code in ("opens_at", "questions_until", "closes_at") if _ahead(call, code, now)]
    return [_clock(call, code, now) for code in coming]


def _objections(call: Call, now: dt.datetime) -> dict[str, Any]:
    until, last = call.objections_until, call.objections_until - INSTANT
    whole = max((until - call.published_at) // DAY, 1)
    day = min((now - call.published_at) // DAY + 1, whole)
    return {"label": _("Objections until"), "left": left(last, now), "due": last, "total": whole, "day": day,
            "tone": "warning" if until - now <= SOON else "information"}  # fmt: skip


def _ahead(call: Call, code: str, now: dt.datetime) -> bool:
    at = getattr(call, code)
    return at is not None and at > now


def _clock(call: Call, code: str, now: dt.datetime) -> dict[str, Any]:
    until = getattr(call, code)
    rest = until - now
    tone = "danger" if rest <= DAY else "warning" if rest <= SOON else "information"
    clock = {"label": label_of(code), "left": left(until, now), "due": until,
             "tone": tone if code == "closes_at" else "information"}  # fmt: skip
    if code == "closes_at" and call.opens_at and call.opens_at <= now:
        clock |= {"total": max((until - call.opens_at) // DAY, 1), "day": (now - call.opens_at) // DAY + 1}
        clock["day"] = min(clock["day"], clock["total"])
    return clock
