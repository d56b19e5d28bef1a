"""The states of the sandbox's procedures: stable codes, and the words each reader sees for them."""

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


class Consulting(models.TextChoices):
    """One ministry's consultation (Act §49④, §49의2②), in the words of the staff."""

    PREPARED = "prepared", pgettext_lazy("consultation", "Being delivered")
    SENT = "sent", pgettext_lazy("consultation", "Sent")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("consultation", "Acknowledged")
    MATERIAL = "material", pgettext_lazy("consultation", "Material asked of the applicant")
    REPLIED = "replied", pgettext_lazy("consultation", "Replied")
    DEEMED_NONE = "deemed_none", pgettext_lazy("consultation", "Silent: deemed no permit needed, to be confirmed")
    DEEMED_CONFIRMED = "deemed_confirmed", pgettext_lazy("consultation", "Deemed no permit needed")
    CANCELLED = "cancelled", pgettext_lazy("consultation", "Ended without a reply")


CONSULTING_FOR_MINISTRY = {
    Consulting.SENT: pgettext_lazy("consultation, ministry", "Your reply is asked for"),
    Consulting.ACKNOWLEDGED: pgettext_lazy("consultation, ministry", "Under review at your ministry"),
    Consulting.MATERIAL: pgettext_lazy("consultation, ministry", "Waiting for the applicant's material"),
    Consulting.DEEMED_NONE: pgettext_lazy("consultation, ministry", "The period has ended without your reply"),
    Consulting.DEEMED_CONFIRMED: pgettext_lazy("consultation, ministry", "Closed: deemed no permit needed"),
    Consulting.CANCELLED: pgettext_lazy("consultation, ministry", "No reply needed any more"),
}

CONSULTING_FOR_APPLICANT = {
    Consulting.PREPARED: pgettext_lazy("consultation, applicant", "Being delivered"),
    Consulting.SENT: pgettext_lazy("consultation, applicant", "Asked"),
    Consulting.ACKNOWLEDGED: pgettext_lazy("consultation, applicant", "Under review"),
    Consulting.MATERIAL: pgettext_lazy("consultation, applicant", "Material is asked of you"),
    Consulting.DEEMED_NONE: pgettext_lazy("consultation, applicant", "The period has ended without a reply"),
}

CONSULTING_OPEN = (Consulting.PREPARED, Consulting.SENT, Consulting.ACKNOWLEDGED, Consulting.MATERIAL)
CONSULTING_UNCLOSED = (*CONSULTING_OPEN, Consulting.DEEMED_NONE)
CONSULTING_WITH_MINISTRY = tuple(state for state in Consulting if state != Consulting.PREPARED)


class Answer(models.TextChoices):
    """What a ministry, or MOLIT for its own matters, says to "is a permit needed?" (Act §49의2③)."""

    NEEDED = "needed", _("A permit is needed")
    NOT_NEEDED = "not_needed", _("No permit is needed")
    NOT_OURS = "not_ours", _("Not a matter of this ministry")


class Outcome(models.TextChoices):
    """What the result notice says as a whole."""

    REGULATED = "regulated", _("A permit is needed")
    UNREGULATED = "unregulated", _("No permit is needed")


TONES = {
    Rapid.DRAFT: "gray",
    Rapid.SUPPLEMENT: "warning",
    Rapid.RETURNABLE: "danger",
    Rapid.NOTIFIED: "success",
    Rapid.RETURNED: "danger",
    Rapid.WITHDRAWN: "gray",
    Consulting.MATERIAL: "warning",
    Consulting.REPLIED: "success",
    Consulting.DEEMED_NONE: "danger",
    Consulting.DEEMED_CONFIRMED: "success",
    Consulting.CANCELLED: "gray",
}
