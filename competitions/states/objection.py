"""The states of an objection (이의신청) to a result."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Objecting(models.TextChoices):
    """From its arrival to the answer."""

    FILED = "filed", pgettext_lazy("objection", "Received")
    PROPOSED = "proposed", pgettext_lazy("objection", "Answer to be confirmed")
    UPHELD = "upheld", pgettext_lazy("objection", "Upheld")
    REJECTED = "rejected", pgettext_lazy("objection", "Rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "Withdrawn")


OBJECTING_OPEN = (Objecting.FILED, Objecting.PROPOSED)
OBJECTING_ANSWERED = (Objecting.UPHELD, Objecting.REJECTED)
OBJECTING_FOR_APPLICANT = {
    Objecting.FILED: pgettext_lazy("objection, applicant", "Under examination"),
    Objecting.PROPOSED: pgettext_lazy("objection, applicant", "Under examination"),
}
OBJECTING_TONES = {
    Objecting.FILED: "warning",
    Objecting.PROPOSED: "warning",
    Objecting.UPHELD: "success",
    Objecting.REJECTED: "gray",
    Objecting.WITHDRAWN: "gray",
}
