"""Objections: who may file one until when, who decides, and what an upheld one reopens."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.access import Invalid, NotNow, NotYours
from office.deadlines.queries import clocks_of, progress_of
from office.docket.models import Matter
from office.documents import actions as letters
from office.documents.models import IssuedDocument
from office.ledger.models import Effect
from office.people.models import Organisation
from office.workflow import perform, steps_of, take_approved
from sandbox.actions import objections
from sandbox.models import Application, Objection
from sandbox.models.objection import KIND
from sandbox.queries_objections import objections_for
from sandbox.states import Objecting
from tests.sandbox.test_matrix import attempts
from tests.worlds import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(exemption) -> Application:
    """An application that was returned; the notice has arrived."""
    case = exemption.returned()
    exemption.arrive(case.matter, "sandbox.application_return")
    return exemption.fresh(case)


def decide(exemption, objection, step: str) -> None:
    take_approved(objection, step, by=exemption.judge, drafter=exemption.officer_of_ministry, facts={"reason": "이유"})


@pytest.fixture
def world(exemption, cast):
    exemption.officer_of_ministry = cast.actor("molit_officer")
    return exemption


def test_an_objection_is_filed_within_sixty_days_once(world, returned, cast):
    with pytest.raises(NotYours):
        objections.file(returned, by=cast.actor("company_reader"), grounds="g")
    with pytest.raises(Invalid):
        objections.file(returned, by=world.applicant, grounds=" ")
    with later(61), pytest.raises(NotNow):
        objections.file(returned, by=world.applicant, grounds="g")
    with later(59):
        objection = objections.file(returned, by=world.applicant, grounds="송달되지 않았습니다.")
        assert objection.matter.number == f"{returned.matter.number}-O1"
        assert progress_of(objection.matter, "C22c") is not None
        assert not [clock for clock in clocks_of(returned.matter) if clock.clock.id == "C22"]
        with pytest.raises(NotNow):
            objections.file(returned, by=world.applicant, grounds="g")
    told = set(Effect.objects.filter(key__contains="sandbox.objection").values_list("payload__key", flat=True))
    assert told == {"sandbox.objection_arrived", "sandbox.objection_filed"}
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE sandbox_objection SET grounds = 'x' WHERE matter_id = %s", [objection.pk])


def test_where_there_is_nothing_to_object_to(world):
    case = world.received()
    with pytest.raises(NotNow):
        objections.file(case, by=world.applicant, grounds="g")
    world.approved(case, "return_application", ground="false_plan", reason="사실과 다름")
    with pytest.raises(NotNow) as refused:  # the notice has not arrived
        objections.file(world.fresh(case), by=world.applicant, grounds="g")
    assert len(refused.value.reasons) == 1


def test_a_local_government_has_another_remedy(world, returned):
    Organisation.objects.filter(pk=returned.matter.organisation_id).update(kind="local_government")
    case = world.fresh(returned)
    with pytest.raises(NotNow) as refused:
        objections.file(case, by=world.applicant, grounds="g")
    assert refused.value.reasons == [str(objections.NO_CITIZEN)]


def test_an_upheld_objection_reopens_the_application(world, returned, cast):
    objection = objections.file(returned, by=world.applicant, grounds="g")
    letter = letters.draft(objection, "uphold", by=world.officer_of_ministry, data={"reason": "이유 있음"})
    letters.submit_for_approval(letter, by=world.officer_of_ministry, approver=cast.decision_maker)
    letters.approve(letter, by=world.judge)
    case = world.fresh(returned)
    assert (case.state, case.ended_at, case.end_reason, case.demand_round) == ("received", None, "", 0)
    assert {clock.clock.id for clock in clocks_of(case.matter)} >= {"C03", "C10"}
    issued = IssuedDocument.objects.get(matter=objection.matter)
    assert (issued.facts["facts"]["upheld"], issued.organisation) == (True, returned.matter.organisation)
    assert not clocks_of(objection.matter)
    world.approved(case, "return_application", ground="false_plan", reason="다시")  # it can be returned anew …
    world.arrive(case.matter, "sandbox.application_return")
    again = objections.file(world.fresh(case), by=world.applicant, grounds="g")  # … and objected to anew
    assert again.matter.number.endswith("-O2")


def test_a_dismissed_objection_leaves_the_disposition(world, returned):
    objection = objections.file(returned, by=world.applicant, grounds="g")
    perform(objection, "extend_period", by=world.officer_of_ministry, reason="사실관계 확인")
    with pytest.raises(NotNow):
        perform(objection, "extend_period", by=world.officer_of_ministry, reason="r")
    decide(world, objection, "dismiss")
    assert world.fresh(returned).state == "returned"
    with pytest.raises(NotNow):
        objections.file(world.fresh(returned), by=world.applicant, grounds="g")


def test_what_fell_otherwise_is_not_reopened(world, returned):
    objection = objections.file(returned, by=world.applicant, grounds="g")
    Application.objects.filter(pk=returned.pk).update(ended_at=None)
    with pytest.raises(NotNow):
        decide(world, objection, "uphold")
    assert Objection.objects.get(pk=objection.pk).state == "filed"


APPLICANTS = {"company_user", "company_writer"}
MOLIT = {"molit_officer", "decision_maker", "deputy"}
DECIDERS = {"decision_maker"}
ACTORS = (
    "company_user", "company_writer", "company_reader", "rival_user", "city_user", "ministry_manager", "auditor",
    "secretariat_officer", "molit_officer", "decision_maker", "deputy", "reviewer", "admin", "stranger",
)  # fmt: skip
TABLE = {
    Objecting.FILED: {"extend_period": MOLIT, "uphold": DECIDERS, "dismiss": DECIDERS, "withdraw": APPLICANTS},
    Objecting.UPHELD: {},
    Objecting.DISMISSED: {},
    Objecting.WITHDRAWN: {},
}
FACTS = dict.fromkeys(("extend_period", "uphold", "dismiss", "withdraw"), {"reason": "r"})


def test_every_state_and_actor_and_step(world, returned, cast):
    assert set(TABLE) == set(Objecting) and set(FACTS) == set(steps_of(Objection))
    actors = {part: cast.actor(part) for part in ACTORS}
    for state in Objecting:
        with transaction.atomic():
            objection = objections.file(returned, by=world.applicant, grounds="g")
            if state == Objecting.WITHDRAWN:
                perform(objection, "withdraw", by=world.applicant, reason="r")
            elif state != Objecting.FILED:
                decide(world, objection, "uphold" if state == Objecting.UPHELD else "dismiss")
            found = {
                (step, who) for step, who, done in attempts(objection, actors, world.officer_of_ministry, FACTS) if done
            }
            assert found == {(step, who) for step, parts in TABLE[state].items() for who in parts}, state
            transaction.set_rollback(True)


def test_pages(world, returned, cast):
    def browser(part: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, part))
        return client

    applicant, office, rival = browser("company_user"), browser("molit_officer"), browser("rival_user")
    file = reverse("sandbox:objection-file", kwargs={"pk": returned.pk})
    case = reverse("sandbox:application", kwargs={"pk": returned.pk})
    assert file in applicant.get(case).content.decode()
    assert file not in office.get(case).content.decode()
    assert applicant.get(file).status_code == 200
    assert (rival.get(file).status_code, office.get(file).status_code) == (404, 403)
    assert applicant.post(file, {"grounds": ""}).status_code == 400
    made = applicant.post(file, {"grounds": "송달되지 않았습니다."})
    page = made["Location"]
    assert applicant.get(file).status_code == 409
    assert "송달되지 않았습니다." in office.get(page).content.decode()
    assert (applicant.get(page).status_code, rival.get(page).status_code) == (200, 404)
    assert page in office.get(reverse("sandbox:objection-list")).content.decode()
    assert page not in rival.get(reverse("sandbox:objection-list")).content.decode()
    assert page in office.get(reverse("desk:home")).content.decode()
    objection = objections_for(world.officer).get()
    step = reverse("sandbox:objection-step", kwargs={"pk": objection.pk, "step": "dismiss"})
    assert (office.get(step).status_code, applicant.get(step).status_code) == (200, 403)
    drafted = office.post(step, {"reason": "이유 없음"})
    assert drafted.status_code == 302 and "letters" in drafted["Location"]


def test_over_the_api(world, returned, cast):
    client = Client()
    client.force_login(cast.company_user)
    made = client.post(
        "/api/v1/sandbox/objections/", {"case": returned.matter.number, "grounds": "g"}, content_type="application/json"
    )
    assert made.status_code == 201, made.content
    number = made.json()["number"]
    assert client.get("/api/v1/sandbox/objections/").json()["results"][0]["number"] == number
    taken = client.post(
        f"/api/v1/sandbox/objections/{number}/steps/withdraw/", {"reason": "r"}, content_type="application/json"
    )
    assert taken.json()["state"] == "withdrawn"
    client.force_login(cast.rival_user)
    assert client.get(f"/api/v1/sandbox/objections/{number}/").status_code == 404


def test_the_list_asks_as_often_for_one_as_for_thirty(world, returned, cast):
    first = objections.file(returned, by=world.applicant, grounds="g")
    client = Client()
    client.force_login(cast.molit_officer)
    address = reverse("sandbox:objection-list")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    more = {name: getattr(first, name) for name in ("against", "disposed_at", "grounds", "filed_at", "filed_by")}
    matters = [
        Matter(kind=KIND, number=f"O-{n}", title="t", organisation=cast.company, parent=returned.matter)
        for n in range(29)
    ]
    Matter.objects.bulk_create(matters)
    Objection.objects.bulk_create(Objection(matter=matter, **more) for matter in matters)
    with CaptureQueriesContext(connection) as many:
        shown = client.get(address)
    assert len(shown.context["page"].object_list) == 30
    assert len(many) == len(one)
