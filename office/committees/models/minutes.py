"""What was said, and the minutes made of it."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from office.committees.models.agenda import AgendaItem
from office.committees.models.committee import Seat
from office.committees.models.meeting import Meeting


class Remark(models.Model):
    """The gist of what somebody said about an item, as the clerk wrote it down."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="remarks")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks")
    speaker = models.CharField(_("Speaker, if not a member"), max_length=100, blank=True)
    text = models.TextField(_("Gist"))
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item", "noted_at", "id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.noted_at:%H:%M}"

    @property
    def said_by(self) -> str:
        """Who spoke."""
        return self.seat.label() if self.seat_id else self.speaker


class MinutesPart(models.Model):
    """A stretch of the minutes' text: the opening and the closing have no item. Who was there and how the votes went
    is not typed but taken from the record. Frozen when the chair approves."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_parts")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_parts")
    part = models.CharField(max_length=12)  # opening, gist, decision, closing
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("Text"), blank=True)
    frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "item", "part"], nulls_distinct=False, name="one_part_of_the_minutes_each"
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="approved_minutes_stand",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__frozen=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.part}"
