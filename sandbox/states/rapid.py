"""The states of a rapid confirmation, and what it can end in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Rapid(models.TextChoices):
    """Rapid confirmation (규제 신속확인, Act §49의2), in the words of the staff."""

    DRAFT = "draft", pgettext_lazy("rapid", "Being drafted")
    SUBMITTED = "submitted", pgettext_lazy("rapid", "Submitted")
    RECEIVED = "received", pgettext_lazy("rapid", "Received")
    SUPPLEMENT = "supplement", pgettext_lazy("rapid", "Supplement requested")
    RETURNABLE = "returnable", pgettext_lazy("rapid", "Return under consideration")
    INQUIRING = "inquiring", pgettext_lazy("rapid", "Ministries are asked")
    CONSOLIDATING = "consolidating", pgettext_lazy("rapid", "Replies are consolidated")
    NOTIFIED = "notified", pgettext_lazy("rapid", "Result notified")
    RETURNED = "returned", pgettext_lazy("rapid", "Returned")
    WITHDRAWN = "withdrawn", pgettext_lazy("rapid", "Withdrawn")
    DISCARDED = "discarded", pgettext_lazy("rapid", "Draft discarded")


RAPID_FOR_APPLICANT = {
    Rapid.SUBMITTED: pgettext_lazy("rapid, applicant", "Submitted, waiting to be received"),
    Rapid.RECEIVED: pgettext_lazy("rapid, applicant", "Received, under examination"),
    Rapid.SUPPLEMENT: pgettext_lazy("rapid, applicant", "Your supplement is asked for"),
    Rapid.RETURNABLE: pgettext_lazy("rapid, applicant", "The supplement is overdue"),
    Rapid.INQUIRING: pgettext_lazy("rapid, applicant", "Ministries are checking"),
    Rapid.CONSOLIDATING: pgettext_lazy("rapid, applicant", "The result is being prepared"),
    Rapid.NOTIFIED: pgettext_lazy("rapid, applicant", "The result has arrived"),
}

RAPID_BEFORE_RECEIPT = (Rapid.DRAFT, Rapid.DISCARDED)
RAPID_WRITABLE = (Rapid.DRAFT, Rapid.SUPPLEMENT, Rapid.RETURNABLE)
RAPID_AT_WORK = (Rapid.RECEIVED, Rapid.SUPPLEMENT, Rapid.RETURNABLE, Rapid.INQUIRING, Rapid.CONSOLIDATING)
RAPID_ENDED = (Rapid.NOTIFIED, Rapid.RETURNED, Rapid.WITHDRAWN, Rapid.DISCARDED)
RAPID_KNOWN_TO_OFFICE = tuple(state for state in Rapid if state not in RAPID_BEFORE_RECEIPT)


class Answer(models.TextChoices):
    """What a ministry, or MOLIT for its own matters, says to "is a permit needed?" (Act §49의2③)."""

    NEEDED = "needed", _("A permit is needed")
    NOT_NEEDED = "not_needed", _("No permit is needed")
    NOT_OURS = "not_ours", _("Not a matter of this ministry")


class Outcome(models.TextChoices):
    """What the result notice says as a whole."""

    REGULATED = "regulated", _("A permit is needed")
    UNREGULATED = "unregulated", _("No permit is needed")
