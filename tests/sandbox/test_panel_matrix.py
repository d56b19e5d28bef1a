"""Expert panels: every state × actor × step, every sheet × reader, and the same over the API."""

import pytest
from django.test import Client
from django.utils import timezone

from office.access import SYSTEM
from office.forms import actions as forms
from office.ledger.models import Effect
from office.people.actors import actor_of
from office.workflow import steps_of
from sandbox import rules
from sandbox.actions import panel_seats, panels
from sandbox.models import Panel, PanelSheet
from sandbox.queries_panels import panels_for, seats_for, sheets_for
from sandbox.states import Examining
from sandbox.states.panels import Judging
from sandbox.wiring.panels import remind
from tests.sandbox.test_matrix import attempts
from tests.triggers import ignoring
from tests.worlds import later
from tests.worlds_panels import opinion

pytestmark = pytest.mark.django_db

STAFF = {"secretariat_officer", "molit_officer", "decision_maker", "deputy"}
MEMBERS = {"chair", "member", "third"}
MACHINE = {"machine"}
PARTS = (
    "company_user", "company_reader", "rival_user", "city_user", "ministry_clerk", "secretariat_officer",
    "molit_officer", "decision_maker", "deputy", "expired_officer", "other_programme_officer", "auditor", "reviewer",
    "committee_member", "admin", "stranger",
)  # fmt: skip
PANEL = {
    Examining.FORMING: {
        "appoint": STAFF, "name_chair": STAFF, "remove_member": STAFF, "open_review": STAFF, "step_back": MEMBERS,
        "dissolve": STAFF | MACHINE,
    },
    Examining.REVIEWING: {
        "appoint": STAFF, "name_chair": STAFF, "remove_member": STAFF, "move_due": STAFF, "step_back": MEMBERS,
        "sheets_in": MACHINE, "close_review": {"chair"}, "dissolve": STAFF | MACHINE,
    },
    Examining.REPORTING: {
        "name_chair": STAFF, "remove_member": STAFF, "step_back": MEMBERS, "dissent": MEMBERS, "report": {"chair"},
        "dissolve": STAFF | MACHINE,
    },
    Examining.REPORTED: {},
    Examining.DISSOLVED: {},
}  # fmt: skip
FACTS = {
    "appoint": {"experts": []}, "name_chair": {"member": ""}, "remove_member": {"member": "", "reason": "r"},
    "open_review": {"due_on": timezone.localdate()}, "move_due": {"due_on": timezone.localdate()},
    "step_back": {"reason_code": "other", "reason": ""}, "close_review": {"reason": "r"}, "dissent": {"text": "t"},
    "dissolve": {"reason": "r"},
}  # fmt: skip


@pytest.fixture
def seated(experts, cast):
    """A panel whose three members have signed; a fourth has declared a conflict, a fifth was removed."""
    panel = experts.reviewing(cleared=0, count=5)
    users = experts.experts(5)
    panel_seats.declare(experts.seat(panel, users[3]), by=actor_of(users[3]), answer="conflict", reason_code="party")
    panels.remove(panel, by=experts.officer, member=str(experts.seat(panel, users[4]).pk), reason="r")
    for user in users[:3]:
        experts.clear(panel, user)
    for user in users[:3]:
        experts.sign(panel, user)
    names = ("chair", "member", "third", "conflicted", "removed")
    actors = {name: actor_of(user) for name, user in zip(names, users, strict=True)}
    actors |= {part: cast.actor(part) for part in PARTS} | {"machine": SYSTEM}
    return experts.fresh(panel), actors


def put(panel: Panel, state: str) -> Panel:
    with ignoring("sandbox.Panel:legal_steps"):
        Panel.objects.filter(pk=panel.pk).update(state=state)
    return Panel.objects.select_related("matter__parent").get(pk=panel.pk)


def test_every_state_and_actor_and_step(seated, experts):
    panel, actors = seated
    forms.freeze(panel.matter, by=SYSTEM)  # as the use case does before the step
    assert set(PANEL) == set(Examining) and set(FACTS) >= set(steps_of(Panel)) - {"sheets_in", "report"}
    for state, table in PANEL.items():
        case = put(panel, state)
        found = {(step, who) for step, who, done in attempts(case, actors, experts.officer, FACTS) if done}
        assert found == {(step, who) for step, parts in table.items() for who in parts}, state


def test_who_knows_of_panel_sheet_and_seat_in_every_state(seated, experts):
    panel, actors = seated
    sheet = experts.sheet(panel, experts.experts()[1])
    office = STAFF | {"auditor"}
    for state in Examining:
        case = put(panel, state)
        knows = {part for part, actor in actors.items() if panels_for(actor).filter(pk=case.pk).exists()}
        assert knows == {part for part, actor in actors.items() if rules.SeePanel.holds(actor, case)}
        assert knows == office | MEMBERS, state
        shown = state in (Examining.REPORTING, Examining.REPORTED)
        reads = {part for part, actor in actors.items() if sheets_for(actor).filter(pk=sheet.pk).exists()}
        assert reads == (office | MEMBERS if shown else {"member"}), state
        stored = PanelSheet.objects.select_related("member__panel").get(pk=sheet.pk)
        assert reads == {part for part, actor in actors.items() if rules.SeeSheet.holds(actor, stored)}
        sits = {part for part, actor in actors.items() if seats_for(actor).filter(panel=case).exists()}
        assert sits == MEMBERS
    with ignoring("sandbox.PanelSheet:signed_for_good", "sandbox.PanelSheet:legal_steps"):
        PanelSheet.objects.filter(pk=sheet.pk).update(state=Judging.WRITING)
    put(panel, Examining.REVIEWING)
    unsigned = PanelSheet.objects.select_related("matter", "member__panel").get(pk=sheet.pk)
    found = {who for _step, who, done in attempts(unsigned, actors, experts.officer, {}) if done}
    assert found == {"member"}


def test_members_are_reminded_once(experts):
    panel = experts.reviewing(cleared=2)
    experts.sign(panel, experts.experts()[0])
    sent = Effect.objects.filter(key__startswith="notifications.fan_out:sandbox.panel_due")
    remind()
    assert not sent.exists()
    with later(12):
        remind()
        remind()
        assert sent.count() == 2  # one has not signed, one has not declared


def test_a_review_over_the_api(experts, cast):
    panel = experts.forming()
    users = experts.experts()
    browsers = [Client() for _user in users]
    for browser, user in zip(browsers, users, strict=True):
        browser.force_login(user)
    chair, member, third = browsers
    json = {"content_type": "application/json"}
    seat = chair.get("/api/v1/sandbox/panel-seats/").json()["results"][0]
    assert seat["panel"] is None and cast.company.name_ko in [one["organisation"] for one in seat["parties"]]
    assert chair.get(f"/api/v1/sandbox/panels/{panel.pk}/").status_code == 404
    for browser in (chair, member):
        mine = browser.get("/api/v1/sandbox/panel-seats/").json()["results"][0]["id"]
        address = f"/api/v1/sandbox/panel-seats/{mine}/declaration/"
        assert browser.post(address, {"answer": "conflict"}, **json).status_code == 400
        assert browser.post(address, {"answer": "none"}, **json).json()["panel"] == panel.matter.number
    out = third.get("/api/v1/sandbox/panel-seats/").json()["results"][0]["id"]
    declared = third.post(
        f"/api/v1/sandbox/panel-seats/{out}/declaration/", {"answer": "conflict", "reason_code": "agent"}, **json
    )
    assert declared.status_code == 204
    assert third.get("/api/v1/sandbox/panel-seats/").json()["results"] == []
    extra = experts.experts(4)[3]
    panels.appoint(panel, by=experts.officer, experts=[str(extra.pk)])
    panels.open_review(panel, by=experts.officer, due_on=experts.soon())
    panels.remove(panel, by=experts.officer, member=str(experts.seat(panel, extra).pk), reason="r")
    for browser in (chair, member):
        sheet = browser.get("/api/v1/sandbox/panel-sheets/").json()["results"][0]["number"]
        saved = browser.patch(
            f"/api/v1/sandbox/panel-sheets/{sheet}/answers/", {"revision": 0, "values": opinion()}, **json
        )
        assert saved.json()["revision"] == 1, saved.content
        assert browser.post(f"/api/v1/sandbox/panel-sheets/{sheet}/steps/sign/", {}, **json).json()["state"] == "signed"
    assert len(member.get(f"/api/v1/sandbox/panels/{panel.pk}/").json()["sheets"]) == 2
    number = panel.matter.number
    told = chair.get(f"/api/v1/sandbox/panels/{number}/").json()
    assert told["state"] == "reporting" and told["report"]["advice"] == "approve_with_conditions"
    body = {"revision": told["report_revision"], "values": {"course": "서면 검토"}}
    assert member.patch(f"/api/v1/sandbox/panels/{number}/report/", body, **json).status_code == 403
    assert (
        chair.patch(f"/api/v1/sandbox/panels/{number}/report/", body, **json).json()["report"]["course"] == "서면 검토"
    )
    assert member.post(f"/api/v1/sandbox/panels/{number}/steps/report/", {}, **json).status_code == 403
    assert chair.post(f"/api/v1/sandbox/panels/{number}/steps/report/", {}, **json).json()["state"] == "reported"
