"""Knowing the address is not enough: pages and operations about a real case, asked by whom it does not concern.

Random ids answer 404 to everybody; here the ids are real, and an insider shows that they are.
"""

import itertools
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from office.deadlines.models import Deadline, Holiday
from office.documents import actions as letters
from office.ledger.models import Effect, Event
from office.notifications.models import Delivery
from office.people.actions import claims, invitations
from office.people.models import Appointment, Membership
from tests.architecture.addresses import all_addresses
from tests.architecture.convened import committee_values
from tests.architecture.permissions import OPERATIONS, PAGES
from tests.architecture.test_permissions import ABOUT_SOMETHING, GUARDED_OPERATIONS
from tests.assessment.addressed import assessment_values, result_values
from tests.assessment.addressed_pool import pool_values
from tests.competitions.addressed import competition_values
from tests.competitions.selecting import Selecting
from tests.sandbox.applied import application_values
from tests.sandbox.asked_values import asked_values
from tests.sandbox.bare import panel_values
from tests.sandbox.decided import decision_values

INSIDERS = (
    "company_user",
    "secretariat_officer",
    "ministry_manager",
    "decision_maker",
    "reviewer",
    "city_user",
    "admin",
)
OUTSIDERS = ("stranger", "rival_user", "other_programme_officer", "ended_member")
REFUSED = {403, 404, 405}
# An account may be asked for by everybody who is signed in: an organisation is found by its number, and joined.
OPEN = {"people:claim"}
# Offices of another programme do these too: nothing in them belongs to a case.
HOUSE_DUTIES = ("deadlines:holiday", "notifications:retry_effect", "people:", "notifications:decide")


@dataclass
class World:
    """One of everything that has an address, and the values that lead there."""

    values: dict[str, dict[str, object]]

    def path(self, address) -> str:
        space, _colon, name = address.name.rpartition(":")
        given = self.values.get(address.name) or self.values.get(space) or self.values.get(name.split("-")[0]) or {}
        return address.path(**given)


@pytest.fixture
def world(rapid, exemption, competition, panel_world, cast) -> World:
    case = rapid.consolidating()
    part, matter = rapid.part(case), case.matter
    letter = letters.draft(
        case, "notify_result", by=rapid.officer,
        data={"molit_answer": "none", "molit_requirements": "", "molit_procedure": "", "note": ""},
    )  # fmt: skip
    letters.submit_for_approval(letter, by=rapid.officer, approver=cast.decision_maker)
    paper, document = matter.attachments.first(), matter.documents.first()
    notice = Delivery.objects.create(
        key="sandbox.letter_arrived", occasion="1", person=cast.company_user, matter=matter, channel="inbox",
        state="sent", subject_line="알림", body_text="본문", url="/", sent_at=timezone.now(),
    )  # fmt: skip
    mail = Delivery.objects.create(
        key="sandbox.letter_arrived", occasion="2", person=cast.company_user, matter=matter, channel="email",
        state="failed", subject_line="알림",
    )  # fmt: skip
    effect = Effect.objects.create(kind="documents.render", key="parked", state="parked")
    holiday = Holiday.objects.create(date="2027-03-02", name_ko="시험 휴일", source="시험")
    claim = claims.claim(cast.company, by=cast.actor("stranger"))
    offered = invitations.invite(cast.company, by=rapid.applicant, email="new@example.com", role="writer")
    seat = Membership.objects.get(user=cast.company_reader)
    post = Appointment.objects.get(user=cast.molit_officer, programme="sandbox")
    clock = Deadline.objects.filter(matter=matter).first()
    form, number, filed = "sandbox.rapid", matter.number, exemption.received()
    return World({
        "sandbox": {"pk": case.pk, "step": "notify_result"},
        "sandbox:consultation": {"pk": part.pk},
        "sandbox:consultation-step": {"pk": part.pk, "step": "acknowledge"},
        "docket": {"pk": matter.pk},
        "attachments": {"pk": paper.pk, "matter": matter.pk, "field_code": "description"},
        "forms": {"matter": matter.pk, "form": form, "number": 1, "a": 1, "b": 1},
        "deadlines": {"pk": holiday.pk},
        "deadlines:detail": {"pk": clock.pk},
        "documents": {"pk": letter.pk},
        "documents:detail": {"pk": document.pk},
        "documents:pdf": {"pk": document.pk},
        "documents:record_service": {"pk": document.pk},
        "documents:void": {"pk": document.pk},
        "notifications": {"pk": notice.pk},
        "notifications:decide": {"pk": mail.pk, "decision": "retry"},
        "notifications:retry_effect": {"pk": effect.pk},
        "people": {"pk": cast.company.pk},
        "people:member_role": {"pk": seat.pk},
        "people:member_end": {"pk": seat.pk},
        "people:revoke_invitation": {"pk": offered.pk},
        "people:decide_claim": {"pk": claim.pk},
        "people:end_appointment": {"pk": post.pk},
        "people:deputy": {"pk": post.pk},
        "docket_api": {"number": number},
        "attachments_api": {"number": number, "pk": paper.pk},
        "forms_api": {"number": number, "code": form, "section": "applicant"},
        "deadlines_api": {"pk": clock.pk},
        "documents_api": {"pk": document.pk},
        **{f"documents_api:letter{more}": {"pk": letter.pk} for more in
           ("", "_submit", "_review", "_approve", "_send_back", "_withdraw")},
        "notifications_api": {"id": notice.pk},
        **committee_values(case, document, cast),
        **competition_values(competition),
        **pool_values(cast),
        **assessment_values(panel_world, cast),
        **result_values(Selecting(competition, entries=1), competition),
        **application_values(filed, exemption.draft(complete=False), cast),
        **panel_values(filed, cast),
        **asked_values(filed, cast),
        **decision_values(filed, cast),
        "rapid": {"number": number, "step": "notify_result"},
        "consultations": {"number": part.matter.number, "step": "acknowledge"},
    })  # fmt: skip


def signed_in(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def methods_of(address) -> list[str]:
    return [one.split()[0].lower() for one in address.operations()] if address.is_api else ["get"]


def about_a_case() -> list:
    """Everything with values in its address that asks who it is for."""
    return [*ABOUT_SOMETHING, *(one for one in GUARDED_OPERATIONS if one.gaps)]


def test_the_table_is_walked():
    names = {address.name for address in about_a_case()}
    assert len(names) > 70
    assert names < {address.name for address in all_addresses()}
    assert len(PAGES) + len(OPERATIONS) > 120


def ask(browser: Client, address, path: str, method: str) -> int:
    more = {"content_type": "application/json"} if address.is_api and method != "get" else {}
    return getattr(browser, method)(path, **more).status_code


def test_an_insider_finds_it(world, cast):
    """What is to be hidden is there: for somebody who may, no address answers 404."""
    browsers = [signed_in(getattr(cast, part)) for part in INSIDERS]
    lost = {
        address.name: path
        for address in about_a_case()
        if not address.name.startswith("usersessions")
        for path in [world.path(address)]
        if all(ask(browser, address, path, "get") == 404 for browser in browsers)
    }
    assert lost == {}


def found_by(world: World, user, part: str, among: list | None = None) -> dict[str, int]:
    """What somebody whom it does not concern is not refused."""
    browser, told = signed_in(user), {}
    for address in about_a_case() if among is None else among:
        if address.name in OPEN or (part == "other_programme_officer" and address.name.startswith(HOUSE_DUTIES)):
            continue
        if address.name == "forms_api:schema":
            continue  # the questions of a form are nobody's secret
        for method in (*methods_of(address), *(() if address.is_api else ("post",))):
            status = ask(browser, address, world.path(address), method)
            # 400 and 415: the shape of a body is looked at first, and tells nothing of what there is
            if status not in REFUSED | ({400, 415} if address.is_api and method in ("post", "patch") else set()):
                told[f"{part}: {method} {address.name}"] = status
    return told


def test_outsiders_find_nothing(world, competition, cast):
    events, told = Event.objects.count(), {}
    for part in OUTSIDERS:
        told |= found_by(world, getattr(cast, part), part)
    entered = [address for address in about_a_case() if "competitions/" in address.route]
    assert len(entered) > 15
    for part in ("rival_user", "hub_officer"):  # the rival city, and who is in charge of another family of calls
        told |= found_by(world, getattr(competition, part), part, entered)
    assert told == {}
    assert Event.objects.count() == events


def test_a_refusal_tells_no_more_than_a_wrong_address(world, cast):
    """Of a case that is not theirs they get the very answer that they get of none."""
    names = ("sandbox:rapid", "sandbox:consultation", "docket:matter", "documents:detail", "attachments:download")
    for part, name in itertools.product(("stranger", "rival_user"), names):
        browser = signed_in(getattr(cast, part))
        (address,) = [one for one in all_addresses() if one.name == name]
        real, made_up = browser.get(world.path(address)), browser.get(address.path())
        assert real.status_code == made_up.status_code == 404, (part, name)
        assert len(real.content) == len(made_up.content), (part, name)
