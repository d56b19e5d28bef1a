"""The register of matters: who finds what, who puts whom in charge, and what a page of it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.access import Invalid, NotYours, Unknown
from office.access.declare import declared
from office.docket import actions, assign, queries, registry, rules, urls
from office.docket.models import Matter
from office.ledger.models import Event
from sandbox.models import Consultation, RapidConfirmation
from tests.cast import OrganisationFactory

pytestmark = pytest.mark.django_db
LIST = "/matters/"


@pytest.fixture
def case(rapid):
    return rapid.inquiring()


@pytest.fixture
def part(rapid, case):
    return rapid.part(case)


def titles(actor, **asked) -> set[str]:
    return {str(matter.number) for matter in queries.matters_for(actor, **asked)}


def many(cast, count: int) -> None:
    """Cases and their consultations, without the steps that lead there."""
    start = Matter.objects.count()
    cases, parts = [], []
    for n in range(count):  # in turns, so that every page of the list shows both kinds
        title = f"사업 {start + n}"
        case = Matter(kind="sandbox.rapid", title=title, organisation=cast.company, officer=cast.molit_officer)
        cases.append(case)
        parts.append(Matter(kind="sandbox.consultation", title=title, organisation=OrganisationFactory(), parent=case))
    Matter.objects.bulk_create(cases + parts)
    RapidConfirmation.objects.bulk_create(RapidConfirmation(matter=matter, state="received") for matter in cases)
    Consultation.objects.bulk_create(Consultation(matter=matter, state="sent") for matter in parts)


# who finds what


def test_list_count_and_search_know_only_what_the_visitor_may_know(client, cast, case):
    for part, actor in cast.actors().items():
        seen = set(registry.visible_to(actor))
        assert seen == {matter for matter in Matter.objects.all() if registry.may_see(actor, matter)}, part
    client.force_login(cast.rival_user)
    for query in ("", case.matter.number, "로봇"):
        page = client.get(LIST, {"query": query}).content.decode()
        assert case.matter.title not in page and str(case.pk) not in page
    assert client.get(reverse("docket:matter", args=[case.pk])).status_code == 404


def test_search_narrowing_and_order(cast, case, part):
    officer, company = cast.actor("secretariat_officer"), cast.actor("company_user")
    assert case.matter.number in titles(officer, query=case.matter.number[-4:])
    assert titles(officer, query="가람모빌") == {case.matter.number}
    assert titles(officer, query="Garam") == {case.matter.number}
    assert titles(officer, query="없는 말") == set()
    assert len(titles(officer, kind="sandbox.consultation")) >= 1
    assert titles(company, whose="ours") == {case.matter.number}
    assert titles(officer, whose="mine") == {case.matter.number}
    assert titles(cast.actor("molit_officer"), whose="mine") == set()
    newest = list(queries.matters_for(officer))
    assert list(queries.matters_for(officer, order="opened")) == newest[::-1]
    assert list(queries.matters_for(officer, order="no such order")) == newest


def test_each_reader_sees_the_own_word_for_the_state(cast, case, part):
    def words(name):
        actor = cast.actor(name)
        return {line.state for line in queries.lines(list(queries.matters_for(actor)), actor)}

    assert words("secretariat_officer") != words("company_user")
    assert words("ministry_clerk") == {part.state_label(cast.actor("ministry_clerk"))}


def test_a_matter_leads_to_its_page(client, cast, case):
    client.force_login(cast.company_user)
    assert client.get(reverse("docket:matter", args=[case.pk])).url == registry.address_of(case.matter)


@pytest.mark.parametrize("odd", ["page=99", "page=x", "kind=none", "whose=them", "order=;drop", "query=%25%5F"])
def test_odd_questions_are_answered(client, cast, case, odd):
    client.force_login(cast.company_user)
    assert client.get(f"{LIST}?{odd}").status_code == 200


def test_every_page_declares_what_it_asks(client):
    assert [p.name for p in urls.urlpatterns if declared(p.callback) is None] == []
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("part", ["company_user", "molit_officer", "auditor"])
def test_a_page_costs_the_same_at_any_length(client, cast, part):
    client.force_login(getattr(cast, part))
    counts, shown = [], []
    for more in (1, 29, 170):
        many(cast, more)
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(LIST)
        counts.append(len(asked))
        shown.append(len(page.context["lines"]))
    assert len(set(counts)) == 1 and counts[0] <= 12, counts
    assert shown[-1] == 30


# who is put in charge


def test_the_ministrys_desk_hands_out_its_own_cases(cast, part):
    assign(part.matter, officer=cast.ministry_clerk, by=cast.actor("ministry_manager"))
    assert Matter.objects.get(pk=part.pk).officer == cast.ministry_clerk
    event = Event.objects.get(kind="docket.matter.assigned")
    assert event.matter_id == part.pk and event.data == {"officer": str(cast.ministry_clerk.pk), "before": None}
    assign(part.matter, officer=cast.ministry_clerk, by=cast.actor("ministry_manager"))
    assert Event.objects.filter(kind="docket.matter.assigned").count() == 1
    assign(part.matter, officer=None, by=cast.actor("ministry_manager"))
    assert Matter.objects.get(pk=part.pk).officer is None


@pytest.mark.parametrize(
    "name, refused",
    [
        ("ministry_clerk", NotYours),
        ("company_user", NotYours),
        ("secretariat_officer", NotYours),
        ("molit_officer", NotYours),
        ("auditor", NotYours),
        ("other_ministry_clerk", Unknown),
        ("rival_user", Unknown),
        ("stranger", Unknown),
        ("admin", Unknown),
    ],
)
def test_nobody_else_hands_out_the_ministrys_cases(cast, part, name, refused):
    with pytest.raises(refused):
        assign(part.matter, officer=cast.ministry_clerk, by=cast.actor(name))
    assert not Event.objects.filter(kind="docket.matter.assigned").exists()


def test_officers_hand_out_the_other_cases_and_applicants_none(cast, case):
    with pytest.raises(NotYours):
        assign(case.matter, officer=cast.company_writer, by=cast.actor("company_user"))
    assign(case.matter, officer=cast.molit_officer, by=cast.actor("secretariat_officer"))
    assign(case.matter, officer=cast.secretariat_officer, by=cast.actor("deputy"))
    with pytest.raises(Unknown):
        assign(case.matter, officer=cast.molit_officer, by=cast.actor("other_programme_officer"))


@pytest.mark.parametrize(
    "name", ["stranger", "other_ministry_clerk", "company_user", "inactive_officer", "molit_officer"]
)
def test_charge_presumes_the_right_to_see(cast, part, name):
    with pytest.raises(Invalid):
        assign(part.matter, officer=getattr(cast, name), by=cast.actor("ministry_manager"))


def test_candidates_are_those_who_can_be_chosen(cast, case, part):
    assert set(actions.candidates(part.matter)) == {cast.ministry_manager, cast.ministry_clerk}
    assert set(actions.candidates(case.matter)) == {cast.secretariat_officer, cast.molit_officer}


def test_others_hear_of_an_assignment_in_its_transaction(cast, part, monkeypatch):
    heard = []
    monkeypatch.setattr(actions, "_told", [lambda matter, **said: heard.append((matter.pk, said["officer"]))])
    assign(part.matter, officer=cast.ministry_clerk, by=cast.actor("ministry_manager"))
    assert heard == [(part.pk, cast.ministry_clerk)]


def test_the_page_of_assignment(client, cast, part):
    path = reverse("docket:assign", args=[part.pk])
    client.force_login(cast.ministry_manager)
    assert cast.ministry_clerk.name in client.get(path).content.decode()
    assert client.post(path, {"officer": str(cast.stranger.pk)}).status_code == 400
    done = client.post(path, {"officer": str(cast.ministry_clerk.pk), "next": "https://elsewhere.example/"})
    assert done.url == registry.address_of(part.matter)
    assert client.post(path, {"officer": "", "next": "/matters/"}).url == "/matters/"
    for name, status in [("ministry_clerk", 403), ("other_ministry_clerk", 404), ("rival_user", 404)]:
        client.force_login(getattr(cast, name))
        assert client.get(path).status_code == status
        assert client.post(path, {"officer": str(cast.ministry_clerk.pk)}).status_code == status


def test_who_may_assign_agrees_three_ways(cast, case, part):
    from tests.office.people.test_people_who import disagreements

    call = Matter.objects.create(kind="t-call", title="call")
    assert disagreements(rules.ASSIGN.who, [case.matter, part.matter, call], cast.people().values()) == []
