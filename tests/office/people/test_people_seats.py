"""Organisations, seats, invitations and requests: who may, what is kept, and never without a manager."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours, Unknown
from office.ledger import dispatch
from office.ledger.models import Effect, Event
from office.people.actions import claims, invitations, memberships, organisations
from office.people.models import Invitation, Membership
from tests.cast import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def kinds_recorded() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def seat_of(user, organisation) -> Membership:
    return Membership.objects.get(user=user, organisation=organisation)


# registering


def test_who_registers_becomes_the_manager(cast):
    made = organisations.register(by=cast.actor("stranger"), kind="company", brn="110-81-12345", name_ko="다솜")
    assert (made.brn, seat_of(cast.stranger, made).role) == ("1108112345", "manager")
    assert kinds_recorded() == ["people.organisation.registered"]


def test_a_number_registers_once(cast):
    with pytest.raises(organisations.Taken) as taken:
        organisations.register(by=cast.actor("stranger"), kind="company", brn=cast.company.brn, name_ko="같은번호")
    assert taken.value.organisation == cast.company
    assert kinds_recorded() == []


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"kind": "company"}, "brn"),
        ({"kind": "company", "brn": "1234567890"}, "brn"),
        ({"kind": "ministry"}, "kind"),
        ({"kind": "secretariat"}, "kind"),
    ],
)
def test_what_cannot_be_registered(cast, facts, field):
    with pytest.raises(Invalid) as wrong:
        organisations.register(by=cast.actor("stranger"), name_ko="안됨", **facts)
    assert list(wrong.value.errors) == [field]


@pytest.mark.parametrize("kind", ["individual", "university", "public_body", "foreign_public_body"])
def test_others_register_without_a_number(cast, kind):
    assert organisations.register(by=cast.actor("stranger"), kind=kind, name_ko="이름").brn == ""


def test_consent_to_service_is_dated_and_recorded(cast):
    by = cast.actor("company_user")
    row = organisations.consent_to_portal_service(cast.company, by=by, consent=True)
    assert row.portal_service and row.portal_service_since is not None
    organisations.consent_to_portal_service(row, by=by, consent=True)
    row = organisations.consent_to_portal_service(row, by=by, consent=False)
    assert not row.portal_service and row.portal_service_since is None
    assert kinds_recorded() == ["people.portal_service.given", "people.portal_service.withdrawn"]
    for part in ("company_writer", "rival_user", "secretariat_officer", "ended_member"):
        with pytest.raises(NotYours):
            organisations.consent_to_portal_service(row, by=cast.actor(part), consent=True)


def test_the_ledger_keeps_which_facts_changed_and_not_what_they_say(cast):
    organisations.edit(cast.company, by=cast.actor("company_user"), address="비밀길 1", phone=cast.company.phone)
    event = Event.objects.get()
    assert event.data == {"fields": ["address"]}


# never without a manager


def test_the_last_manager_stays(cast):
    by, last = cast.actor("company_user"), seat_of(cast.company_user, cast.company)
    with pytest.raises(NotNow):
        memberships.end(last, by=by)
    with pytest.raises(NotNow):
        memberships.change_role(last, by=by, role="writer")
    memberships.change_role(seat_of(cast.company_writer, cast.company), by=by, role="manager")
    memberships.end(last, by=by)
    assert kinds_recorded() == ["people.membership.role_changed", "people.membership.ended"]
    assert cast.actor("company_user").seats == ()


def test_a_manager_whose_account_is_closed_does_not_count(cast):
    MembershipFactory(user=cast.inactive_officer, organisation=cast.company, role="manager")
    with pytest.raises(NotNow):
        memberships.end(seat_of(cast.company_user, cast.company), by=cast.actor("company_user"))


def test_everybody_may_leave_and_outsiders_end_nothing(cast):
    writer = seat_of(cast.company_writer, cast.company)
    for part in ("rival_user", "company_reader", "ended_member", "molit_officer"):
        with pytest.raises(NotYours):
            memberships.end(writer, by=cast.actor(part))
    memberships.end(writer, by=cast.actor("company_writer"))
    with pytest.raises(NotNow):
        memberships.end(writer, by=cast.actor("company_user"))


def test_the_first_member_is_the_manager(cast):
    empty = OrganisationFactory(kind="local_government", brn="", code="99220")
    with pytest.raises(NotNow):
        invitations.invite(empty, by=cast.actor("secretariat_officer"), email="new@example.com", role="writer")
    asked = claims.claim(empty, by=cast.actor("stranger"), statement="주무관")
    with pytest.raises(NotNow):
        claims.verify(asked, by=cast.actor("secretariat_officer"), role="writer")
    claims.verify(asked, by=cast.actor("secretariat_officer"), role="manager")
    assert seat_of(cast.stranger, empty).role == "manager"


# invitations


def test_an_invitation_is_mailed_once_and_taken_by_whom_it_names(cast):
    made = invitations.invite(cast.company, by=cast.actor("company_user"), email="Stranger@Example.com", role="reader")
    assert mail.outbox == []
    dispatch.run_due()
    dispatch.run_due()
    assert [letter.to for letter in mail.outbox] == [["stranger@example.com"]]
    token = invitations.token_of(made)
    assert token in mail.outbox[0].body
    assert token not in str(Effect.objects.get().payload) and made.token_digest not in mail.outbox[0].body
    with pytest.raises(NotYours):
        invitations.accept(token, by=cast.actor("rival_user"))
    seat = invitations.accept(token, by=cast.actor("stranger"))
    assert (seat.role, seat.state) == ("reader", "active")
    with pytest.raises(NotNow):
        invitations.accept(token, by=cast.actor("stranger"))
    assert kinds_recorded() == ["people.invitation.made", "people.invitation.accepted"]


def test_an_invitation_taken_back_before_the_mail_leaves_is_never_sent(cast):
    by = cast.actor("company_user")
    made = invitations.invite(cast.company, by=by, email="new@example.com", role="writer")
    invitations.revoke(made, by=by)
    dispatch.run_due()
    assert mail.outbox == []
    with pytest.raises(NotNow):
        invitations.invitation_by(invitations.token_of(made))
    with pytest.raises(NotNow):
        invitations.revoke(made, by=by)


def test_invitations_run_out(cast):
    by = cast.actor("company_user")
    made = invitations.invite(cast.company, by=by, email=cast.stranger.email, role="writer")
    with pytest.raises(NotNow):
        invitations.invite(cast.company, by=by, email=cast.stranger.email, role="writer")
    with time_machine.travel(timezone.now() + dt.timedelta(days=14, seconds=1)):
        with pytest.raises(NotNow):
            invitations.accept(invitations.token_of(made), by=cast.actor("stranger"))
        invitations.invite(cast.company, by=by, email=cast.stranger.email, role="writer")
    assert Invitation.objects.count() == 2


def test_who_was_a_member_gets_the_old_seat_again(cast):
    made = invitations.invite(cast.company, by=cast.actor("company_user"), email=cast.ended_member.email, role="writer")
    invitations.accept(invitations.token_of(made), by=cast.actor("ended_member"))
    seat = seat_of(cast.ended_member, cast.company)
    assert (seat.state, seat.role, seat.ended_at) == ("active", "writer", None)


def test_members_are_not_invited_and_wrong_tokens_say_nothing(cast):
    by = cast.actor("company_user")
    with pytest.raises(NotNow):
        invitations.invite(cast.company, by=by, email=cast.company_writer.email, role="writer")
    with pytest.raises(NotYours):
        invitations.invite(cast.company, by=cast.actor("company_writer"), email="a@example.com", role="writer")
    with pytest.raises(Unknown):
        invitations.accept("0" * 64, by=by)


def test_a_refusing_mail_server_loses_no_invitation(cast, settings):
    made = invitations.invite(cast.company, by=cast.actor("company_user"), email="new@example.com", role="writer")
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    dispatch.run_due()
    waiting = Effect.objects.get(kind="people.invitation")
    assert waiting.state == "pending" and "refused" in waiting.last_error.lower()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Effect.objects.update(next_at=timezone.now())
    dispatch.run_due()
    assert len(mail.outbox) == 1 and invitations.token_of(made) in mail.outbox[0].body


def test_mail_that_may_have_left_waits_for_a_person(cast):
    invitations.invite(cast.company, by=cast.actor("company_user"), email="new@example.com", role="writer")
    waiting = Effect.objects.get()
    waiting.payload["leaving"] = True  # what a worker leaves behind that dies while sending
    waiting.save()
    dispatch.run_due()
    waiting.refresh_from_db()
    assert waiting.state == "parked" and mail.outbox == []


# claims


def test_a_request_is_verified_by_the_manager(cast):
    asked = claims.claim(cast.company, by=cast.actor("stranger"), statement="연구소 김대리", role="manager")
    with pytest.raises(NotNow):
        claims.claim(cast.company, by=cast.actor("stranger"), statement="다시")
    for part in ("stranger", "rival_user", "company_writer", "ended_member", "molit_officer"):
        with pytest.raises(NotYours):
            claims.verify(asked, by=cast.actor(part), role="writer")
    claims.verify(asked, by=cast.actor("company_user"), role="reader")
    assert seat_of(cast.stranger, cast.company).role == "reader"
    with pytest.raises(NotNow):
        claims.refuse(asked, by=cast.actor("company_user"), reason="늦음")
    assert kinds_recorded() == ["people.claim.made", "people.claim.verified"]


def test_a_refusal_says_why(cast):
    asked = claims.claim(cast.company, by=cast.actor("stranger"), statement="누구")
    with pytest.raises(Invalid):
        claims.refuse(asked, by=cast.actor("company_user"), reason="  ")
    refused = claims.refuse(asked, by=cast.actor("secretariat_officer"), reason="재직 확인 불가")
    assert (refused.state, refused.reason) == ("refused", "재직 확인 불가")
    assert not Membership.objects.filter(user=cast.stranger).exists()
    assert "재직" not in str(Event.objects.latest("id").data)
    claims.claim(cast.company, by=cast.actor("stranger"), statement="이번에는 증명서와 함께")


def test_nobody_claims_what_is_theirs_or_a_persons(cast):
    alone = OrganisationFactory(kind="individual")
    with pytest.raises(NotNow):
        claims.claim(cast.company, by=cast.actor("company_reader"), statement="이미")
    with pytest.raises(NotNow):
        claims.claim(alone, by=cast.actor("stranger"), statement="남의 것")


def test_two_managers_leaving_at_once_leave_one(cast, django_db_blocker):
    second = MembershipFactory(user=UserFactory(), organisation=cast.company, role="manager")
    memberships.end(second, by=cast.actor("company_user"))
    with pytest.raises(NotNow):
        memberships.end(seat_of(cast.company_user, cast.company), by=cast.actor("company_user"))
