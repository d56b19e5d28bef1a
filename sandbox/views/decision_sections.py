"""The committee and the decision on the page of an application."""

from typing import Any

from django.urls import reverse

from office.access import Actor
from office.committees import rules as committee_rules
from sandbox import rules
from sandbox.agenda import last_item_of
from sandbox.queries_deliberation import exemptions_for
from sandbox.states import APPLYING_APPROVED, Applying

_BEFORE = (
    Applying.DRAFT, Applying.LOCAL_REVIEW, Applying.LOCAL_DONE, Applying.SUBMITTED, Applying.RECEIVED,
    Applying.SUPPLEMENT, Applying.RETURNABLE, Applying.RETURNED, Applying.WITHDRAWN, Applying.DISCARDED,
)  # fmt: skip

LEADS = (Applying.RESOLVED, *APPLYING_APPROVED, Applying.REJECTED)


def section(application: Any, actor: Actor) -> dict | None:
    """For the office: proposals, drafts, the way to the decision. For the applicant: the meeting, then the outcome."""
    if application.state in _BEFORE:
        return None
    works = rules.Overlook.holds(actor)
    approved = application.state in APPLYING_APPROVED
    found = {
        "item": _item(application, actor, works),
        "exemption": exemptions_for(actor).filter(application=application.pk).first() if approved else None,
        "conditions": list(application.conditions.all()) if approved else [],
        "redeliberation": application.redeliberation_ground,
    }
    if works:
        found |= {
            "works": True,
            "proposed": len(application.proposals()),
            "drafted": application.conditions.count(),
            "resolution": application.resolution,
            "deciding": application.state == Applying.RESOLVED,
        }
    return found if any(found.values()) else None


def _item(application: Any, actor: Actor, works: bool) -> dict | None:
    """The last place on an agenda; the applicant learns of it with the notice of the meeting."""
    item = last_item_of(application)
    if item is None or not (works or item.meeting.noticed_at):
        return None
    sees = committee_rules.SeeMeeting.holds(actor, item.meeting)
    return {
        "meeting": item.meeting,
        "meeting_url": reverse("committees:meeting", kwargs={"pk": item.meeting_id}) if sees else "",
        "day": item.meeting.day,
        "words": item.state_label(actor),
        "tone": item.tone,
        "reason": item.end_reason if works else "",
    }
