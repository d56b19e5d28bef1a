"""The dates of a call as a calendar file (RFC 5545) that Outlook, Google and phones take: in Korean, in Korean time."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar, Event

from competitions.form_definitions import CALL
from competitions.models import Call
from office.web.house import house_name

SEOUL = ZoneInfo("Asia/Seoul")


def calendar_of(call: Call, dates: list[tuple[str, dt.datetime | dt.date]], *, url: str) -> bytes:
    """All `dates` of a call by their codes; each keeps its UID, so that a moved date moves in the calendar too."""
    title, product = call.matter.title, f"-//{house_name('en')}//Competitions//KO"
    calendar = Calendar()
    for name, value in (("prodid", product), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
                        ("x-wr-calname", title), ("x-wr-timezone", "Asia/Seoul")):  # fmt: skip
        calendar.add(name, value)
    sequence = (call.version.number - 1 if call.version else 0) + call.extensions.filter(state="granted").count()
    for code, on in dates:
        calendar.add_component(_event(call, code, on, url=url, sequence=sequence))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(call: Call, code: str, on: dt.datetime | dt.date, *, url: str, sequence: int) -> Event:
    event = Event()
    event.add("uid", f"{call.pk}-{code}@competitions.smartcity")
    event.add("dtstamp", timezone.now().astimezone(dt.UTC))
    event.add("sequence", sequence)
    with override("ko"):
        event.add("summary", f"[{CALL.field(code).label}] {call.matter.title}")
    if isinstance(on, dt.datetime):
        event.add("dtstart", on.astimezone(SEOUL))
    else:
        event.add("dtstart", on)
        event.add("dtend", on + dt.timedelta(days=1))
    if code == "briefing_at" and (place := call.terms_in_force.text("briefing_place")):
        event.add("location", place)
    event.add("description", f"{call.matter.number or ''} {url}".strip())
    event.add("url", url)
    event.add("status", "CANCELLED" if call.state == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
