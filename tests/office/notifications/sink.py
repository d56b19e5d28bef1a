"""A mail server for tests: it accepts, refuses, hangs up or hangs, as it is told."""

import asyncio
import email
import email.policy
import threading
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tests.faults import free_port


class _Wishes:
    """aiosmtpd's handler: asks the sink what to answer in each phase."""

    def __init__(self, sink: "Sink") -> None:
        self.sink = sink

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if answer := self.sink.answer("rcpt"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.sink.sessions.add(id(session))
        answer = self.sink.answer("data")
        if answer == "hang":
            self.sink.handed_over.set()
            await asyncio.sleep(60)
        if answer == "cut":
            self.sink.keep(envelope)
            server.transport.abort()
            return "250 OK"
        if answer:
            return answer
        self.sink.keep(envelope)
        return "250 OK"


class Sink:
    """`sink.say("rcpt", "451 later")` answers the next recipient so; "data" also knows `cut` and `hang`."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.handed_over = threading.Event()
        self.sessions: set[int] = set()
        self._answers: dict[str, list[str]] = {}
        self.port = free_port()
        self._server = Controller(_Wishes(self), hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> "Sink":
        self._server.start()
        return self

    def __exit__(self, *_error) -> None:
        self._server.stop()

    def say(self, phase: str, *answers: str) -> None:
        self._answers.setdefault(phase, []).extend(answers)

    def answer(self, phase: str) -> str | None:
        waiting = self._answers.get(phase)
        return waiting.pop(0) if waiting else None

    def keep(self, envelope) -> None:
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        self.recipients.extend(envelope.rcpt_tos)
