"""What reviewers are told about their profile: definitions only."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import NOBODY
from office.assessment import rules_pool
from office.assessment.models import Reviewer
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class ConsentFacts:
    """The last day of a consent."""

    until: dt.date


def _person(reviewer: Reviewer) -> Q:
    return Q(pk=reviewer.user_id) if reviewer.user_id else NOBODY


CONSENT_ENDING = register(
    Notification(
        key="assessment.consent_ending",
        label=_("Your consent to be in the pool of reviewers ends soon"),
        recipients=_person,
        see=rules_pool.OwnReviewer,
        facts=lambda reviewer, event: ConsentFacts(until=reviewer.consent_until),
        sample=ConsentFacts(until=dt.date(2026, 12, 22)),
        url=lambda reviewer: reverse("assessment:me"),
    )
)
