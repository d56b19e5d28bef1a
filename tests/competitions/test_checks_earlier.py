"""The report before submission: years in business, earlier projects and awards, one track at a time."""

import datetime as dt

import pytest
from django.utils.translation import override

from competitions.checks import FAIL, PASS, WARN, Award, Lead, report
from competitions.checks.periods import free_from, full_years
from tests.competitions.checking import CITY, HUB, checks, with_


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


SINCE = [("2023-11-30", PASS), ("2023-12-01", FAIL), ("2026-11-23", FAIL), (None, FAIL)]


@pytest.mark.parametrize(("since", "status"), SINCE)
def test_a_company_is_in_business_for_full_years_at_the_close(since, status):
    """Three years: begun on 30 November 2023 they are full on the last day of the intake, 30 November 2026."""
    firm, asked = Lead("Firm", "company"), {"founded_on": "In this business since"}
    close = dt.date(2026, 11, 30)
    terms = {"company_years": 3}
    (found,) = report(with_(terms, {"founded_on": since}, lead=firm, closes_on=close, questions=asked))
    assert (found.key, found.status, found.field) == ("company_years", status, "founded_on")
    if since == "2023-12-01":
        assert "only 2 full years on 2026. 11. 30., but 3 are needed" in found.sentence
    assert checks(terms, lead=CITY, questions=asked) == {}, "a city is no company"
    assert checks(terms, lead=firm)["company_years"].status == WARN, "published before it was asked"
    assert checks({"company_years": 0}, lead=firm, questions=asked) == {}
    open_ended = checks(terms, {"founded_on": "2023-11-22"}, lead=firm, questions=asked)
    assert open_ended["company_years"].status == PASS, "without a close as of today"


YEARS = [("2024-02-29", "2027-02-28", 2), ("2024-02-29", "2027-03-01", 3), ("2024-02-29", "2028-02-29", 4),
         ("2023-01-01", "2022-12-31", -1)]  # fmt: skip


@pytest.mark.parametrize(("since", "on", "years"), YEARS)
def test_full_years(since, on, years):
    assert full_years(dt.date.fromisoformat(since), dt.date.fromisoformat(on)) == years


# ------------------------------------------------------------------------------------------- earlier ones


def rows(*told):
    return {"earlier_projects": [{"id": str(n), "programme": one[0], "selected_in": one[1], "ended_on": one[2]}
                                 for n, one in enumerate(told)]}  # fmt: skip


JECHEON = rows(("solution", 2024, "2024-12-31"), ("data_hub", 2025, "2025-12-31"))


def test_a_cooldown_spans_only_the_programmes_it_names():
    """제천 won 2024 (solution) and 2025 (data hub), and was selected for 2026 (small and medium) all the same."""
    assert checks({"cooldown": HUB}, JECHEON)["cooldown"].status == PASS
    all_tracks = {"years": 3, "programmes": ["solution", "data_hub", "small"]}
    assert checks({"cooldown": all_tracks}, JECHEON)["cooldown"].status == FAIL


@pytest.mark.parametrize(("today", "status"), [("2026-06-30", FAIL), ("2026-07-01", PASS)])
def test_the_cooldown_ends_with_its_last_day(today, status):
    told = rows(("hub", 2020, "2023-06-30"))
    found = checks({"cooldown": HUB}, told, today=dt.date.fromisoformat(today))["cooldown"]
    assert found.status == status
    assert status == PASS or "2026. 7. 1." in found.sentence


LEAPS = [("2024-02-29", "2027-03-01"), ("2024-02-28", "2027-03-01"), ("2023-02-28", "2026-03-01"),
         ("2025-02-28", "2028-03-01"), ("2023-12-31", "2027-01-01")]  # fmt: skip


@pytest.mark.parametrize(("ended", "free"), LEAPS)
def test_years_after_an_end_by_the_civil_act(ended, free):
    assert free_from(dt.date.fromisoformat(ended), 3) == dt.date.fromisoformat(free)


def test_a_project_that_has_not_ended_bars():
    assert checks({"cooldown": HUB}, rows(("hub", 2024, None)))["cooldown"].status == FAIL


def known(programme="hub", year=2022, *, of_lead=True, ended=None, expected=None):
    day = lambda text: dt.date.fromisoformat(text) if text else None  # noqa: E731
    return Award("Aville" if of_lead else "Bville", of_lead, programme, year, dt.date(year, 6, 1), day(ended),
                 day(expected or ended))  # fmt: skip


def judged(*awards, told=None):
    found = checks({"cooldown": HUB}, told or {}, awards=awards, programmes={"hub": "Regional hub"})
    return found["cooldown"], found.get("known_awards")


def test_a_known_award_of_the_lead_keeps_it_out_whatever_is_listed():
    """Hub 2022 until the end of 2025: free from 2029 on, and stated with an earlier end it is the same."""
    for told in (None, rows(("hub", 2022, "2022-12-31"))):
        barred, warned = judged(known(ended="2025-12-31"), told=told)
        assert (barred.status, barred.field, warned) == (FAIL, "earlier_projects", None)
        assert "Aville was selected for Regional hub in 2022 (end: 2025. 12. 31.)" in barred.sentence
        assert "from 2029. 1. 1. on" in barred.sentence
    barred, _none = judged(known(ended="2025-12-31"), told=rows(("hub", 2022, "2025-12-31")))
    assert barred.sentence.count("2025. 12. 31.") == 1, "listed and known: told once"
    barred, _none = judged(known(year=2025))
    assert barred.status == FAIL and "before 2028. 6. 2. in any case" in barred.sentence, "its end is not documented"


def test_a_known_award_that_is_not_listed_is_a_warning_while_the_end_is_open():
    """Selected in 2022 for three years: whether the years after it have passed, only its end can say."""
    passed, warned = judged(known(expected="2025-12-31"))
    assert (passed.status, warned.status, warned.field) == (PASS, WARN, "earlier_projects")
    assert "Aville was selected for Regional hub in 2022, which is not listed" in warned.sentence
    assert judged(known(expected="2025-12-31"), told=rows(("hub", 2022, "2023-01-01")))[1].status == PASS
    assert judged(known(expected="2025-12-31"), told=rows(("hub", 2021, "2023-01-01")))[1].status == WARN
    assert judged(known())[1].status == WARN, "of a programme without a term it may always matter"
    assert judged(known(year=2018, expected="2021-12-31"))[1] is None, "long over"
    assert judged(known("solution", 2025))[1] is None, "not one of the programmes that count"


def test_a_partner_that_was_selected_is_told_and_keeps_nobody_out():
    passed, warned = judged(known(year=2025, of_lead=False), known(ended="2022-12-31", year=2020))
    assert (passed.status, warned.status) == (PASS, WARN)
    assert (
        "The partner Bville was selected for Regional hub in 2025" in warned.sentence
        and "Aville" not in warned.sentence
    )
    assert judged(known(year=2025, of_lead=False), told=rows(("hub", 2025, "2022-12-31")))[1].status == PASS


def test_one_track_at_a_time():
    terms = {"exclusive_with": ["solution", "small"]}
    assert checks(terms, other_entries=["certification"])["one_track"].status == PASS
    found = checks(terms, other_entries=["small"], programmes={"small": "Small and medium"})["one_track"]
    assert found.status == FAIL and "Small and medium" in found.sentence
