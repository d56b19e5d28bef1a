"""Pages: what is due for me, why this day, the clocks of the law, the holiday table."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from office.access import PUBLIC, SIGNED_IN, Unknown, declare
from office.deadlines import almanac, clocks, queries
from office.deadlines.calendar import FIRST_YEAR, LAST_YEAR
from office.deadlines.clocks import UnknownClock
from office.deadlines.forms import ComputeForm, HolidayForm, ListForm
from office.deadlines.models import Deadline, Holiday
from office.deadlines.overlay import current_calendar
from office.deadlines.rules import KeepHolidays
from office.deadlines.timeline import timeline_of
from office.docket.registry import address_of

PER_PAGE = 30
ORDERS = {
    "due": [F("due_on").asc(nulls_last=True), "id"],
    "-due": [F("due_on").desc(nulls_last=True), "-id"],
    "started": ["started_on", "id"],
    "-started": ["-started_on", "-id"],
}


@declare(SIGNED_IN)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is due for me."""
    form = ListForm(request.GET)
    valid = form.is_valid()
    found = _narrowed(queries.deadlines_for(request.actor), form)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, address_of(row.deadline.matter)) for row in queries.progress_list(page.object_list)]
    context = {"form": form, "page": page, "rows": rows, "untouched": valid and not form.has_asked}
    return render(request, "office/deadlines/list.html", context, status=200 if valid else 400)


def _narrowed(found: QuerySet[Deadline], form: ListForm) -> QuerySet[Deadline]:
    now = timezone.now()
    over = Q(due_at=None, due_on__lt=queries.today(now)) | Q(due_at__lt=now)
    states = {
        "open": Q(closed_at=None),
        "overdue": Q(closed_at=None) & over,
        "standing": Q(closed_at=None, due_on=None),
        "closed": Q(closed_at__isnull=False),
        "all": Q(),
    }
    found = found.filter(states[form.asked("state", "open")])
    if clock := form.asked("clock", ""):
        found = found.filter(clock=clock)
    return found.order_by(*ORDERS[form.asked("sort", "due")])


@declare(SIGNED_IN)
@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why this day?"""
    deadline = queries.deadline_for(request.actor, pk)
    progress = queries.progress(deadline)
    context = {
        "progress": progress,
        "timeline": timeline_of(progress),
        "case": address_of(deadline.matter),
        "reference": _reference(progress.clock),
    }
    return render(request, "office/deadlines/detail.html", context)


# The clocks of the law


@declare(PUBLIC)
@require_GET
def clock_list(request: HttpRequest) -> HttpResponse:
    """Every clock with its rule, its source, and what is uncertain."""
    rows = [_reference(clock) for clock in clocks.all_clocks()]
    return render(request, "office/deadlines/clocks.html", {"rows": rows, "rules": _rules()})


@declare(PUBLIC)
@require_GET
def clock_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One clock, and what it would say for a day."""
    clock = _clock(key)
    form = ComputeForm(request.GET or None, clock=clock)
    result = _computed(form) if form.is_bound and form.is_valid() else None
    status = 400 if form.is_bound and form.errors else 200
    context = {"row": _reference(clock), "form": form, "result": result}
    return render(request, "office/deadlines/clock.html", context, status=status)


def _clock(key: str) -> clocks.Clock:
    try:
        return clocks.get_clock(key)
    except UnknownClock:
        raise Unknown from None


def _computed(form: ComputeForm) -> clocks.Result | None:
    asked = form.cleaned_data
    extensions = [asked["extension"]] if asked.get("extension") else []
    facts: dict[str, Any] = {"pauses": asked.get("pauses") or (), "length": asked["length"], "extensions": extensions}
    try:
        return clocks.compute(form.clock, asked["start"], calendar=current_calendar(), **facts)
    except ValueError as error:
        form.add_error(None, str(error))
        return None


def _rules() -> list[tuple[Any, Any]]:
    return [(clocks.COUNTING_NAMES[rule], meaning) for rule, meaning in clocks.COUNTING_LABELS.items()]


def _reference(clock: clocks.Clock) -> dict[str, Any]:
    """A clock as the reference shows it: the rule that applies here, and whether somebody chose it."""
    return {
        "clock": clock,
        "length": clock.length.label if clock.length else _("set by the authority"),
        "counting": clocks.COUNTING_LABELS[clock.counting],
        "counting_name": clocks.COUNTING_NAMES[clock.counting],
        "readings": [clocks.COUNTING_LABELS[rule] for rule in clock.alternatives],
        "pauses": [clocks.PAUSE_REASONS[key] for key in clock.pauses],
        "extension": clock.extension,
        "chosen": sorted(clocks.settings_of(clock.id)),
    }


# The holiday table


@declare(PUBLIC)
@require_GET
def holiday_list(request: HttpRequest) -> HttpResponse:
    """The public holidays of a year as the clocks know them, and what staff entered."""
    year = _year(request.GET.get("year"))
    by_hand = {row.date: row for row in queries.holidays_for(request.actor).filter(date__year=year)}
    days = [(day, name, by_hand.pop(day, None)) for day, name in current_calendar().of_year(year)]
    context = {
        "year": year,
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < LAST_YEAR else None,
        "days": days,
        "taken_away": sorted(by_hand.values(), key=lambda row: row.date),
        "may_keep": KeepHolidays.holds(request.actor),
    }
    return render(request, "office/deadlines/holidays.html", context)


def _year(text: str | None) -> int:
    this_year = queries.today().year
    year = int(text) if text and text.isdecimal() and len(text) == len(str(LAST_YEAR)) else this_year
    return year if FIRST_YEAR <= year <= LAST_YEAR else this_year


@declare(KeepHolidays)
@require_http_methods(["GET", "POST"])
def holiday_add(request: HttpRequest) -> HttpResponse:
    return _holiday_form(request, Holiday(date=None), _("Add a day"))


@declare(KeepHolidays)
@require_http_methods(["GET", "POST"])
def holiday_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _holiday_form(request, queries.holiday_for(request.actor, pk), _("Change a day"))


def _holiday_form(request: HttpRequest, holiday: Holiday, title: str) -> HttpResponse:
    form = HolidayForm(request.POST or None, instance=holiday)
    if request.method == "POST" and form.is_valid():
        kept = almanac.keep_holiday(form.save(commit=False), by=request.actor)
        return _back_to(kept.date)
    context = {"form": form, "title": title, "holiday": holiday}
    return render(request, "office/deadlines/holiday_form.html", context, status=400 if form.errors else 200)


@declare(KeepHolidays)
@require_http_methods(["GET", "POST"])
def holiday_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, then takes the line away."""
    holiday = queries.holiday_for(request.actor, pk)
    if request.method == "POST":
        day = holiday.date
        almanac.drop_holiday(holiday, by=request.actor)
        return _back_to(day)
    return render(request, "office/deadlines/holiday_remove.html", {"holiday": holiday})


def _back_to(day: date) -> HttpResponse:
    answer = redirect("deadlines:holidays")
    answer["Location"] += f"?year={day.year}"
    return answer
