"""Visiting the committees' pages as everybody."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from office.committees.models import Meeting


class Browsers:
    """A browser for each seat's holder and each part of the cast, signed in when it is first used."""

    def __init__(self, world) -> None:
        self.world = world
        self.found: dict = {}

    def __call__(self, name: str) -> Client:
        return self._of(name, Client)

    def api(self, name: str) -> APIClient:
        """A program of that person."""
        return self._of(name, APIClient)

    def _of(self, name: str, kind: type) -> Client:
        if (name, kind) not in self.found:
            self.found[name, kind] = browser = kind()
            browser.force_login(self.world.users.get(name) or getattr(self.world.cast, name))
        return self.found[name, kind]


def at(name: str, subject, **more) -> str:
    """The address of a page about something."""
    return reverse(f"committees:{name}", kwargs={"pk": getattr(subject, "pk", subject), **more})


def text(answer) -> str:
    """What an answer says, whatever its form."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def fresh(meeting) -> Meeting:
    return Meeting.objects.select_related("matter", "committee").get(pk=meeting.pk)


def asked(browser, path: str, **more) -> tuple[int, int]:
    """The status of a page and how often it asked the database; a session written now and then is left out."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path, **more)
    own = [one for one in queries.captured_queries if "session" not in one["sql"].split("WHERE")[0]]
    return answer.status_code, len(own)
