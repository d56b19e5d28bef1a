"""The states of a call (공모), in the words of the staff and of those who may enter."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Calling(models.TextChoices):
    """From the set-up to the close of the intake."""

    DRAFT = "draft", pgettext_lazy("call", "Being set up")
    REVIEW = "review", pgettext_lazy("call", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("call", "Approved")
    ANNOUNCED = "announced", pgettext_lazy("call", "Announced")
    OPEN = "open", pgettext_lazy("call", "Open for entries")
    CLOSED = "closed", pgettext_lazy("call", "Closed")
    RE_ANNOUNCED = "re_announced", pgettext_lazy("call", "Announced anew")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")


CALLING_IN_HOUSE = (Calling.DRAFT, Calling.REVIEW, Calling.APPROVED)
CALLING_PUBLIC = tuple(state for state in Calling if state not in CALLING_IN_HOUSE)
CALLING_RUNNING = (Calling.ANNOUNCED, Calling.OPEN)
CALLING_EDITABLE = (Calling.DRAFT,)
CALLING_ENDED = (Calling.RE_ANNOUNCED, Calling.CANCELLED)

CALLING_FOR_APPLICANT = {
    Calling.ANNOUNCED: pgettext_lazy("call, applicant", "Announced, not open yet"),
    Calling.OPEN: pgettext_lazy("call, applicant", "Open for entries"),
    Calling.CLOSED: pgettext_lazy("call, applicant", "Closed, under evaluation"),
}
