"""Clocks of real matters: started, stopped, lengthened, ended, on PostgreSQL."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from office.access import SYSTEM, Invalid, NotNow
from office.deadlines import actions, queries
from office.deadlines.clocks import UnknownClock
from office.deadlines.models import Deadline, Pause
from office.deadlines.triggers import Closes, Pauses, Resumes, Starts
from office.deadlines.wording import SEOUL
from office.ledger import record
from office.ledger.models import Event

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(autouse=True)
def spring(time_machine):
    time_machine.move_to(at("2026-03-20T10:00"), tick=False)


def due(matter, clock):
    return Deadline.objects.get(matter=matter, clock=clock, closed_at=None).due_on


def test_a_ministrys_clock_with_the_applicants_supplement(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.start(matter, "C05", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-13"))
    assert due(matter, "C04") is None
    actions.resume(matter, "C04", on=D("2026-03-27"))
    assert (due(matter, "C04"), due(matter, "C05")) == (D("2026-04-17"), D("2026-06-01"))


def test_everything_is_recorded(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-13"))
    actions.resume(matter, "C04", on=D("2026-03-27"))
    actions.close(matter, "C04")
    told = list(Event.objects.filter(matter_id=matter.pk).values_list("kind", "data__due"))
    assert told == [
        ("deadlines.started", "2026-04-02"),
        ("deadlines.paused", None),
        ("deadlines.resumed", "2026-04-17"),
        ("deadlines.closed", "2026-04-17"),
    ]


def test_the_same_start_is_the_same_clock_and_another_is_refused(matter):
    first = actions.start(matter, "C04", on=D("2026-03-03"))
    assert actions.start(matter, "C04", on=D("2026-03-03")) == first
    with pytest.raises(NotNow):
        actions.start(matter, "C04", on=D("2026-03-04"))
    assert Deadline.objects.count() == 1 and Event.objects.filter(kind="deadlines.started").count() == 1


def test_a_closed_clock_can_start_again(matter):
    actions.start(matter, "C09", on=D("2026-03-03"), length=10)
    actions.close(matter, "C09")
    actions.start(matter, "C09", on=D("2026-03-20"), length=10)
    assert Deadline.objects.filter(clock="C09").count() == 2


def test_unknown_clocks_and_impossible_lengths(matter):
    with pytest.raises(UnknownClock):
        actions.start(matter, "C99")
    for length in (None, "soon", 0):
        with pytest.raises(Invalid):
            actions.start(matter, "C09", on=D("2026-03-03"), length=length)
    with pytest.raises(Invalid):
        actions.start(matter, "C09b", on=D("2026-03-03"), length=11)


def test_an_instant_starts_on_its_day_in_seoul(matter):
    started = actions.start(matter, "C04", on=at("2026-03-04T00:30"))
    assert started.started_on == D("2026-03-04")
    hours = actions.start(matter, "C02", on=at("2026-03-03T15:30"))
    assert (hours.due_at, hours.due_on) == (at("2026-03-04T15:30"), D("2026-03-04"))


def test_what_the_law_lets_not_stop_cannot_be_paused(matter):
    actions.start(matter, "C05", on=D("2026-03-03"))
    actions.start(matter, "C03", on=D("2026-03-03"))
    with pytest.raises(NotNow):
        actions.pause(matter, "C05")
    with pytest.raises(NotNow):
        actions.pause(matter, "C03", reason="supplement")
    assert actions.pause(matter, "C03").basis == "ARA-D §13의3"


def test_pausing_twice_is_pausing_once(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    first = actions.pause(matter, "C04", since=D("2026-03-13"))
    assert actions.pause(matter, "C04", since=D("2026-03-15")) == first
    actions.resume(matter, "C04", on=D("2026-03-27"))
    actions.resume(matter, "C04", on=D("2026-03-29"))
    assert due(matter, "C04") == D("2026-04-17") and Pause.objects.count() == 1


def test_two_reasons_hold_until_both_are_gone(matter):
    actions.start(matter, "C07", on=D("2026-03-03"))
    actions.pause(matter, "C07", since=D("2026-03-10"), reason="replies")
    actions.pause(matter, "C07", since=D("2026-03-12"), reason="supplement")
    actions.resume(matter, "C07", on=D("2026-03-14"), reason="replies")
    assert due(matter, "C07") is None
    actions.resume(matter, "C07", on=D("2026-03-14"), reason="replies")
    assert due(matter, "C07") is None
    actions.resume(matter, "C07", on=D("2026-03-19"), reason="supplement")
    assert due(matter, "C07") == D("2026-04-13")
    assert Pause.objects.get().until == D("2026-03-19")


def test_a_day_that_stood_still_already_is_not_counted_twice(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-10"))
    actions.resume(matter, "C04", on=D("2026-03-12"))
    actions.pause(matter, "C04", since=D("2026-03-12"))
    actions.resume(matter, "C04", on=D("2026-03-12"))
    assert due(matter, "C04") == D("2026-04-06") and Pause.objects.count() == 1
    actions.pause(matter, "C04", since=D("2026-03-12"))
    actions.resume(matter, "C04", on=D("2026-03-13"))
    assert due(matter, "C04") == D("2026-04-06")
    assert sum(pause.stretch.days_within(D("2026-03-01"), D("2026-04-30")) for pause in Pause.objects.all()) == 4


def test_the_database_itself_refuses_overlapping_pauses_and_a_second_clock(matter):
    deadline = actions.start(matter, "C04", on=D("2026-03-03"))
    Pause.objects.create(deadline=deadline, since=D("2026-03-10"), until=D("2026-03-12"), reason="x")
    for wrong in ({"since": D("2026-03-12")}, {"since": D("2026-04-12"), "until": D("2026-04-11")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pause.objects.create(deadline=deadline, reason="x", **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.create(matter=matter, clock="C04", started_on=D("2026-03-03"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(outcome="met")


def test_extensions_as_often_as_the_law_allows(matter):
    actions.start(matter, "C19", on=D("2026-03-03"))
    actions.extend(matter, "C19", reason="Two ministries are concerned")
    actions.extend(matter, "C19", reason="A public hearing", length=20)
    assert due(matter, "C19") == D("2026-06-22")
    with pytest.raises(NotNow):
        actions.extend(matter, "C19", reason="again")


def test_extensions_that_are_refused(matter, time_machine):
    actions.start(matter, "C05", on=D("2026-03-03"))
    with pytest.raises(Invalid):
        actions.extend(matter, "C05", reason="x", length=31)
    with pytest.raises(NotNow):
        actions.extend(matter, "C06", reason="x")
    actions.start(matter, "C06", on=D("2026-03-03"))
    with pytest.raises(NotNow):
        actions.extend(matter, "C06", reason="x")
    actions.start(matter, "C09", on=D("2026-03-10"), length=15)
    with pytest.raises(Invalid):
        actions.extend(matter, "C09", reason="x")
    time_machine.move_to(at("2026-06-02T00:00"))
    with pytest.raises(NotNow):
        actions.extend(matter, "C05", reason="too late")


def test_closing_tells_whether_it_was_kept(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    assert actions.close(matter, "C04", at=at("2026-04-02T23:59")).outcome == "met"
    actions.start(matter, "C04", on=D("2026-03-03"))
    assert actions.close(matter, "C04", at=at("2026-04-03T00:00")).outcome == "lapsed"
    actions.start(matter, "C04", on=D("2026-03-03"))
    assert actions.close(matter, "C04", outcome="cancelled").outcome == "cancelled"
    assert actions.close(matter, "C04") is None


def test_closing_ends_an_open_pause_on_that_day(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.pause(matter, "C04", since=D("2026-03-13"))
    closed = actions.close(matter, "C04", at=at("2026-03-20T09:00"))
    assert Pause.objects.get().until == D("2026-03-20") and closed.due_on == D("2026-04-10")


def test_pausing_what_does_not_run(matter):
    with pytest.raises(NotNow):
        actions.pause(matter, "C04")
    assert actions.resume(matter, "C04") is None


# Triggers in flows


@dataclass
class Case:
    matter: object
    submitted_at: datetime | None = None
    days: int = 0


@pytest.fixture
def event(matter):
    return record("tests.step", actor=SYSTEM, matter_id=matter.pk)


def test_triggers_take_their_day_from_the_event_an_attribute_a_fact_or_a_function(matter, event):
    case = Case(matter, submitted_at=at("2026-03-03T23:50"))
    Starts("C04").trigger(case, event=event, facts={})
    Starts("C07", on="submitted_at").trigger(case, event=event, facts={})
    Starts("C15", on="arrived").trigger(case, event=event, facts={"arrived": D("2026-03-05")})
    Starts("C14", on=lambda subject, facts: D("2026-03-06")).trigger(case, event=event, facts={})
    days = {d.clock: d.started_on.isoformat() for d in Deadline.objects.all()}
    assert days == {"C04": "2026-03-20", "C07": "2026-03-03", "C15": "2026-03-05", "C14": "2026-03-06"}
    assert {d.source_event for d in Deadline.objects.all()} == {event.pk}


def test_triggers_reach_the_parents_clock(matter, child, event):
    case = Case(child)
    Starts("C07", of="parent", on=lambda *_: D("2026-03-03")).trigger(case, event=event, facts={})
    Pauses("C07", of="parent", reason="replies").trigger(case, event=event, facts={})
    assert Deadline.objects.get().matter == matter and due(matter, "C07") is None
    Resumes("C07", of=lambda subject: subject.matter.parent).trigger(case, event=event, facts={})
    assert due(matter, "C07") == D("2026-04-03")
    Closes("C07", of="parent", outcome="cancelled").trigger(case, event=event, facts={})
    assert Deadline.objects.get().outcome == "cancelled"


def test_a_length_comes_from_a_fact_or_is_written_down(matter, child, event):
    Starts("C09", length="days").trigger(Case(matter), event=event, facts={"days": 12})
    Starts("C09", length="10d").trigger(Case(child), event=event, facts={})
    assert [d.length for d in Deadline.objects.order_by("length")] == ["10d", "12d"]


def test_guards_ask_the_computed_end(matter):
    assert not queries.has_passed(matter, "C06")
    actions.start(matter, "C06", on=D("2026-01-16"))
    assert not queries.has_passed(matter, "C06", at=at("2026-02-19T23:59"))
    assert queries.has_passed(matter, "C06", at=at("2026-02-20T00:00"))
    Deadline.objects.update(due_on=D("2030-01-01"))
    assert queries.has_passed(matter, "C06")
