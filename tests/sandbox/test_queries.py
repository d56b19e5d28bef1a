"""Every list asks the database as often for one row as for many, and no page asks much before it begins."""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sandbox.actions import consultations
from tests.cast import OrganisationFactory
from tests.crowd import Crowd

BEFORE_THE_VIEW = 4
MOST = 40
APPLICANTS = ("company_user", "company_reader")
OFFICE = ("secretariat_officer", "molit_officer", "decision_maker", "auditor")
MINISTRIES = ("ministry_clerk", "other_ministry_clerk")
EVERYBODY = (*APPLICANTS, *MINISTRIES, *OFFICE)
LISTS = {
    "/": (*EVERYBODY, "rival_user", "reviewer", "city_user", "admin", "stranger"),
    "/sandbox/rapid-confirmations/": (*APPLICANTS, *OFFICE),
    "/sandbox/rapid-confirmations/?q=A&at_work=on": ("secretariat_officer",),
    "/sandbox/consultations/": (*APPLICANTS, *MINISTRIES, *OFFICE),
    "/sandbox/consultations/?open=on": ("ministry_clerk",),
    "/matters/": EVERYBODY,
    "/deadlines/": EVERYBODY,
    "/documents/": ("company_user", "ministry_clerk"),
    "/documents/register/": OFFICE,
    "/documents/letters/?shelf=all": ("secretariat_officer", "molit_officer", "decision_maker"),
    "/documents/letters/?shelf=approve": ("decision_maker",),
    "/documents/letters/?shelf=way": ("secretariat_officer",),
    "/inbox/": ("company_user", "ministry_clerk", "secretariat_officer"),
    "/inbox/deliveries/": ("secretariat_officer", "auditor"),
    "/inbox/effects/": ("secretariat_officer",),
    "/api/v1/sandbox/rapid-confirmations/": ("company_user", "secretariat_officer"),
    "/api/v1/sandbox/consultations/": ("company_user", "ministry_clerk", "secretariat_officer"),
    "/api/v1/matters/": ("company_user", "ministry_clerk", "secretariat_officer"),
    "/api/v1/deadlines/": ("company_user", "secretariat_officer"),
    "/api/v1/documents/": ("company_user", "secretariat_officer"),
    "/api/v1/documents/letters/": ("secretariat_officer",),
    "/api/v1/inbox/": ("company_user",),
}
VISITS = [(path, part) for path, parts in LISTS.items() for part in parts]
EXPORTS = [
    ("/sandbox/rapid-confirmations/?export=csv", "secretariat_officer"),
    ("/sandbox/consultations/?export=xlsx", "secretariat_officer"),
]


class BeforeTheView:
    """Stands last of all middleware: remembers how much had been asked when the view was reached."""

    asked = 0

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> None:
        type(self).asked = len(connection.queries_log)


@pytest.fixture
def readers(cast, settings) -> dict[str, Client]:
    """A signed-in browser for each part."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.BeforeTheView"]
    found = {}
    for part in {part for _path, part in (*VISITS, *EXPORTS)}:
        found[part] = Client()
        found[part].force_login(getattr(cast, part))
    return found


@dataclass(frozen=True)
class Visit:
    """What one request asked the database, how much of it before the view began, and how much came back."""

    asked: int
    before: int
    size: int


def visit(browser: Client, path: str) -> Visit:
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200, (path, answer.status_code)
    return Visit(len(queries), BeforeTheView.asked - queries.initial_queries, len(content))


def visited(readers: dict[str, Client], visits: list) -> dict[tuple[str, str], Visit]:
    return {(path, part): visit(readers[part], path) for path, part in visits}


def test_every_list_asks_as_often_for_one_as_for_thirty_and_for_two_hundred(readers, cast):
    crowd, visits = Crowd(cast), [*VISITS, *EXPORTS]
    crowd.grow(1)
    for part, browser in readers.items():
        assert browser.get("/").status_code == 200, part  # what is read once for each session
    one = visited(readers, visits)
    crowd.grow(29)
    thirty = visited(readers, visits)
    crowd.grow(170, with_papers=False)
    many = thirty | visited(readers, [each for each in visits if "sandbox" in each[0]])
    counts = {each: (one[each].asked, thirty[each].asked, many[each].asked) for each in visits}
    assert {each: found for each, found in counts.items() if len(set(found)) > 1} == {}
    assert {each: found for each, found in counts.items() if found[0] > MOST} == {}
    assert {each: found.before for each, found in one.items() if found.before > BEFORE_THE_VIEW} == {}
    # or the counts would be those of empty pages
    assert {each for each in visits if each[0] != "/" and many[each].size < one[each].size + 400} == set()


def test_a_case_asks_as_often_for_one_ministry_as_for_five(readers, rapid, cast):
    places = [OrganisationFactory(kind="ministry", name_ko=f"시험부 {n}", code=f"test-{n}") for n in range(4)]
    one, five = rapid.received(), rapid.received()
    for case, agencies in ((one, [cast.ministry]), (five, [cast.ministry, *places])):
        rapid.approved(case, "notify_agencies", agencies=[str(place.pk) for place in agencies], question="질문")
        for part in case.consultations():
            consultations.deliver(part, arrived=timezone.now())
    assert [case.consultations().count() for case in (one, five)] == [1, 5]
    found = {}
    for part in ("company_user", "secretariat_officer", "decision_maker", "auditor"):
        for path in ("/sandbox/rapid-confirmations/{}/", "/api/v1/sandbox/rapid-confirmations/{}/"):
            visit(readers[part], path.format(one.pk))
            counts = [visit(readers[part], path.format(case.pk)).asked for case in (one, five)]
            if len(set(counts)) > 1 or counts[0] > MOST:
                found[path, part] = counts
    assert found == {}
