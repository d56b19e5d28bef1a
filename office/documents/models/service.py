"""How and when a document reached its addressee."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways of service (Administrative Procedures Act §14)."""

    PORTAL = "portal", _("Box on the portal")
    EMAIL = "email", _("E-mail")
    POST = "post", _("By post")
    IN_PERSON = "in_person", _("Handed over")
    PUBLIC_NOTICE = "public_notice", _("Public notice")


class Service(models.Model):
    """One way on which a document was sent to one addressee; what arrived first counts."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    document = models.ForeignKey("documents.IssuedDocument", on_delete=models.PROTECT, related_name="services")
    organisation = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("Way of service"), max_length=15, choices=Channel.choices)
    sent_at = models.DateTimeField(_("Sent on"))
    arrived_at = models.DateTimeField(_("Arrived"), null=True, blank=True)
    evidence = models.CharField(_("Evidence"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Service of documents")
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "organisation", "user", "channel"],
                nulls_distinct=False,
                name="placed_once_with_each_addressee",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=F("sent_at")), name="arrives_after_it_was_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.channel}"
