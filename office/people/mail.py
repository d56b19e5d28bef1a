"""Mail that people's accounts cause: written as an effect, sent by the worker, never twice."""

import contextlib
import smtplib

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from office import ledger
from office.ledger.models import Effect

ACCOUNT_MAIL = "people.account_mail"


def promise(message: EmailMultiAlternatives, *, key: str) -> Effect:
    """Have a rendered account mail (verification, password) sent by the worker.

    It may hold a one-time link, so the text is wiped from the outbox once it has left.
    """
    payload = {"subject": message.subject, "body": message.body, "from": message.from_email, "to": list(message.to)}
    with transaction.atomic():
        return ledger.enqueue(ACCOUNT_MAIL, key=key, payload=payload)


@ledger.handler(ACCOUNT_MAIL)
def send_account_mail(effect: Effect) -> None:
    """Send what :func:`promise` wrote down, then forget it."""
    told = effect.payload
    if "body" in told:
        send_once(effect, EmailMultiAlternatives(told["subject"], told["body"], told["from"], told["to"]))
    Effect.objects.filter(pk=effect.pk).update(payload={"sent": True})


def send_once(effect: Effect, message: EmailMultiAlternatives) -> None:
    """Send, noting before that it is about to leave: what a dying worker leaves behind waits for a person.

    A server that cannot be reached or refuses lets the effect be tried again; an answer that never came parks it.
    """
    if effect.payload.get("leaving"):
        raise ledger.Park("may have been sent before the worker died")
    with contextlib.closing(get_connection()) as connection:
        connection.open()
        _note(effect, leaving=True)
        message.connection = connection
        try:
            message.send()
        except (smtplib.SMTPServerDisconnected, TimeoutError) as silence:
            raise ledger.Park("the mail server did not say whether it took the message") from silence
        except Exception:
            _note(effect, leaving=False)
            raise


def _note(effect: Effect, *, leaving: bool) -> None:
    effect.payload = {**effect.payload, "leaving": leaving}
    Effect.objects.filter(pk=effect.pk).update(payload=effect.payload)
