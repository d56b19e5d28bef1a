"""One mail, at most once: servers that refuse, hang up or say nothing, and readers who lost the right."""

import datetime as dt

import pytest
from django.utils import timezone

from office.ledger import dispatch
from office.ledger.models import Effect, Event
from office.notifications import postman, rendering
from office.notifications.models import Delivery, State
from office.notifications.operating import decide
from office.people.models import Membership, User


def mail_to(person) -> Delivery:
    return Delivery.objects.get(person=person, channel="email")


def its_effect(delivery: Delivery) -> Effect:
    return Effect.objects.get(key=delivery.effect_key)


def let_time_pass() -> None:
    """The waits of the queue are over, and so is a dead worker's lease."""
    Effect.objects.filter(state="pending").update(next_at=timezone.now())
    Effect.objects.filter(state="claimed").update(lease_until=timezone.now() - dt.timedelta(seconds=1))


def test_text_html_and_a_message_id_of_its_own(tell, only, sink):
    tell()
    (message,) = sink.messages
    delivery = mail_to(only)
    assert message["Message-ID"] == f"<{delivery.pk}@sandbox.example>" == delivery.message_id
    assert message["To"] == only.email
    assert message["Subject"] == "greeting ko: 자율주행 <배송>" == delivery.subject_line
    assert message["Auto-Submitted"] == "auto-generated"
    assert "자율주행 <배송> on 2026. 11. 22." in message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert "자율주행 &lt;배송&gt; on 2026. 11. 22." in html
    assert f"https://sandbox.example/matters/{delivery.matter_id}/" in html
    assert (delivery.state, delivery.attempts, delivery.error) == (State.SENT, 1, "")


def test_each_in_their_own_language(tell, cast, sink):
    User.objects.filter(pk=cast.company_writer.pk).update(language="en")
    tell()
    assert mail_to(cast.company_writer).subject_line.startswith("greeting en:")
    assert mail_to(cast.company_user).subject_line.startswith("greeting ko:")
    assert 'lang="en"' in mail_to(cast.company_writer).body_html


def test_a_line_that_is_only_a_dot_arrives_whole(tell, only, sink, matter):
    matter.title = "a\r\n.\r\nBcc: everybody@example.com"
    tell()
    (message,) = sink.messages
    assert message["Bcc"] is None
    assert sink.recipients == [only.email]
    assert "\n.\n" in message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_one_connection_for_the_batch(tell, sink):
    tell()
    assert len(sink.messages) == 3
    assert len(sink.sessions) == 1


def test_a_connection_left_idle_is_let_go(tell, only, sink, monkeypatch):
    tell()
    monkeypatch.setattr(postman, "IDLE_SECONDS", -1)
    postman.close_idle()
    tell()
    assert len(sink.messages) == 2
    assert len(sink.sessions) == 2


@pytest.mark.parametrize("phase", ["rcpt", "data"])
def test_refused_for_now_backs_off_and_is_delivered_once(tell, only, sink, phase):
    sink.say(phase, "451 Try again later", "452 Still full")
    tell()
    delivery, effect = mail_to(only), its_effect(mail_to(only))
    assert (delivery.state, delivery.error) == (State.WAITING, "451 Try again later")
    assert effect.state == "pending"
    assert effect.next_at > timezone.now()
    dispatch.run_due()
    assert sink.messages == []
    for _ in range(3):
        let_time_pass()
        dispatch.run_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (State.SENT, 3)
    assert len(sink.messages) == 1


def test_no_server_at_all_backs_off(tell, only, sink, settings):
    settings.EMAIL_PORT = 1
    tell()
    assert mail_to(only).state == State.WAITING
    assert "ConnectionRefusedError" in mail_to(only).error
    settings.EMAIL_PORT = sink.port
    let_time_pass()
    dispatch.run_due()
    assert len(sink.messages) == 1


def test_refused_too_often_waits_for_a_person(tell, only, sink):
    sink.say("rcpt", *["451 Try again later"] * dispatch.MOST_ATTEMPTS)
    tell()
    for _ in range(dispatch.MOST_ATTEMPTS + 2):
        let_time_pass()
        dispatch.run_due()
    assert mail_to(only).state == State.FAILED
    assert its_effect(mail_to(only)).state == "parked"
    assert sink.messages == []


def test_refused_for_good_is_shown_and_can_be_tried_again(tell, only, sink, cast):
    sink.say("rcpt", "550 No such mailbox")
    tell()
    delivery = mail_to(only)
    assert (delivery.state, delivery.error) == (State.FAILED, "550 No such mailbox")
    let_time_pass()
    dispatch.run_due()
    assert sink.messages == []
    decide(delivery, "retry", by=cast.actor("secretariat_officer"))
    dispatch.run_due()
    assert mail_to(only).state == State.SENT
    assert len(sink.messages) == 1


def test_a_refusal_for_one_does_not_keep_the_others_waiting(tell, cast, sink):
    sink.say("rcpt", "550 No such mailbox")
    tell()
    states = Delivery.objects.filter(channel="email").values_list("state", flat=True)
    assert sorted(states) == [State.FAILED, State.SENT, State.SENT]


def test_cut_after_the_text_was_handed_over_is_unknown_and_never_sent_twice(tell, only, sink):
    sink.say("data", "cut")
    tell()
    delivery = mail_to(only)
    assert delivery.state == State.UNKNOWN
    assert its_effect(delivery).state == "parked"
    for _ in range(3):
        let_time_pass()
        dispatch.run_due()
    assert len(sink.messages) == 1
    assert Event.objects.filter(kind="notifications.outcome_unknown", subject_id=str(delivery.pk)).count() == 1


def test_no_answer_after_the_text_is_unknown(tell, only, sink, settings):
    settings.EMAIL_TIMEOUT = 1
    sink.say("data", "hang")
    tell()
    assert mail_to(only).state == State.UNKNOWN
    assert "timed out" in mail_to(only).error


def test_retrying_the_effect_of_a_doubtful_mail_sends_nothing(tell, only, sink, cast):
    sink.say("data", "cut")
    tell()
    dispatch.retry(its_effect(mail_to(only)), actor=cast.actor("secretariat_officer"))
    dispatch.run_due()
    assert mail_to(only).state == State.UNKNOWN
    assert its_effect(mail_to(only)).state == "parked"
    assert len(sink.messages) == 1


def test_a_person_sends_it_again_under_the_same_message_id(tell, only, sink, cast):
    sink.say("data", "cut")
    tell()
    decide(mail_to(only), "resend", by=cast.actor("secretariat_officer"))
    dispatch.run_due()
    assert mail_to(only).state == State.SENT
    assert len({message["Message-ID"] for message in sink.messages}) == 1
    assert len(sink.messages) == 2


def test_a_person_marks_it_as_sent(tell, only, sink, cast):
    sink.say("data", "cut")
    tell()
    officer = cast.actor("secretariat_officer")
    decide(mail_to(only), "mark_sent", by=officer)
    dispatch.run_due()
    assert mail_to(only).state == State.SENT
    assert its_effect(mail_to(only)).state == "done"
    assert len(sink.messages) == 1
    assert Event.objects.filter(kind="notifications.mark_sent", actor_id=officer.user_id).count() == 1


@pytest.mark.parametrize("channel", ["email", "inbox"])
def test_who_lost_the_right_is_skipped_and_nothing_is_rendered(known, tell, only, sink, monkeypatch, channel):
    tell(run=False)
    dispatch.run_due(limit=1)
    Membership.objects.filter(user=only).update(state="ended")
    monkeypatch.setattr(rendering, "_message", lambda *_: pytest.fail("rendered"))
    dispatch.run_due()
    delivery = Delivery.objects.get(channel=channel)
    assert (delivery.state, delivery.subject_line, delivery.body_text, delivery.body_html) == (
        State.SKIPPED,
        "",
        "",
        "",
    )
    assert its_effect(delivery).state == "done"
    assert sink.messages == []


def test_a_closed_account_is_skipped(tell, only, sink):
    tell(run=False)
    dispatch.run_due(limit=1)
    User.objects.filter(pk=only.pk).update(is_active=False)
    dispatch.run_due()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SKIPPED}


def test_a_template_that_fails_fails_before_anything_is_handed_over(tell, only, sink, monkeypatch):
    def broken(*_):
        raise ValueError("template")

    monkeypatch.setattr("office.notifications.sending.render", broken)
    tell()
    assert mail_to(only).state == State.WAITING
    monkeypatch.undo()
    let_time_pass()
    dispatch.run_due()
    assert len(sink.messages) == 1
