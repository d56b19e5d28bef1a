"""Every page of the sandbox for every reader in every state: there, refused, or unknown, and never a failure."""

import uuid

import pytest
from django.urls import reverse

from office.access import all_rules
from office.ledger.models import Event
from office.people.models import Organisation
from office.workflow import steps_of
from sandbox.models import RapidConfirmation
from sandbox.states import RAPID_WRITABLE, Consulting, Rapid
from tests.cast import MembershipFactory, OrganisationFactory
from tests.sandbox.visiting import READERS, page_of, step_page
from tests.worlds import NEEDED

LISTS = ("/sandbox/rapid-confirmations/", "/sandbox/consultations/")
ODD = ("page=999", "page=x", "state=nothing", "q=%00", "q=%27%3B--", "q=" + "x" * 3000, "open=maybe", "export=pdf",
       "organisation=x", "order=x", "state=draft&state=notified")  # fmt: skip


def looked_at(subject, browsers, cast, see) -> dict:
    """(part, page) → status, for the page and the page of every step, with what it should have been."""
    found = {}
    known_to = {part for part in READERS if see.holds(cast.actor(part), subject) and subject.state != Rapid.DISCARDED}
    for part in READERS:
        browser = browsers[part]
        knows, actor = part in known_to, cast.actor(part)
        found[part, "page"] = (browser.get(page_of(subject)).status_code, 200 if knows else 404)
        for name, step in _tried(type(subject), part, knows):
            status = browser.get(step_page(subject, name)).status_code
            if not knows:
                wanted = (404,)
            elif not step.rule.holds(actor, subject):
                wanted = (403,)
            else:
                wanted = (200, 409) if subject.state in step.sources else (409,)
            found[part, name] = (status, status if status in wanted else wanted)
    return found


def _tried(model, part: str, knows: bool) -> list:
    """Every step for one reader of each kind; one is enough where the subject is unknown anyway."""
    steps = list(steps_of(model).items())
    if not knows:
        return steps[:1]
    return steps if part in ("company_user", "secretariat_officer", "decision_maker", "ministry_clerk") else steps[2:4]


@pytest.mark.parametrize("state", Rapid.values)
def test_the_pages_of_a_case(rapid, cast, browsers, state):
    case = rapid.in_state(state)
    events = Event.objects.count()
    found = looked_at(case, browsers, cast, all_rules()["sandbox.rapid.see"])
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}
    the_form_is_open(case, browsers)
    assert Event.objects.filter(kind__startswith="sandbox.").count() <= events
    case.refresh_from_db()
    assert case.state == state


@pytest.mark.parametrize("state", Consulting.values)
def test_the_pages_of_a_consultation(rapid, cast, browsers, state):
    part = rapid.part_in_state(state)
    found = looked_at(part, browsers, cast, all_rules()["sandbox.consultation.see"])
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}


def the_form_is_open(case, browsers) -> None:
    """To its writers, while it can be written."""
    state, address = case.state, reverse("sandbox:rapid-form", kwargs={"pk": case.pk})
    open_now = 404 if state == Rapid.DISCARDED else 200 if state in RAPID_WRITABLE else 409
    shut = 404 if state == Rapid.DISCARDED else 403
    staff = 404 if state in (Rapid.DRAFT, Rapid.DISCARDED) else 403
    wanted = {"company_user": open_now, "company_writer": open_now, "company_reader": shut,
              "secretariat_officer": staff, "rival_user": 404, "stranger": 404}  # fmt: skip
    assert {part: browsers[part].get(address).status_code for part in wanted} == wanted


def test_only_a_regulated_case_is_carried_over_and_only_by_its_company(rapid, browsers):
    case, other = rapid.notified(), rapid.received()
    address = reverse("sandbox:rapid-carry-over", kwargs={"pk": case.pk})
    statuses = {part: browsers[part].get(address).status_code for part in
                ("company_user", "company_reader", "secretariat_officer", "rival_user")}  # fmt: skip
    assert statuses == {"company_user": 200, "company_reader": 403, "secretariat_officer": 403, "rival_user": 404}
    assert browsers["company_user"].get(reverse("sandbox:rapid-carry-over", kwargs={"pk": other.pk})).status_code == 409


# ------------------------------------------------------------------------------------------------- lists


@pytest.mark.parametrize("address", LISTS)
def test_a_list_shows_what_one_may_know_and_nothing_else(rapid, browsers, address):
    case = rapid.inquiring()
    part = rapid.part(case)
    number = (case if "rapid" in address else part).matter.number
    seen = {reader for reader in READERS if number in browsers[reader].get(address).content.decode()}
    office = {"secretariat_officer", "molit_officer", "decision_maker", "auditor"}
    company = {"company_user", "company_writer", "company_reader"}
    assert seen == office | company | (set() if "rapid" in address else {"ministry_clerk"})


@pytest.mark.parametrize("address", LISTS)
def test_an_odd_question_gets_an_answer(rapid, browsers, address):
    rapid.inquiring()
    found = {query: browsers["secretariat_officer"].get(f"{address}?{query}").status_code for query in ODD}
    assert {query: status for query, status in found.items() if status not in (200, 400)} == {}


def test_a_search_finds_by_number_title_and_organisation(rapid, cast, browsers):
    case, browser = rapid.received(), browsers["secretariat_officer"]
    for words in (case.matter.number, "배송로봇", cast.company.name_ko[:3]):
        assert case.matter.number in browser.get(LISTS[0], {"q": words}).content.decode(), words
    assert case.matter.number not in browser.get(LISTS[0], {"q": "없는 낱말"}).content.decode()


def test_pages_are_read_with_get(rapid, browsers):
    case = rapid.received()
    for address in (page_of(case), *LISTS):
        for method in ("post", "put", "delete"):
            assert getattr(browsers["secretariat_officer"], method)(address).status_code == 405


# ------------------------------------------------------------------------------------------------- drafts


def drafts() -> int:
    return RapidConfirmation.objects.count()


def test_a_draft_is_opened_for_ones_own_organisation(cast, browsers):
    address = reverse("sandbox:rapid-new")
    answer = browsers["company_user"].post(address)
    case = RapidConfirmation.objects.get()
    assert answer.url == reverse("sandbox:rapid-form", kwargs={"pk": case.pk})
    assert case.matter.organisation == cast.company
    for part in ("company_reader", "secretariat_officer", "ministry_clerk", "auditor", "stranger"):
        assert browsers[part].get(address).status_code == 200, part
        assert browsers[part].post(address).status_code == 403, part
        assert browsers[part].post(address, {"organisation": str(cast.company.pk)}).status_code == 403, part
    assert drafts() == 1


def test_whoever_writes_for_two_says_for_which(cast, browsers):
    second = OrganisationFactory()
    MembershipFactory(user=cast.company_user, organisation=second)
    address, browser = reverse("sandbox:rapid-new"), browsers["company_user"]
    for wrong in ({}, {"organisation": "x"}, {"organisation": str(cast.rival.pk)}, {"organisation": str(uuid.uuid4())}):
        assert browser.post(address, wrong).status_code in (400, 403), wrong
    assert drafts() == 0
    browser.post(address, {"organisation": str(second.pk)})
    assert RapidConfirmation.objects.get().matter.organisation == second


# ------------------------------------------------------------------------------------------------- words


def test_the_applicant_reads_a_reply_in_the_notice_and_not_before(rapid, browsers):
    case = rapid.consolidating()
    addresses = [page_of(case), page_of(rapid.part(case)), *LISTS]
    for reader, sees in (("company_user", False), ("ministry_clerk", True), ("secretariat_officer", True)):
        pages = "".join(browsers[reader].get(address).content.decode() for address in addresses)
        assert (NEEDED["grounds"] in pages) is sees, reader


def test_a_ministry_does_not_read_anothers_reply(rapid, browsers):
    case = rapid.consolidating()
    other = rapid.part(case, "other_ministry")
    browser = browsers["ministry_clerk"]
    assert browser.get(page_of(other)).status_code == 404
    assert browser.get(page_of(case)).status_code == 404
    assert "소관 법령에 정한 것이 없음" not in browser.get(page_of(rapid.part(case))).content.decode()


def test_the_names_of_officers_stay_in_the_office(rapid, cast, browsers):
    case = rapid.notified()
    told = {part: browsers[part].get(page_of(case)).content.decode() for part in ("auditor", "company_user")}
    assert cast.decision_maker.name in told["auditor"]
    assert cast.decision_maker.name not in told["company_user"]
    # who is in charge of one's case one may know
    assert cast.secretariat_officer.name in told["company_user"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_reader_has_words_of_its_own_for_a_state(rapid, cast, browsers, language):
    part = rapid.part_in_state(Consulting.SENT)
    labels = {reader: part.state_label(cast.actor(reader)) for reader in
              ("company_user", "ministry_clerk", "secretariat_officer")}  # fmt: skip
    assert len(set(labels.values())) == 3
    for reader in labels:
        browsers[reader].cookies["django_language"] = language
        assert browsers[reader].get(page_of(part)).status_code == 200


def test_an_organisation_sees_only_its_own_name_in_the_filter(rapid, cast, browsers):
    rapid.received()
    assert Organisation.objects.filter(pk=cast.company.pk).exists()
    assert cast.company.name_ko not in browsers["rival_user"].get(LISTS[0]).content.decode()
