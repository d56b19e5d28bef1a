"""`holds`, `scope` and `holders` answer alike, for every rule of the sandbox × actor × state."""

import pytest

from office.access import ANONYMOUS, SYSTEM
from office.people.models import User
from sandbox import queries, rules
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import Consulting, Rapid

ABOUT_RAPID = [rules.SeeRapid, rules.ApplyRapid, rules.HandleRapid, rules.JudgeRapid, rules.DecideRapid, rules.RunRapid]
ABOUT_CONSULTATION = [
    rules.SeeConsultation,
    rules.AnswerConsultation,
    rules.SupplyConsultation,
    rules.JudgeConsultation,
    rules.RunConsultation,
]


def check(rule, subject, cast) -> None:
    model = type(subject)
    holders = set(User.objects.filter(rule.holders(subject)).values_list("pk", flat=True))
    for part, actor in {**cast.actors(), "machine": SYSTEM, "nobody": ANONYMOUS}.items():
        holds = rule.holds(actor, subject)
        scoped = model.objects.filter(rule.scope(actor), pk=subject.pk).exists()
        assert holds == scoped, (rule.key, subject.state, part)
        if actor.user_id:
            assert holds == (actor.user_id in holders), (rule.key, subject.state, part)


@pytest.mark.parametrize("state", Rapid.values)
def test_about_rapid_confirmations(rapid, cast, state):
    case = rapid.in_state(state)
    for rule in ABOUT_RAPID:
        check(rule, RapidConfirmation.objects.select_related("matter").get(pk=case.pk), cast)


@pytest.mark.parametrize("state", Consulting.values)
def test_about_consultations(rapid, cast, state):
    part = rapid.part_in_state(state)
    for rule in ABOUT_CONSULTATION:
        check(rule, Consultation.objects.select_related("matter__parent").get(pk=part.pk), cast)


@pytest.mark.parametrize("outsider", ["rival_user", "stranger", "reviewer", "other_programme_officer", "ended_member"])
def test_outsiders_find_no_trace(rapid, cast, client, outsider):
    case = rapid.inquiring()
    actor = cast.actor(outsider)
    assert not queries.rapid_confirmations_for(actor).exists()
    assert not queries.consultations_for(actor).exists()
    client.force_login(getattr(cast, outsider))
    for address in (
        f"/sandbox/rapid-confirmations/{case.pk}/",
        f"/sandbox/rapid-confirmations/{case.pk}/form/",
        f"/sandbox/rapid-confirmations/{case.pk}/steps/withdraw/",
        f"/sandbox/consultations/{rapid.part(case).pk}/",
        f"/api/v1/sandbox/rapid-confirmations/{case.matter.number}/",
        f"/api/v1/sandbox/consultations/{rapid.part(case).pk}/",
    ):
        assert client.get(address).status_code == 404, address
    listed = client.get("/api/v1/sandbox/rapid-confirmations/").json()
    assert listed["results"] == []


def test_a_ministry_sees_its_own_part_and_nothing_else(rapid, cast, client):
    case = rapid.inquiring()
    client.force_login(cast.ministry_clerk)
    assert client.get(f"/sandbox/consultations/{rapid.part(case).pk}/").status_code == 200
    assert client.get(f"/sandbox/consultations/{rapid.part(case, 'other_ministry').pk}/").status_code == 404
    assert client.get(f"/sandbox/rapid-confirmations/{case.pk}/").status_code == 404


def test_a_draft_is_its_applicants_alone(rapid, cast):
    case = rapid.draft()
    seen = {
        part
        for part, actor in cast.actors().items()
        if queries.rapid_confirmations_for(actor).filter(pk=case.pk).exists()
    }
    assert seen == {"company_user", "company_writer", "company_reader"}
