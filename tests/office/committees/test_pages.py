"""The pages of committees and meetings: there for whoever they are for, in every state, and never a failure."""

import pytest
from django.test import Client
from django.urls import reverse

from office.committees.deeds import DEEDS
from office.committees.models import AgendaItem, Meeting
from office.committees.states import Convening
from office.workflow import steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(world, cast):
    """browser("clerk") → a browser of that seat's holder, or of somebody of the cast."""
    found: dict[str, Client] = {}

    def of(name: str) -> Client:
        if name not in found:
            found[name] = Client()
            found[name].force_login(world.users.get(name) or getattr(cast, name))
        return found[name]

    return of


def at(name: str, subject, **more) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": subject.pk, **more})


def text(answer) -> str:
    return answer.content.decode()


READERS = ("clerk", "chair", "member", "molit_officer", "auditor", "company_user", "stranger")


@pytest.mark.parametrize("state", Convening.values)
def test_a_meetings_pages_in_every_state(world, browser, state):
    meeting = world.meeting_in(state)
    item = AgendaItem.objects.filter(meeting=meeting).first()
    meeting = Meeting.objects.get(pk=meeting.pk)
    outside = {"company_user", "stranger", *([] if meeting.announced else ["chair", "member"])}
    failed = {}
    for part in READERS:
        hidden = part in outside and not (part == "chair" and state == "planned")
        for name, subject in (
            ("meeting", meeting),
            ("agenda", meeting),
            ("live", meeting),
            ("live-board", meeting),
            ("sitting", meeting),
            ("sitting-board", meeting),
            ("minutes", meeting),
            ("item", item),
        ):
            status = browser(part).get(at(name, subject)).status_code
            wanted = (404,) if part in ("company_user", "stranger") else (404, 403) if hidden else (200, 403, 404, 409)
            if status not in wanted:
                failed[part, name] = status
        if part in ("clerk", "chair", "member"):
            for model, subject, name in ((Meeting, meeting, "meeting-step"), (AgendaItem, item, "item-step")):
                for step in steps_of(model).values():
                    status = browser(part).get(at(name, subject, step=step.name)).status_code
                    allowed = step.rule.holds(world.actor(part), subject)
                    if status not in ((200, 403, 404, 409) if allowed else (403, 404)):
                        failed[part, step.name] = status
            for model, subject, name in ((Meeting, meeting, "meeting-deed"), (AgendaItem, item, "item-deed")):
                for deed in (one for one in DEEDS if one.model is model):
                    if browser(part).get(at(name, subject, deed=deed.name)).status_code >= 500:
                        failed[part, deed.name] = 500
    assert failed == {}
    assert browser("clerk").get(at("meeting", meeting)).status_code == 200


def test_committee_pages(world, browser):
    meeting = world.noticed()
    for part, status in (("molit_officer", 200), ("clerk", 200), ("member", 200), ("stranger", 404)):
        assert browser(part).get(at("committee", world.committee)).status_code == status
        assert browser(part).get(reverse("committees:list")).status_code == 200
        assert browser(part).get(reverse("committees:meetings")).status_code == 200
    page = text(browser("member").get(at("committee", world.committee)))
    assert "국토교통부장관" in page and "운영세칙" in page
    assert str(meeting.pk) in page
