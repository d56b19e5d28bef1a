"""What happens when time is up: once, dated from the expiry, and taken back when it was not up after all."""

from datetime import date, datetime

import pytest

from office.access import SYSTEM
from office.deadlines import actions, almanac, lapses
from office.deadlines.models import Deadline, Holiday
from office.deadlines.wording import SEOUL
from office.ledger import dispatch, registry
from office.ledger.models import Effect, Event

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(at("2026-03-03T10:00"), tick=False)
    return time_machine


@pytest.fixture
def heard(monkeypatch):
    """What the reactions were told, in order."""
    told = []
    monkeypatch.setattr(lapses, "_on_lapse", {"C06": [lambda deadline: told.append(("lapse", deadline.clock))]})
    warned = {"C06": [lambda deadline, mark: told.append(("warning", mark))]}
    monkeypatch.setattr(lapses, "_on_warning", warned)
    return told


def lapsed_events():
    return Event.objects.filter(kind="deadlines.lapsed").count()


def test_the_sweep_is_registered():
    assert lapses.sweep in registry.sweeps()
    assert {"deadlines.lapsed", "deadlines.warned", "deadlines.reschedule"} <= set(registry.kinds())


def test_nothing_lapses_before_midnight_in_seoul(matter, clock):
    actions.start(matter, "C06", on=D("2026-03-03"))
    clock.move_to(at("2026-04-02T23:59"))
    assert lapses.sweep() == 0
    clock.move_to(at("2026-04-03T00:00"))
    assert lapses.sweep() == 1


def test_a_lapse_happens_once_and_dates_from_the_expiry(matter, clock, heard):
    deadline = actions.start(matter, "C06", on=D("2026-03-03"))
    clock.move_to(at("2026-04-05T09:00"))
    assert [lapses.sweep(), lapses.sweep(), lapses.lapse(deadline.pk)] == [1, 0, False]
    deadline.refresh_from_db()
    assert (deadline.lapsed_at, deadline.closed_at, lapsed_events()) == (at("2026-04-03T00:00"), None, 1)
    dispatch.run_due()
    assert heard.count(("lapse", "C06")) == 1
    assert actions.close(matter, "C06").outcome == "lapsed"


def test_a_stale_cache_never_lapses_a_clock(matter, clock):
    deadline = actions.start(matter, "C06", on=D("2026-03-03"))
    Deadline.objects.update(due_on=D("2026-03-04"))
    clock.move_to(at("2026-03-10T09:00"))
    assert lapses.sweep() == 0
    deadline.refresh_from_db()
    assert (deadline.lapsed_at, deadline.due_on) == (None, D("2026-04-02"))


def test_a_clock_that_stands_still_or_is_closed_does_not_lapse(matter, child, clock):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-10"))
    actions.start(child, "C06", on=D("2026-03-03"))
    actions.close(child, "C06")
    clock.move_to(at("2026-07-01T09:00"))
    assert lapses.sweep() == 0


def test_hours_lapse_at_their_instant(matter, clock):
    actions.start(matter, "C02", on=at("2026-03-03T10:00"))
    clock.move_to(at("2026-03-04T10:00"))
    assert lapses.sweep() == 0
    clock.move_to(at("2026-03-04T10:01"))
    assert lapses.sweep() == 1
    assert Deadline.objects.get().lapsed_at == at("2026-03-04T10:00")


def test_a_pause_recorded_late_takes_the_lapse_back(matter, clock):
    """The ministry asked for material before the end; the office enters it after."""
    deadline = actions.start(matter, "C04", on=D("2026-03-03"))
    clock.move_to(at("2026-04-03T09:00"))
    assert lapses.sweep() == 1
    actions.pause(matter, "C04", since=D("2026-04-01"))
    actions.resume(matter, "C04", on=D("2026-04-02"))
    deadline.refresh_from_db()
    assert (deadline.lapsed_at, deadline.due_on) == (None, D("2026-04-06"))
    assert Event.objects.filter(kind="deadlines.lapse_undone").count() == 1
    clock.move_to(at("2026-04-07T09:00"))
    assert lapses.sweep() == 1
    assert Effect.objects.filter(kind="deadlines.lapsed").count() == 2


def test_an_undone_lapse_is_not_told(matter, clock, heard):
    actions.start(matter, "C06", on=D("2026-03-03"))
    clock.move_to(at("2026-04-03T09:00"))
    lapses.sweep()
    actions.close(matter, "C06", outcome="cancelled")
    Deadline.objects.update(lapsed_at=None)
    dispatch.run_due()
    assert ("lapse", "C06") not in heard


def test_a_failing_reaction_is_tried_again(matter, clock, monkeypatch):
    calls = []

    def stumbles(deadline):
        calls.append(deadline)
        if len(calls) == 1:
            raise RuntimeError("stumbled")

    monkeypatch.setattr(lapses, "_on_lapse", {"C06": [stumbles]})
    actions.start(matter, "C06", on=D("2026-03-03"))
    clock.move_to(at("2026-04-03T09:00"))
    lapses.sweep()
    dispatch.run_due()
    clock.move_to(at("2026-04-03T10:00"))
    dispatch.run_due()
    assert len(calls) == 2
    assert Effect.objects.get(kind="deadlines.lapsed").state == "done"


def test_warnings_come_on_their_days_and_once(matter, clock, heard):
    deadline = actions.start(matter, "C06", on=D("2026-03-03"))
    assert deadline.warn_on == D("2026-03-23")
    for moment in ("2026-03-22T09:00", "2026-03-23T00:05", "2026-03-23T12:00", "2026-03-30T00:05", "2026-04-01T00:05"):
        clock.move_to(at(moment))
        lapses.sweep()
        dispatch.run_due()
    assert heard == [("warning", "day-20"), ("warning", "day-27")]


def test_a_pause_moves_the_warning(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-13"))
    actions.resume(matter, "C04", on=D("2026-03-27"))
    assert Deadline.objects.get().warn_on == D("2026-04-07")


def test_clocks_that_count_back_warn_before_their_end(matter):
    actions.start(matter, "C13", on=D("2026-06-30"))
    assert Deadline.objects.get().warn_on == D("2026-03-30")


def test_a_recurring_clock_begins_again_where_its_days_ended(matter, clock):
    """30 days from 16 January end on Sunday 15 February: the notice may go on the 19th, the next run from the 15th."""
    actions.start(matter, "C10", on=D("2026-01-16"))
    assert lapses.sweep() == 1
    first, second = Deadline.objects.order_by("pk")
    assert (first.due_on, first.outcome) == (D("2026-02-19"), "met")
    assert (second.started_on, second.closed_at) == (D("2026-02-15"), None)


def test_a_new_holiday_moves_every_open_clock(matter, child, cast, clock):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.start(child, "C06", on=D("2026-03-03"))
    holiday = Holiday(date=D("2026-04-02"), kind="add", name_ko="임시공휴일", source="Cabinet, 10 March 2026")
    almanac.keep_holiday(holiday, by=SYSTEM)
    dispatch.run_due()
    assert {d.due_on for d in Deadline.objects.all()} == {D("2026-04-03")}
    almanac.drop_holiday(holiday, by=SYSTEM)
    dispatch.run_due()
    assert {d.due_on for d in Deadline.objects.all()} == {D("2026-04-02")}
    assert Event.objects.filter(kind__startswith="deadlines.holiday_").count() == 2
