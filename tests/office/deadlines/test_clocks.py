"""The clock table: every row is there, says where it comes from, and ends on the right day."""

from datetime import date, datetime

import pytest
from django.utils import translation

from office.deadlines import clocks
from office.deadlines.clocks import UnknownClock, compute, get_clock
from office.deadlines.periods import BadPeriod, Pause, Period
from office.deadlines.wording import SEOUL
from office.workflow.articles import cite

D = date.fromisoformat
RULES = {"calendar", "civil", "civil-petition", "restriction", "backward", "hours", "cautious"}


def test_all_twenty_five_clocks_stand_in_the_table():
    assert {key[:3] for key in clocks.CLOCKS} >= {f"C{n:02}" for n in range(1, 26)}


@pytest.mark.parametrize("key", sorted(clocks.CLOCKS))
def test_every_row_is_complete_and_its_article_reads_in_both_languages(key):
    clock = get_clock(key)
    assert clock.counting in RULES and clock.effect and clock.source
    assert set(clock.pauses) <= set(clocks.PAUSE_REASONS)
    assert all(rule in RULES for rule in clock.alternatives) and (
        clock.counting != "cautious" or len(clock.alternatives) > 1
    )
    for language, mark in (("ko", "제"), ("en", "§")):
        with translation.override(language):
            assert mark in clock.citation and str(clock.label) and str(clock.starts) and str(clock.at_expiry)
    with translation.override("ko"):
        assert "§" not in clock.citation


@pytest.mark.parametrize("key", sorted(clocks.CLOCKS))
def test_every_clock_computes_and_tells_why(key):
    result = compute(key, D("2026-03-03"), length=None if get_clock(key).length else 14)
    assert result.due and len(result.steps) >= 3


@pytest.mark.parametrize(
    ("key", "start", "due"),
    [
        ("C01", "2026-03-03", "2026-03-23"),
        ("C03", "2026-11-23", "2027-02-22"),
        ("C04", "2026-01-16", "2026-02-19"),
        ("C05", "2026-03-03", "2026-06-01"),
        ("C06", "2026-08-25", "2026-09-28"),
        ("C08", "2026-03-18", "2026-05-18"),
        ("C08b", "2026-11-23", "2027-02-22"),
        ("C09b", "2026-05-15", "2026-05-26"),
        ("C10", "2026-04-01", "2026-05-04"),
        ("C11", "2026-11-23", "2026-11-15"),
        ("C12", "2027-02-28", "2028-02-29"),
        ("C13", "2026-06-30", "2026-04-29"),
        ("C14", "2026-01-16", "2026-02-19"),
        ("C15", "2026-08-25", "2026-09-28"),
        ("C16", "2026-04-01", "2026-05-04"),
        ("C17", "2026-03-03", "2026-09-02"),
        ("C18", "2026-01-16", "2026-02-19"),
        ("C18b", "2026-07-02", "2026-07-20"),
        ("C19", "2026-03-18", "2026-05-18"),
        ("C20", "2026-04-01", "2026-05-04"),
        ("C21", "2026-11-30", "2027-03-02"),
        ("C22", "2026-03-18", "2026-05-18"),
        ("C22b", "2026-04-01", "2026-05-04"),
        ("C22c", "2026-02-10", "2026-02-20"),
        ("C22d", "2026-07-03", "2026-07-20"),
        ("C23", "2026-11-23", "2026-11-12"),
        ("C23b", "2026-05-15", "2026-05-26"),
        ("C24", "2026-02-11", "2026-02-19"),
        ("C25", "2026-07-03", "2026-07-20"),
    ],
)
def test_dates_by_hand(key, start, due):
    assert compute(key, D(start)).due == D(due)


def test_the_electronic_receipt_has_eight_working_hours():
    start = datetime(2026, 2, 13, 15, 30, tzinfo=SEOUL)
    assert compute("C02", start).due == datetime(2026, 2, 19, 15, 30, tzinfo=SEOUL)


def test_a_ministry_that_asks_for_material_gains_its_time_but_not_against_the_cap():
    pause = [Pause(D("2026-03-13"), D("2026-03-27"))]
    assert compute("C04", D("2026-03-03"), pauses=pause).due == D("2026-04-17")
    cap = compute("C05", D("2026-03-03"), pauses=pause)
    with translation.override("en"):
        cap = compute("C05", D("2026-03-03"), pauses=pause)
    assert cap.due == D("2026-06-01") and any("nothing stop" in step for step in cap.steps)


def test_the_uncertain_counting_of_c07_takes_the_earlier_date_until_it_is_set(settings):
    assert compute("C07", D("2026-01-05")).due == D("2026-02-04")
    settings.CLOCKS = {"C07": {"counting": "civil-petition"}}
    result = compute("C07", D("2026-01-05"))
    assert (result.due, result.counting) == (D("2026-02-13"), "civil-petition")
    with translation.override("en"):
        assert any("2026. 2. 4." in step for step in compute("C07", D("2026-01-05")).steps)
    settings.CLOCKS = {"C07": {"counting": "calendar"}}
    assert compute("C07", D("2026-01-05")).counting == "calendar"


def test_pauses_lengths_and_warnings_are_settings(settings):
    pause = [Pause(D("2026-03-13"), D("2026-03-27"))]
    assert compute("C06", D("2026-03-03"), pauses=pause).due == D("2026-04-02")
    settings.CLOCKS = {
        "C06": {"pauses": ["ministry_supplement"]},
        "C01": {"length": "30d", "warn_at": [25]},
        "C13": {"reading": "lenient"},
    }
    assert compute("C06", D("2026-03-03"), pauses=pause).due == D("2026-04-17")
    assert (get_clock("C01").length, get_clock("C01").warn_at) == (Period(30), (25,))
    assert compute("C13", D("2026-06-30")).due == D("2026-04-30")


def test_what_is_no_setting_is_refused(settings):
    settings.CLOCKS = {"C06": {"label": "x"}}
    with pytest.raises(ValueError, match="label"):
        get_clock("C06")


def test_lengths_set_by_the_authority():
    with pytest.raises(BadPeriod):
        compute("C09", D("2026-05-15"))
    assert compute("C09", D("2026-05-15"), length=10).due == D("2026-05-26")
    with pytest.raises(BadPeriod):
        compute("C09b", D("2026-05-15"), length=11)
    assert compute("C17", D("2026-03-03"), length="180d").due == D("2026-08-29")
    with pytest.raises(BadPeriod):
        compute("C17", D("2026-03-03"), length="7m")


def test_the_ministrys_full_right_leaves_the_committee_no_day():
    """The design warning: 90 + 30 against 90 + 30."""
    assert compute("C05", D("2026-03-03"), extensions=[30]).due == compute("C03", D("2026-03-03"), extensions=[30]).due
    assert get_clock("C05").warn_at == get_clock("C03").warn_at == (30, 60, 75)


def test_unknown_and_doubled_clocks():
    with pytest.raises(UnknownClock):
        get_clock("C99")
    with pytest.raises(ValueError, match="twice"):
        clocks.register(clocks.CLOCKS["C06"])


def test_articles_are_cited_as_lawyers_write_them():
    with translation.override("ko"):
        assert cite("Act §49의2③④").endswith("제49조의2 제3항·제4항")
        assert cite("APA-D §11 i").endswith("제11조 제1호")
        assert cite("Civ §157, 159–161").endswith("제157조, 제159조부터 제161조까지")
    with translation.override("en"):
        assert cite("Act §49의2③④; Min §19") == "Smart City Act §49-2③④; Civil Petitions Treatment Act §19"
