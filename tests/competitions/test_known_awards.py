"""What was published of earlier years is held against an entry, whatever the applicant lists."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.actions import entries, partners
from competitions.awards import awards_of
from competitions.checks import FAIL, PASS, WARN
from competitions.form_definitions import ENTRY_FORM
from competitions.models import PastAward, PastCall
from competitions.reporting import report_of
from office.forms.queries import answers_of
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db


def selected(organisation, programme: str, year: int, ends_on=None) -> None:
    call, _new = PastCall.objects.get_or_create(
        programme_id=programme, year=year, defaults={"selected": 1, "source": "보도", "result_on": dt.date(year, 6, 19)}
    )
    PastAward.objects.create(call=call, organisation=organisation, name_ko=organisation.name_ko, ends_on=ends_on)


def found(entry) -> dict:
    return {one.key: one for one in report_of(entry).checks}


def listing(competition, entry, *rows) -> None:
    told = [{"programme": code, "selected_in": year, "ended_on": ended} for code, year, ended in rows]
    revision = answers_of(entry.matter, ENTRY_FORM).revision
    entries.save_answers(entry, by=competition.mayor, values={"earlier_projects": told}, revision=revision)


def test_known_awards_of_the_lead_and_its_partners(competition, cast):
    call = competition.opened(programme="hub")
    last = call.year - 1
    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        entry = competition.entry(call)
        assert found(entry)["cooldown"].status == PASS and "known_awards" not in found(entry)
        selected(competition.rival_city, "hub", last)
        selected(cast.city, "solution", last)
        assert "known_awards" not in found(entry), "neither another city's nor one of a programme that does not count"
        partners.invite(entry, by=competition.mayor, organisation=competition.rival_city, part="partner", role="")
        warned = found(entry)["known_awards"]
        assert warned.status == WARN and str(last) in warned.sentence and "나라시" in warned.sentence
        page = People(competition)["city_user"].get(at("entry-report", entry.pk)).content.decode()
        assert "section=outline&amp;check=1#id_earlier_projects" in page
        selected(cast.city, "challenge", last - 4)
        listing(competition, entry, ("hub", last, f"{last - 5}-12-31"))
        assert "challenge" not in {one.programme for one in awards_of(cast.city, [], ["hub"])}
        assert found(entry)["known_awards"].status == PASS, "listed, and a year's project of five years ago is over"
        selected(cast.city, "hub", last)
        barred = found(entry)["cooldown"]
        assert barred.status == FAIL and str(last) in barred.sentence, "no project ended before it was selected"


def test_the_end_that_is_stated_is_read_as_a_day(competition):
    """Listed and passed: the row is what the cool-down is counted from."""
    call = competition.opened(programme="hub")
    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        entry = competition.entry(call)
        listing(competition, entry, ("hub", 2016, "2018-12-31"), ("hub", 2017, "2019-12-31"))
        assert found(entry)["cooldown"].status == PASS
        listing(competition, entry, ("hub", 2016, f"{call.year - 1}-12-31"))
        assert found(entry)["cooldown"].status == FAIL


def test_calls_without_a_cooldown_ask_nothing(competition, cast):
    selected(cast.city, "hub", 2025)
    call = competition.opened()
    with (
        competition.at(call.opens_at + dt.timedelta(minutes=1)),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        assert not {"cooldown", "known_awards"} & set(found(competition.entry(call)))
    assert not any("pastaward" in one["sql"] for one in asked)
