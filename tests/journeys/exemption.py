"""What the parts of the exemption's journey share: the people's windows, the case, a letter that goes out."""

import dataclasses
from typing import Any

from playwright.sync_api import Page, expect

from office.ledger import dispatch
from sandbox.models import Application
from tests.journeys.walking import Walk, approve, field, press

TITLE = "보행로 배송로봇"


@dataclasses.dataclass
class Story:
    """The people, their windows, and the case they are about."""

    cast: Any
    walk: Walk
    visit: Any
    company: Page = None
    office: Page = None
    judge: Page = None
    case: Application = None

    @property
    def address(self) -> str:
        """The page of the application."""
        return f"/sandbox/applications/{self.case.pk}/"


def send_out(story: Story, *, stop: str = "") -> None:
    """A letter is drafted in the office's window, approved in the decision maker's, and goes out."""
    press(story.office, "문서 기안")
    field(story.office, "결재").select_option(label=story.cast.decision_maker.name)
    press(story.office, "결재 올리기")
    expect(story.office.get_by_role("heading", level=1)).to_be_visible()
    story.judge.goto(story.office.url)
    if stop:
        story.walk.stop(story.judge, f"letter-{stop}", phone=True)
    approve(story.judge)
    expect(story.judge.get_by_role("button", name="결재하고 시행")).to_have_count(0)
    dispatch.run_due(limit=500)
