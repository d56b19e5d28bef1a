"""Somebody's program: what the journeys over the API alone are walked with."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from office.people.models import User
from tests.worlds import small_pdf

HOUSE = "/api/v1/"
BASE = f"{HOUSE}sandbox/"


class Api:
    """api("company_user").step("opinions", number, "reply", 200, …); the status must be right.

    A path is the sandbox's unless it begins with a slash.
    """

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = APIClient()
        self.client.force_login(user)

    def send(self, path: str, status: int = 200, method: str = "post", **facts: Any) -> Any:
        """The answer of one operation."""
        return self._told(getattr(self.client, method)(_at(path), facts, format="json"), status)

    def get(self, path: str, status: int = 200, **narrowed: Any) -> Any:
        """What there is to read; nothing of a refusal."""
        told = self._told(self.client.get(_at(path), narrowed), status)
        return told if status == 200 else {}

    def step(self, what: str, number: str, name: str, status: int = 200, **facts: Any) -> Any:
        """A step of a case."""
        return self.send(f"{what}/{number}/steps/{name}/", status, **facts)

    def hand_in(self, case: dict, code: str) -> None:
        """A file for one question of a case's form."""
        upload = SimpleUploadedFile(f"{code}.pdf", small_pdf(), content_type="application/pdf")
        facts = {"file": upload, "field_code": code}
        self._told(self.client.post(f"{HOUSE}matters/{case['id']}/attachments/", facts, format="multipart"), 201)

    def _told(self, answer: Any, status: int) -> Any:
        assert answer.status_code == status, (answer.request["PATH_INFO"], answer.content.decode()[:2000])
        return answer.json() if answer.content else {}


def _at(path: str) -> str:
    return path if path.startswith("/") else f"{BASE}{path}"


def names(case: dict) -> set[str]:
    """The steps that are open now."""
    return {one["name"] for one in case["steps"] if one["open"]}


def choices(schema: dict, name: str) -> dict[str, str]:
    """What a field of a step or a deed offers: the words by the value."""
    told = schema["properties"][name]
    return {one["const"]: one["title"] for one in told.get("items", told)["oneOf"]}


def schema_of(case: dict, name: str) -> dict:
    """What a step asks for."""
    return next(one["schema"] for one in case["steps"] if one["name"] == name)


def send_letter(office: Api, decider: Api, answer: dict) -> list[dict]:
    """Take the letter that a step has drafted along its line; returns what was issued."""
    letter = office.get(answer["letter"])
    approver = next(one["id"] for one in letter["may_approve"] if one["id"] == str(decider.user.pk))
    assert str(office.user.pk) not in {one["id"] for one in letter["may_approve"]}
    assert decider.get(answer["letter"])["may_approve"] == [], "the line is its drafter's to lay"
    assert office.send(f"{answer['letter']}submit/", approver=approver)["state"] == "approval"
    return decider.send(f"{answer['letter']}approve/")


def serve(office: Api, documents: list[dict]) -> None:
    """Letters that went by post have arrived: the office writes it down."""
    now = timezone.now().isoformat()
    for one in documents:
        facts = {"channel": "post", "sent_at": now, "arrived_at": now, "evidence": "등기 1"}
        office.send(f"{HOUSE}documents/{one['id']}/service/", **facts)
