"""The states of a call (공모), in the words of the staff and of those who may enter."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Calling(models.TextChoices):
    """From the set-up over the intake and the evaluation to the final result."""

    DRAFT = "draft", pgettext_lazy("call", "Being set up")
    REVIEW = "review", pgettext_lazy("call", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("call", "Approved")
    ANNOUNCED = "announced", pgettext_lazy("call", "Announced")
    OPEN = "open", pgettext_lazy("call", "Open for entries")
    CLOSED = "closed", pgettext_lazy("call", "Closed")
    JUDGING = "judging", pgettext_lazy("call", "Under evaluation")
    DECIDING = "deciding", pgettext_lazy("call", "Being decided")
    PUBLISHED = "published", pgettext_lazy("call", "Result published")
    FINAL = "final", pgettext_lazy("call", "Result final")
    RE_ANNOUNCED = "re_announced", pgettext_lazy("call", "Announced anew")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")


CALLING_IN_HOUSE = (Calling.DRAFT, Calling.REVIEW, Calling.APPROVED)
CALLING_PUBLIC = tuple(state for state in Calling if state not in CALLING_IN_HOUSE)
CALLING_RUNNING = (Calling.ANNOUNCED, Calling.OPEN)
# The intake is over; whatever is done with the entries is done from here on.
CALLING_AFTER_CLOSE = (Calling.CLOSED, Calling.JUDGING, Calling.DECIDING, Calling.PUBLISHED, Calling.FINAL)
# What happens in between is nobody's outside the house: it reads "closed" there.
CALLING_UNTOLD = (Calling.JUDGING, Calling.DECIDING)
CALLING_TOLD = (Calling.PUBLISHED, Calling.FINAL)
CALLING_EDITABLE = (Calling.DRAFT,)
CALLING_ENDED = (Calling.RE_ANNOUNCED, Calling.CANCELLED)

CALLING_FOR_APPLICANT = {
    Calling.ANNOUNCED: pgettext_lazy("call, applicant", "Announced, not open yet"),
    Calling.OPEN: pgettext_lazy("call, applicant", "Open for entries"),
    Calling.CLOSED: pgettext_lazy("call, applicant", "Closed, under evaluation"),
    Calling.JUDGING: pgettext_lazy("call, applicant", "Closed, under evaluation"),
    Calling.DECIDING: pgettext_lazy("call, applicant", "Closed, under evaluation"),
}


def told_outside(state: str) -> str:
    """The state as everybody outside the house knows it."""
    return str(Calling.CLOSED) if state in CALLING_UNTOLD else str(state)
