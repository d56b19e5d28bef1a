"""The states of a ministry's part in a rapid confirmation (Act §49의2②–④)."""

from django.db import models
from django.utils.translation import pgettext_lazy


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
