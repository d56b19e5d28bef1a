"""Who was there, from when to when."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from office.committees.models.committee import Seat
from office.committees.models.meeting import Meeting
from office.committees.states import Presence


class Attendance(models.Model):
    """One stay of a seat's holder; whoever leaves and comes back has two."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    how = models.CharField(_("How"), max_length=12, choices=Presence.choices, default=Presence.IN_PERSON)
    proxy_name = models.CharField(_("Name of the proxy"), max_length=100, blank=True)
    present_from = models.DateTimeField(_("Present from"))
    left_at = models.DateTimeField(_("Left at"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting", "seat__order", "present_from"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], condition=Q(left_at=None), name="present_once"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("present_from")), name="leaves_after_coming"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.meeting_id}"
