"""Several organisations write one application: who invites, who sees, who writes, who submits."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from office.access import Invalid, NotNow, NotYours
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.people.actors import actor_of
from sandbox import queries_applications as found_in
from sandbox.actions import applications, applications_local, consortium
from sandbox.models import ConsortiumMember
from tests.cast import MembershipFactory, OrganisationFactory
from tests.sandbox.visiting import READERS

State = ConsortiumMember.State


def invited(exemption, cast, case):
    return consortium.invite(case, by=exemption.applicant, organisation=cast.rival, part="관제")


def test_an_invitation_its_answer_and_what_it_opens(exemption, cast):
    case = exemption.draft()
    rival = cast.actor("rival_user")
    member = invited(exemption, cast, case)
    assert not found_in.applications_for(rival).exists(), "an invitation alone shows nothing of the case"
    assert list(found_in.invitations_to(rival)) == [member]
    with pytest.raises(NotYours):
        applications.save_answers(case, by=rival, values={"goal": "관제 계획"}, revision=case.revision())
    consortium.accept(member, by=rival)
    assert list(found_in.applications_for(rival)) == [case] and not found_in.invitations_to(rival)
    applications.save_answers(case, by=rival, values={"goal": "관제 계획"}, revision=case.revision())
    for act in (applications_local.send_to_local, applications.submit, applications.discard):
        with pytest.raises(NotYours):
            act(case, by=rival)
    with pytest.raises(NotNow):
        consortium.decline(member, by=rival)
    consortium.leave(member, by=rival)
    assert not found_in.applications_for(rival).exists()
    again = invited(exemption, cast, case)
    assert again.pk == member.pk and again.state == State.INVITED
    consortium.decline(again, by=rival)
    dispatch.run_due(limit=100)
    told = set(Delivery.objects.filter(person=cast.company_user).values_list("key", flat=True))
    assert {"sandbox.consortium_answered", "sandbox.consortium_left"} <= told
    assert Delivery.objects.filter(person=cast.rival_user, key="sandbox.consortium_invited").exists()


def test_who_may_invite_whom_and_when(exemption, cast):
    case = exemption.draft()
    for part in ("company_reader", "rival_user", "secretariat_officer", "stranger", "ended_member"):
        with pytest.raises(NotYours):
            consortium.invite(case, by=cast.actor(part), organisation=cast.rival)
    with pytest.raises(Invalid):
        consortium.invite(case, by=exemption.applicant, organisation=cast.company)
    member = consortium.invite(case, by=exemption.writer, organisation=cast.rival)
    with pytest.raises(Invalid):
        invited(exemption, cast, case)
    for part in ("company_user", "city_user", "secretariat_officer", "stranger"):
        with pytest.raises(NotYours):
            consortium.accept(member, by=cast.actor(part))
    with pytest.raises(NotYours):
        consortium.leave(member, by=cast.actor("city_user"))
    consortium.leave(member, by=exemption.applicant)
    assert member.state == State.LEFT, "the lead takes an invitation back"
    filed = exemption.received()
    with pytest.raises(NotNow):
        invited(exemption, cast, filed)
    given_up = exemption.draft()
    member = invited(exemption, cast, given_up)
    applications.discard(given_up, by=exemption.applicant)
    with pytest.raises(NotNow):
        consortium.accept(member, by=cast.actor("rival_user"))


def test_a_member_reads_the_case_and_its_papers_as_an_applicant(exemption, cast, browsers):
    case = exemption.draft()
    reader = MembershipFactory(organisation=cast.rival, role="reader").user
    consortium.accept(invited(exemption, cast, case), by=cast.actor("rival_user"))
    applications_local.send_to_local(case, by=exemption.applicant)
    fresh = exemption.fresh(case)
    assert fresh.state_label(actor_of(reader)) == fresh.state_label(exemption.applicant)
    page = reverse("sandbox:application", kwargs={"pk": case.pk})
    told = browsers["rival_user"].get(page).content.decode()
    assert cast.rival.name_ko in told and browsers["city_user"].get(page).status_code == 404
    found = browsers["company_user"].get("/sandbox/applications/", {"q": cast.rival.name_ko}).content.decode()
    assert page in found, "a search finds a case by the organisations that take part"
    paper = case.matter.attachments.first()
    assert browsers["rival_user"].get(paper.get_absolute_url()).status_code in (200, 302)
    assert browsers["ministry_clerk"].get(paper.get_absolute_url()).status_code == 404


def test_the_pages_of_a_consortium(exemption, cast, browsers):
    case = exemption.draft()
    address = reverse("sandbox:application-invite", kwargs={"pk": case.pk})
    lead, rival = browsers["company_user"], browsers["rival_user"]
    statuses = {part: browsers[part].get(address).status_code for part in READERS}
    assert {part for part, status in statuses.items() if status == 200} == {"company_user", "company_writer"}
    assert {part for part, status in statuses.items() if status == 403} == {"company_reader"}
    for wrong in ("", "없는 회사", "123-45-67890", cast.ministry.name_ko, cast.company.brn):
        assert lead.post(address, {"organisation": wrong}).status_code == 400, wrong
    assert lead.post(address, {"organisation": "987-65-43215", "part": "관제"}).status_code == 302
    member = ConsortiumMember.objects.get()
    pages = {name: reverse(f"sandbox:{name}", kwargs={"pk": member.pk}) for name in
             ("invitation", "invitation-accept", "invitation-decline", "invitation-leave")}  # fmt: skip
    seen = {part for part in READERS if browsers[part].get(pages["invitation"]).status_code == 200}
    assert seen == {"company_user", "company_writer", "company_reader", "rival_user"}
    assert case.matter.title in rival.get("/").content.decode(), "the invitation stands on the desk"
    assert pages["invitation"] in rival.get("/sandbox/applications/").content.decode()
    assert browsers["stranger"].post(pages["invitation-accept"]).status_code == 404
    assert lead.post(pages["invitation-accept"]).status_code == 403
    assert rival.get(pages["invitation-accept"]).status_code == 405
    assert rival.post(pages["invitation-accept"]).status_code == 302
    assert rival.post(pages["invitation-accept"]).status_code == 409
    form = reverse("sandbox:application-form", kwargs={"pk": case.pk})
    assert rival.get(form).status_code == 200 and rival.get(address).status_code == 403
    assert rival.get(pages["invitation-leave"]).status_code == 200
    assert rival.post(pages["invitation-leave"]).status_code == 302
    assert rival.get(form).status_code == 404


def test_a_consortium_over_the_api(exemption, cast):
    def client(part: str) -> APIClient:
        made = APIClient()
        made.force_login(getattr(cast, part))
        return made

    case = exemption.draft()
    members, invitations = f"/api/v1/sandbox/applications/{case.pk}/consortium/", "/api/v1/sandbox/invitations/"
    lead, rival = client("company_user"), client("rival_user")
    assert lead.post(members, {"organisation": "없는 회사"}, format="json").status_code == 400
    assert client("company_reader").post(members, {"organisation": "9876543215"}, format="json").status_code == 403
    assert rival.post(members, {"organisation": "9876543215"}, format="json").status_code == 404
    made = lead.post(members, {"organisation": "9876543215", "part": "관제"}, format="json")
    assert made.status_code == 201 and made.json()[0]["state"] == "invited"
    (one,) = rival.get(invitations).json()["results"]
    assert one["lead"] == cast.company.name_ko and client("stranger").get(invitations).json()["results"] == []
    assert client("city_user").post(f"{invitations}{one['id']}/answer/", {"accept": True}).status_code == 404
    assert rival.post(f"{invitations}{one['id']}/answer/", {"accept": True}, format="json").json()["state"] == "joined"
    told = rival.get(f"/api/v1/sandbox/applications/{case.pk}/").json()
    assert told["answers"]["summary"] and "submit" not in {step["name"] for step in told["steps"]}
    assert rival.post(f"{invitations}{one['id']}/leave/").json()["state"] == "left"
    assert rival.get(members).status_code == 404


def test_an_organisation_is_found_by_number_or_exact_name(cast):
    OrganisationFactory(name_ko="겹이름"), OrganisationFactory(name_ko="겹이름")
    assert found_in.organisation_named(" 나래로보틱스 ") == cast.rival
    assert found_in.organisation_named("987-65-43215") == cast.rival
    for wrong in ("겹이름", "나래", "", "-"):
        with pytest.raises(Invalid):
            found_in.organisation_named(wrong)
