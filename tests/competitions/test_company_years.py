"""Where a call asks for years in business, the entry is asked since when, and the years are counted to the close."""

import datetime as dt

import pytest

from competitions.actions import entries
from competitions.checks import FAIL, PASS
from competitions.documents.call import facts_of
from competitions.form_definitions import ENTRY_FORM
from competitions.programmes.loading import definitions
from competitions.reporting import report_of
from competitions.terms import Terms, entry_sections
from office.forms.queries import answers_of

pytestmark = pytest.mark.django_db


def founded(**more) -> list:
    drone = next(one for one in definitions() if one.code == "drone")
    fields = [field for section in entry_sections(Terms({**drone.terms, **more})) for field in section.fields]
    return [field.required for field in fields if field.code == "founded_on"]


def test_it_is_asked_of_companies_where_the_call_counts_years():
    assert founded() == [True]
    assert founded(applicant_kinds=["company", "university"]) == [False]
    assert founded(applicant_kinds=["local_government"]) == founded(company_years=0) == []


def test_the_years_are_full_on_the_last_day_of_the_intake(competition, cast):
    call = competition.opened(programme="drone")
    assert any("3년 이상(접수 마감일까지 채운 햇수)" in line.words for line in facts_of(call.version).eligibility)
    firm = cast.actor("company_user")
    last = call.closes_at.date()

    def judged(since: dt.date):
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=firm, values={"founded_on": since.isoformat()}, revision=revision)
        return next(one for one in report_of(entry).checks if one.key == "company_years")

    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        entry = competition.entry(call, by=firm, lead=cast.company)
        assert next(one for one in report_of(entry).checks if one.key == "company_years").status == FAIL
        assert judged(last.replace(year=last.year - 3)).status == PASS
        assert judged(last.replace(year=last.year - 3) + dt.timedelta(days=1)).status == FAIL
