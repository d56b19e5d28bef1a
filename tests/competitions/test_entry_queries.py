"""The lists of entries ask the database as often for one entry as for thirty."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import BudgetLine, Call, Entry, Partner
from office.docket.models import Matter
from tests.cast import OrganisationFactory

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
MOST = 40


def grow(call: Call, cast, numbers: range) -> None:
    """More entries of each kind, written past the procedure: led by the city, with the city, to be examined."""
    for n in numbers:
        for state in ("draft", "submitted", "proposed"):
            place = OrganisationFactory(kind="local_government", name_ko=f"시험시 {n} {state}", code=f"t{n}{state[:2]}")
            number = None if state == "draft" else f"2026-9{n:03}{state[:2]}"
            matter = Matter.objects.create(
                kind="competitions.entry",
                title=f"사업 {n} {state}",
                organisation=place,
                parent=call.matter,
                number=number,
            )
            entry = Entry.objects.create(matter=matter, call=call, lead=place, submitted_at=call.opens_at)
            Entry.objects.filter(pk=entry.pk).update(state="draft")
            member(entry, cast.city, "joined", cast)
            member(entry, cast.company, "invited", cast)
            _reach(entry, state)
            BudgetLine.objects.create(
                entry=entry, position=1, year=2027, item="other", tag="none", national=10, city=10
            )


def member(entry: Entry, organisation, state: str, cast) -> None:
    Partner.objects.create(
        entry=entry, organisation=organisation, part="partner", state=state, invited_by=cast.city_user
    )


def _reach(entry: Entry, state: str) -> None:
    """By the legal steps of the state machine, which the database watches."""
    for reached in {"draft": (), "submitted": ("submitted",), "proposed": ("submitted", "proposed")}[state]:
        Entry.objects.filter(pk=entry.pk).update(state=reached, proposed="eligible" if reached == "proposed" else "")


def counted(browsers: dict[str, Client], visits: list[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    found = {}
    for part, path in visits:
        with CaptureQueriesContext(connection) as queries:
            answer = browsers[part].get(path)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200, (part, path)
        found[part, path] = (len(queries), len(content))
    return found


def test_every_list_of_entries_asks_as_often_for_one_as_for_thirty(competition, cast):
    users = {"city": cast.city_user, "invited": cast.company_user, "officer": cast.secretariat_officer,
             "director": cast.decision_maker, "auditor": cast.auditor}  # fmt: skip
    browsers = {part: Client() for part in users}
    for part, user in users.items():
        browsers[part].force_login(user)
    call = competition.opened()
    listing, of_call = reverse("competitions:entry-list"), reverse("competitions:call-entries", args=[call.pk])
    visits = [(part, listing) for part in users] + [(part, "/") for part in users]
    visits += [(part, of_call) for part in ("officer", "director", "auditor")]
    visits += [("city", f"{listing}?export=csv"), ("officer", f"{of_call}?export=xlsx")]
    visits += [("city", f"{listing}?q=시험&sort=close&open=on"), ("officer", f"{of_call}?sort=national&group=x")]
    closed = competition.closed(call)
    with competition.at(closed.closes_at + 60 * MINUTE):
        grow(closed, cast, range(1))
        counted(browsers, [(part, "/") for part in users])  # what is read once for each session
        one = counted(browsers, visits)
        grow(closed, cast, range(1, 30))
        many = counted(browsers, visits)
    differing = {each: (one[each][0], many[each][0]) for each in visits if one[each][0] != many[each][0]}
    assert differing == {}
    assert {each: found[0] for each, found in many.items() if found[0] > MOST and each[1] != "/"} == {}
    grown = [each for each in visits if "group=x" not in each[1] and each[0] != "invited" and each[1] != "/"]
    assert [each for each in grown if many[each][1] < one[each][1] + 400] == []


def test_the_page_of_an_entry_asks_as_often_for_many_partners(competition, cast):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        member(entry, cast.company, "joined", cast)
        browser, path = {"city": Client()}, reverse("competitions:entry", args=[entry.pk])
        browser["city"].force_login(cast.city_user)
        counted(browser, [("city", path)])
        one = counted(browser, [("city", path)])
        for n in range(10):
            member(entry, OrganisationFactory(name_ko=f"참여 {n}"), "joined", cast)
        assert counted(browser, [("city", path)])["city", path][0] == one["city", path][0]
