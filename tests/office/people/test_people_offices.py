"""Appointments, deputies and tokens."""

import datetime as dt

import pytest
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.ledger.models import Event
from office.people import queries
from office.people.actions import accounts, appointments
from office.people.actors import actor_of
from office.people.models import ApiToken, Appointment

pytestmark = pytest.mark.django_db

MAY_APPOINT = {"secretariat_officer", "decision_maker", "second_decision_maker", "admin"}


def post_of(user) -> Appointment:
    return Appointment.objects.get(user=user)


def test_exactly_those_may_appoint(cast):
    for part, actor in cast.actors().items():
        if part in MAY_APPOINT:
            appointments.appoint(cast.stranger, by=actor, role="reviewer", programme="sandbox")
        else:
            with pytest.raises(NotYours):
                appointments.appoint(cast.stranger, by=actor, role="reviewer", programme="sandbox")
    assert Event.objects.filter(kind="people.appointment.made").count() == len(MAY_APPOINT)


def test_an_appointment_gives_the_office_for_its_days(cast):
    now = timezone.now()
    appointments.appoint(
        cast.stranger,
        by=cast.actor("admin"),
        role="auditor",
        programme="*",
        valid_from=now + dt.timedelta(days=1),
        valid_until=now + dt.timedelta(days=2),
    )
    assert cast.actor("stranger").posts == ()
    Appointment.objects.filter(user=cast.stranger).update(valid_from=now)
    assert [post.role for post in cast.actor("stranger").posts] == ["auditor"]
    Appointment.objects.filter(user=cast.stranger).update(valid_until=timezone.now())
    assert cast.actor("stranger").posts == ()


@pytest.mark.parametrize("programme", ["*", "k-city"])
def test_nobody_appoints_beyond_the_own_programme(cast, programme):
    with pytest.raises(NotYours):
        appointments.appoint(cast.stranger, by=cast.actor("decision_maker"), role="officer", programme=programme)


def test_what_is_wrong_is_said_beside_its_field(cast):
    admin, now = cast.actor("admin"), timezone.now()
    for wrong, field in [
        ({"user": cast.admin}, "email"),
        ({"user": cast.inactive_officer}, "email"),
        ({"organisation": cast.molit}, "organisation"),
        ({"valid_from": now, "valid_until": now - dt.timedelta(days=1)}, "valid_until"),
    ]:
        facts = {"user": cast.stranger, "role": "officer", "programme": "sandbox"} | wrong
        with pytest.raises(Invalid) as said:
            appointments.appoint(facts.pop("user"), by=admin, **facts)
        assert list(said.value.errors) == [field]


def test_an_office_ends_by_who_may_appoint_or_by_its_holder(cast):
    with pytest.raises(NotYours):
        appointments.end(post_of(cast.reviewer), by=cast.actor("molit_officer"))
    appointments.end(post_of(cast.reviewer), by=cast.actor("reviewer"))
    appointments.end(post_of(cast.committee_member), by=cast.actor("secretariat_officer"))
    assert cast.actor("reviewer").posts == cast.actor("committee_member").posts == ()
    with pytest.raises(NotNow):
        appointments.end(post_of(cast.reviewer), by=cast.actor("reviewer"))


def test_the_holder_names_the_deputy(cast):
    by, post = cast.actor("decision_maker"), post_of(cast.decision_maker)
    appointments.set_deputy(post, by=by, deputy=cast.second_decision_maker)
    stood_in_for = [post.for_user_id for post in actor_of(cast.second_decision_maker).posts]
    assert cast.decision_maker.pk in stood_in_for
    appointments.set_deputy(post, by=by, deputy=None)
    assert not any(post.deputy for post in actor_of(cast.second_decision_maker).posts)
    assert Event.objects.filter(kind="people.appointment.deputy_set").count() == 2


def test_a_deputy_is_a_colleague(cast):
    by, post = cast.actor("decision_maker"), post_of(cast.decision_maker)
    for wrong in (cast.stranger, cast.secretariat_officer, cast.inactive_officer, cast.decision_maker):
        with pytest.raises(Invalid):
            appointments.set_deputy(post, by=by, deputy=wrong)
    with pytest.raises(NotYours):
        appointments.set_deputy(post, by=cast.actor("molit_officer"), deputy=cast.deputy)
    with pytest.raises(NotNow):
        appointments.set_deputy(post_of(cast.reviewer), by=cast.actor("reviewer"), deputy=cast.stranger)
    with pytest.raises(NotNow):
        appointments.set_deputy(post_of(cast.expired_officer), by=cast.actor("secretariat_officer"), deputy=cast.deputy)


def test_a_token_is_shown_once_and_only_a_digest_kept(cast):
    token, secret = accounts.make_token(by=cast.actor("company_user"), name="보고 프로그램", days=30)
    assert secret not in str(ApiToken.objects.values())
    assert token.expiry - timezone.now() > dt.timedelta(days=29)
    assert secret not in str(list(Event.objects.values()))
    assert list(queries.tokens_for(cast.actor("rival_user"))) == []
    with pytest.raises(NotYours):
        accounts.revoke_token(token, by=cast.actor("rival_user"))
    accounts.revoke_token(token, by=cast.actor("company_user"))
    assert ApiToken.objects.count() == 0


def test_the_profile_is_ones_own(cast):
    with pytest.raises(NotYours):
        accounts.edit_profile(cast.company_user, by=cast.actor("rival_user"), name="남")
    accounts.edit_profile(cast.company_user, by=cast.actor("company_user"), name="새 이름", phone="02-123-4567")
    assert Event.objects.get().data == {"fields": ["name", "phone"]}
