"""A dispute between ministries that was referred (ARA Decree §13의8)."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _

from sandbox.models.application import Application


class Dispute(models.Model):
    """Who was asked why, and what they said; the period for submission stood still meanwhile."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="disputes")
    reason = models.TextField(_("What is in dispute"))
    asked = models.CharField(_("Referred to"), max_length=200)
    referred_at = models.DateTimeField()
    opinion = models.TextField(_("Opinion or recommendation"), blank=True)
    received_on = models.DateField(_("Received on"), null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.application_id} {self.referred_at:%Y-%m-%d}"
