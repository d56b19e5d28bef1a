"""Which member judges which entry, where not everybody judges all of them."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.models.panel import Subject
from office.assessment.models.seat import Seat


class Allotment(models.Model):
    """An entry given to a member. `fit` is how many of a thousand points of fit stood behind it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="allotments")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="allotments")
    fit = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Allotment")
        ordering = ["seat", "subject__position"]
        constraints = [models.UniqueConstraint(fields=["seat", "subject"], name="allotted_once")]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.subject_id}"
