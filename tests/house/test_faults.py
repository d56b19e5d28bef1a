"""The tools with which others break things must themselves be true."""

import contextlib
import smtplib

import psutil
import pytest
from django.core.mail import send_mail

from office.access import SYSTEM
from office.ledger import enqueue, record
from office.ledger.models import Effect
from tests.faults import eventually


def test_a_worker_works_can_be_killed_and_comes_back(celery_worker_process):
    from office.ledger.tasks import sweep

    event = record("house.rehearsed", actor=SYSTEM)
    effect = enqueue("house.unheard_of", key="house:1", payload={}, event=event)
    sweep.delay()
    eventually(lambda: Effect.objects.get(pk=effect.pk).attempts, seconds=30)
    pid = celery_worker_process.process.pid
    celery_worker_process.kill()
    assert not psutil.pid_exists(pid)
    celery_worker_process.start()
    assert celery_worker_process.process.pid != pid


def test_the_mail_server_takes_refuses_and_hangs_up(smtp_sink):
    send_mail("제목", "본문", "a@example.com", ["b@example.com"])
    assert [m.rcpt_tos for m in smtp_sink.messages] == [["b@example.com"]]
    smtp_sink.refuse("550 No")
    with pytest.raises(smtplib.SMTPDataError):
        send_mail("x", "y", "a@example.com", ["b@example.com"])
    assert len(smtp_sink.messages) == 1
    smtp_sink.accept()
    smtp_sink.hang_up = True
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send_mail("x", "y", "a@example.com", ["b@example.com"])
    assert len(smtp_sink.messages) == 2


def test_the_queue_can_be_away(valkey):
    from office.ledger.tasks import sweep

    sweep.apply_async(retry=False)
    valkey.stop()
    with pytest.raises(Exception, match="(?i)connect|no such file|redis"):
        sweep.apply_async(retry=False)
    valkey.start()
    with contextlib.suppress(ConnectionError):
        sweep.apply_async(retry=False)
    sweep.apply_async(retry=False)
