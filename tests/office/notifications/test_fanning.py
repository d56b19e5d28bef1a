"""From one promise to one delivery for each person and channel."""

import threading

import pytest
from django.db import connection

from office.access import SYSTEM
from office.ledger import enqueue, record
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from office.notifications import send
from office.notifications.fanning import fan_out
from office.notifications.models import Channel, Delivery, State
from office.people.models import User


def test_everybody_entitled_is_told_once_by_each_channel(tell, cast):
    event = tell()
    rows = Delivery.objects.values_list("person__email", "channel")
    told = {cast.company_user.email, cast.company_writer.email, cast.company_reader.email}
    assert sorted(rows) == sorted((person, channel) for person in told for channel in Channel.values)
    assert set(Delivery.objects.values_list("event_id", "state")) == {(event.id, State.SENT)}


def test_the_same_event_twice_tells_once(tell, mailoutbox):
    event = tell()
    tell(event=event)
    for effect in Effect.objects.filter(kind="notifications.fan_out"):
        fan_out(effect)
    run_due()
    assert Delivery.objects.count() == 6
    assert len(mailoutbox) == 3


def test_a_failed_step_tells_nobody(known, matter):
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        known["greeting"].trigger(matter, event=record("tests.happened", actor=SYSTEM), facts={})
        raise ZeroDivisionError
    run_due()
    assert Delivery.objects.count() == 0


def test_nothing_personal_is_promised_to_closed_accounts(tell, cast):
    User.objects.filter(pk=cast.company_reader.pk).update(is_active=False)
    tell()
    assert not Delivery.objects.filter(person=cast.company_reader).exists()


def test_the_delivery_hangs_on_its_matter(tell, matter):
    tell()
    assert set(Delivery.objects.values_list("matter", "url")) == {(matter.pk, f"/matters/{matter.pk}/")}


def test_a_subject_that_is_gone_is_nobodys_news(tell, matter):
    tell(run=False)
    type(matter).objects.filter(pk=matter.pk)._raw_delete("default")
    run_due()
    assert Delivery.objects.count() == 0
    assert not Effect.objects.exclude(state="done").exists()


@pytest.mark.parametrize("names_it", [True, False])
def test_nobody_is_told_of_a_letter_before_its_pdf_exists(known, matter, names_it):
    event = record("tests.issued", actor=SYSTEM, subject=matter)
    payload = {"document": "tests.paper"} if names_it else {"document": "0199"}
    known["letter"].trigger(matter, event=event, facts={})
    paper = enqueue("documents.render", key="documents.render:1", payload=payload, event=event)
    Effect.objects.filter(pk=paper.pk).update(state="parked")
    run_due()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.WAITING}
    Effect.objects.filter(pk=paper.pk).update(state="done")
    run_due()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_reminder_is_told_once_for_its_occasion(known, matter):
    for day in ("2026-11-22", "2026-11-22", "2026-12-22"):
        send("tests.greeting", matter, dedupe=f"30-day:{day}")
        run_due()
    assert Delivery.objects.count() == 2 * 6
    with pytest.raises(LookupError):
        send("tests.unheard", matter, dedupe="x")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_the_deliveries_once(tell):
    tell(run=False)
    effect, gate, failures = Effect.objects.get(), threading.Barrier(4), []

    def work() -> None:
        try:
            gate.wait(10)
            fan_out(effect)
        except Exception as error:  # told to the test below
            failures.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert failures == []
    assert Delivery.objects.count() == 6
    assert Effect.objects.filter(kind="notifications.send").count() == 6
