"""Supplements demanded of the applicant."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _

from office.docket.models import Matter


class SupplementDemand(models.Model):
    """One demand: which fields, why, how long (Civil Petitions Act §22①, Decree §24)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="supplement_demands")
    round = models.PositiveSmallIntegerField()
    codes = models.JSONField(default=list)
    reason = models.TextField(_("Reason"))
    days = models.PositiveSmallIntegerField(_("Days"))
    demanded_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} #{self.round}"
