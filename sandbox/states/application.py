"""The states of an application for a demonstration or an innovation project, up to the Minister's decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Track(models.TextChoices):
    """What is applied for: two approvals, never three (Act §49, §50)."""

    DEMONSTRATION = "demonstration", pgettext_lazy("track", "Smart demonstration")
    INNOVATION = "innovation", pgettext_lazy("track", "Smart innovation project")


class Channel(models.TextChoices):
    """By which way a case comes in: an attribute, not a type."""

    OPEN = "open", _("Always open")
    THEMED = "themed", _("Themed call")
    REGIONAL = "regional", _("Led by a local government")
    PLANNED = "planned", _("Planned by the government")


class Applying(models.TextChoices):
    """An application (Act §49–50), in the words of the staff."""

    DRAFT = "draft", pgettext_lazy("application", "Being drafted")
    LOCAL_REVIEW = "local_review", pgettext_lazy("application", "With the local government")
    LOCAL_DONE = "local_done", pgettext_lazy("application", "Local opinion given")
    SUBMITTED = "submitted", pgettext_lazy("application", "Submitted")
    RECEIVED = "received", pgettext_lazy("application", "Received")
    SUPPLEMENT = "supplement", pgettext_lazy("application", "Supplement requested")
    RETURNABLE = "returnable", pgettext_lazy("application", "Return under consideration")
    CONSULTING = "consulting", pgettext_lazy("application", "In consultation")
    DISPUTE = "dispute", pgettext_lazy("application", "Dispute referred")
    REVIEW = "review", pgettext_lazy("application", "Expert review")
    ON_AGENDA = "on_agenda", pgettext_lazy("application", "On the agenda")
    DELIBERATING = "deliberating", pgettext_lazy("application", "Being deliberated")
    DEFERRED = "deferred", pgettext_lazy("application", "Deferred")
    RESOLVED = "resolved", pgettext_lazy("application", "Resolved by the committee")
    APPROVED = "approved", pgettext_lazy("application", "Approved")
    APPROVED_CONDITIONALLY = "approved_cond", pgettext_lazy("application", "Approved with conditions")
    REJECTED = "rejected", pgettext_lazy("application", "Not approved")
    REDELIBERATION = "redeliberation", pgettext_lazy("application", "Re-deliberation requested")
    RETURNED = "returned", pgettext_lazy("application", "Returned")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")
    DISCARDED = "discarded", pgettext_lazy("application", "Draft discarded")


APPLYING_FOR_APPLICANT = {
    Applying.LOCAL_REVIEW: pgettext_lazy("application, applicant", "The local government is reviewing your plan"),
    Applying.LOCAL_DONE: pgettext_lazy("application, applicant", "The local opinion has arrived"),
    Applying.SUBMITTED: pgettext_lazy("application, applicant", "Submitted, waiting to be received"),
    Applying.RECEIVED: pgettext_lazy("application, applicant", "Received, under examination"),
    Applying.SUPPLEMENT: pgettext_lazy("application, applicant", "Your supplement is asked for"),
    Applying.RETURNABLE: pgettext_lazy("application, applicant", "The supplement is overdue"),
    Applying.CONSULTING: pgettext_lazy("application, applicant", "Ministries are consulted"),
    Applying.DISPUTE: pgettext_lazy("application, applicant", "Differences between ministries are being settled"),
    Applying.REVIEW: pgettext_lazy("application, applicant", "Experts are reviewing"),
    Applying.ON_AGENDA: pgettext_lazy("application, applicant", "On the committee's agenda"),
    Applying.DELIBERATING: pgettext_lazy("application, applicant", "On the committee's agenda"),
    Applying.DEFERRED: pgettext_lazy("application, applicant", "Deferred by the committee"),
    Applying.RESOLVED: pgettext_lazy("application, applicant", "Deliberated, decision pending"),
    Applying.REDELIBERATION: pgettext_lazy("application, applicant", "Your re-deliberation is being examined"),
}

APPLYING_BEFORE_FILING = (Applying.DRAFT, Applying.LOCAL_REVIEW, Applying.LOCAL_DONE, Applying.DISCARDED)
APPLYING_WRITABLE = (Applying.DRAFT, Applying.LOCAL_DONE, Applying.SUPPLEMENT, Applying.RETURNABLE)
# While who applies can still change.
APPLYING_CHANGEABLE = (
    Applying.DRAFT, Applying.LOCAL_REVIEW, Applying.LOCAL_DONE, Applying.SUPPLEMENT, Applying.RETURNABLE,
)  # fmt: skip
APPLYING_UNDECIDED = (
    Applying.RECEIVED, Applying.SUPPLEMENT, Applying.RETURNABLE, Applying.CONSULTING, Applying.DISPUTE, Applying.REVIEW,
    Applying.ON_AGENDA, Applying.DELIBERATING, Applying.DEFERRED, Applying.RESOLVED, Applying.REDELIBERATION,
)  # fmt: skip
APPLYING_APPROVED = (Applying.APPROVED, Applying.APPROVED_CONDITIONALLY)
APPLYING_DECIDED = (*APPLYING_APPROVED, Applying.REJECTED)
APPLYING_ENDED = (*APPLYING_DECIDED, Applying.RETURNED, Applying.WITHDRAWN, Applying.DISCARDED)
APPLYING_KNOWN_TO_OFFICE = tuple(state for state in Applying if state not in APPLYING_BEFORE_FILING)


class Decision(models.TextChoices):
    """What the committee resolves and the Minister decides (Act §49⑦⑧)."""

    APPROVE = "approve", _("Approve")
    APPROVE_WITH_CONDITIONS = "approve_with_conditions", _("Approve with conditions")
    REJECT = "reject", _("Do not approve")


DECIDED_AS = {
    Applying.APPROVED: Decision.APPROVE,
    Applying.APPROVED_CONDITIONALLY: Decision.APPROVE_WITH_CONDITIONS,
    Applying.REJECTED: Decision.REJECT,
}
