"""The conversation with the mail server, with an exact answer to "was it taken?".

Django's backend opens the connection (TLS, sign-in); the message itself is handed over step by step, because only the
phase in which a connection broke tells whether the message may be under way (RFC 5321 §4.5.3.2, §6.1).
"""

import contextlib
import smtplib
import threading
import time

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

IDLE_SECONDS = 10
_held = threading.local()


class Refused(Exception):
    """The server said no, or could not be reached: nothing was sent. `final` when asking again is useless."""

    def __init__(self, told: str, *, final: bool) -> None:
        super().__init__(told)
        self.final = final


class Doubtful(Exception):
    """The message was handed over, but no answer came: it may have been sent."""


def post(message: EmailMultiAlternatives) -> None:
    """Send one message; returns when the server has taken it. Raises Refused or Doubtful."""
    backend = get_connection()
    if not isinstance(backend, EmailBackend):
        _hand_over(backend, message)
        return
    smtp = _connection(backend)
    try:
        _converse(smtp, message)
    except (Refused, Doubtful):
        _keep_if_sound()
        raise
    _held.used = time.monotonic()


def _hand_over(backend: BaseEmailBackend, message: EmailMultiAlternatives) -> None:
    """Backends without a conversation (files, memory): if they fail, nobody knows how far they came."""
    try:
        backend.send_messages([message])
    except Exception as error:
        raise Doubtful(_told(error)) from error


def close_idle() -> None:
    """Let go of a connection that nobody used for a while; called by the sweep."""
    if time.monotonic() - getattr(_held, "used", time.monotonic()) > IDLE_SECONDS:
        hang_up()


def hang_up() -> None:
    """Close this thread's connection, if it has one."""
    backend, _held.backend = getattr(_held, "backend", None), None
    if backend is not None and backend.connection is not None:
        with contextlib.suppress(Exception):
            backend.connection.close()
        backend.connection = None


def _connection(fresh: EmailBackend) -> smtplib.SMTP:
    """The connection still open from the message before, where it answers; else a new one. Raises Refused."""
    address = (fresh.host, fresh.port, fresh.username)
    held = getattr(_held, "backend", None)
    if held is not None and _held.address == address and _answers(held.connection):
        return held.connection
    hang_up()
    try:
        fresh.open()
    except (OSError, smtplib.SMTPException) as error:
        raise Refused(_told(error), final=False) from error
    _held.backend, _held.address, _held.used = fresh, address, time.monotonic()
    return fresh.connection


def _answers(smtp: smtplib.SMTP | None) -> bool:
    if smtp is None or time.monotonic() - _held.used > IDLE_SECONDS:
        return False
    try:
        return smtp.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _converse(smtp: smtplib.SMTP, message: EmailMultiAlternatives) -> None:
    sender = sanitize_address(message.from_email or settings.DEFAULT_FROM_EMAIL, "utf-8")
    content = _content(message)
    try:
        smtp.ehlo_or_helo_if_needed()
        _expect(smtp.mail(sender), 250)
        for recipient in message.recipients():
            _expect(smtp.rcpt(sanitize_address(recipient, "utf-8")), 250, 251)
        _expect(smtp.docmd("data"), 354)
    except (OSError, smtplib.SMTPException) as error:
        raise Refused(_told(error), final=False) from error
    try:
        smtp.send(content)
        answer = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Doubtful(_told(error)) from error
    _expect(answer, 250)


def _content(message: EmailMultiAlternatives) -> bytes:
    """The message as it goes over the wire: a leading dot doubled, the closing dot on its own line."""
    raw = message.message().as_bytes(linesep="\r\n")
    quoted = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in raw.split(b"\r\n"))
    return quoted.removesuffix(b"\r\n") + b"\r\n.\r\n"


def _expect(answer: tuple[int, bytes], *wanted: int) -> None:
    code, words = answer
    if code not in wanted:
        raise Refused(f"{code} {words.decode(errors='replace')}", final=500 <= code < 600)


def _keep_if_sound() -> None:
    """After a refusal the connection is used again if the server resets it; after a break it is closed."""
    backend = getattr(_held, "backend", None)
    with contextlib.suppress(OSError, smtplib.SMTPException):
        if backend is not None and backend.connection is not None and backend.connection.rset()[0] == 250:
            return
    hang_up()


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
