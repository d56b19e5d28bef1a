"""How a person wishes to be told, and what leaves no choice; the daily digest."""

import datetime as dt

import pytest
import time_machine

from office.access import Invalid
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from office.notifications import digest
from office.notifications.models import Delivery, Mode, Preference, State
from office.notifications.preferences import choose
from office.people.models import Membership

SEOUL = dt.timezone(dt.timedelta(hours=9))


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=SEOUL)


def told(person) -> list[str]:
    return sorted(Delivery.objects.filter(person=person).values_list("channel", flat=True))


@pytest.fixture
def wants(known, only):
    def prefer(key: str, channel: str, mode: str) -> None:
        Preference.objects.create(person=only, key=key, channel=channel, mode=mode)

    return prefer


def test_off_for_one_thing(tell, only, wants):
    wants("tests.greeting", "email", Mode.OFF)
    tell()
    assert told(only) == ["inbox"]


def test_off_for_everything_but_one(tell, only, wants):
    wants("*", "email", Mode.OFF)
    wants("*", "inbox", Mode.OFF)
    wants("tests.greeting", "email", Mode.NOW)
    tell()
    assert told(only) == ["email"]


@pytest.mark.parametrize("mode", [Mode.OFF, Mode.DIGEST])
@pytest.mark.parametrize("key", ["*", "tests.statute"])
def test_a_statutory_notice_is_told_at_once_whatever_was_chosen(tell, only, wants, mailoutbox, mode, key):
    wants(key, "email", mode)
    wants(key, "inbox", Mode.OFF)
    tell("statute")
    assert told(only) == ["email", "inbox"]
    assert len(mailoutbox) == 1


def test_there_is_no_choice_about_a_statutory_notice(known, cast):
    actor = cast.actor("company_user")
    for wrong in [
        ("tests.statute", "email", "off"), ("tests.unheard", "email", "off"), ("*", "email", ""),
        ("tests.greeting", "inbox", "digest"), ("tests.greeting", "fax", "now"), ("tests.greeting", "email", "never"),
    ]:  # fmt: skip
        with pytest.raises(Invalid):
            choose(actor, {wrong[:2]: wrong[2]})
    assert not Preference.objects.exists()


def test_a_choice_replaces_the_one_before_and_touches_nobody_elses(known, cast):
    actor, other = cast.actor("company_user"), cast.actor("rival_user")
    choose(other, {("tests.greeting", "email"): "off"})
    choose(actor, {("tests.greeting", "email"): "off"})
    choose(actor, {("tests.greeting", "email"): "digest"})
    choose(actor, {("tests.greeting", "inbox"): ""})
    modes = Preference.objects.values_list("person__email", "mode")
    assert sorted(modes) == [(cast.rival_user.email, "off")]


def test_collected_and_sent_once_at_eight_in_seoul(tell, only, wants, mailoutbox):
    wants("*", "email", Mode.DIGEST)
    with time_machine.travel(at(22, 15), tick=False):
        tell()
        tell()
        assert digest.sweep() == 0
    with time_machine.travel(at(23, 7, 59), tick=False):
        assert digest.sweep() == 0
    with time_machine.travel(at(23, 8), tick=False):
        assert [digest.sweep(), digest.sweep()] == [1, 0]
        run_due()
        assert digest.sweep() == 0
    assert len(mailoutbox) == 1
    assert "2" in mailoutbox[0].subject
    assert mailoutbox[0].body.count("greeting ko") == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}


def test_what_comes_in_after_the_mail_of_the_day_waits_for_tomorrows(tell, only, wants, mailoutbox):
    wants("*", "email", Mode.DIGEST)
    with time_machine.travel(at(22, 15), tick=False):
        tell()
    with time_machine.travel(at(23, 8, 1), tick=False):
        digest.sweep()
        run_due()
        tell()
        Delivery.objects.filter(state=State.WAITING).update(next_at=at(23, 8))  # a transaction that was slow
        assert digest.sweep() == 0
    with time_machine.travel(at(24, 8, 1), tick=False):
        assert digest.sweep() == 1
        run_due()
    assert len(mailoutbox) == 2
    assert not Delivery.objects.exclude(state=State.SENT).exists()


def test_what_one_may_no_longer_know_is_left_out_of_the_digest(tell, only, wants, mailoutbox):
    wants("*", "email", Mode.DIGEST)
    with time_machine.travel(at(22, 15), tick=False):
        tell()
    Membership.objects.filter(user=only).update(state="ended")
    with time_machine.travel(at(23, 8, 1), tick=False):
        digest.sweep()
        run_due()
    assert mailoutbox == []
    assert set(Delivery.objects.filter(channel="email").values_list("state", flat=True)) == {State.SKIPPED}


def test_a_digest_of_unknown_outcome_waits_for_a_person(tell, only, wants, sink, cast):
    from office.notifications.operating import decide

    wants("*", "email", Mode.DIGEST)
    with time_machine.travel(at(22, 15), tick=False):
        tell()
    sink.say("data", "cut")
    with time_machine.travel(at(23, 8, 1), tick=False):
        digest.sweep()
        run_due()
        mail = Delivery.objects.get(key=digest.KEY)
        assert mail.state == State.UNKNOWN
        assert mail.collected.get().state == State.WAITING
        decide(mail, "mark_sent", by=cast.actor("secretariat_officer"))
        run_due()
    assert mail.collected.get().state == State.SENT
    assert len(sink.messages) == 1
    assert Effect.objects.get(key=mail.effect_key).state == "done"
