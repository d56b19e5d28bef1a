"""Papers handed in with a matter. What was handed in never changes: a correction is another paper."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.attachments.types import TYPES, FileType


class Scan(models.TextChoices):
    """What the virus scanner said."""

    NOT_SCANNED = "not_scanned", _("Not scanned for viruses")
    WAITING = "waiting", _("Being scanned for viruses")
    CLEAN = "clean", _("No virus found")
    INFECTED = "infected", _("Virus found: withdrawn from use")
    FAILED = "failed", _("Could not be scanned for viruses")


class Attachment(models.Model):
    """A file of a matter, in a field of its form or beside it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="attachments")
    field_code = models.CharField(max_length=100)
    name = models.CharField(_("File name"), max_length=255)
    size = models.BigIntegerField(_("Size"))
    type = models.CharField(max_length=20)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(_("Number of pages"), null=True)
    notes = models.JSONField(default=list)
    audience = models.CharField(max_length=60)
    side = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    purged_at = models.DateTimeField(null=True)
    scan = models.CharField(max_length=20, choices=Scan.choices, default=Scan.NOT_SCANNED)
    scanned_at = models.DateTimeField(null=True)
    scan_note = models.CharField(max_length=200, blank=True)
    storage_key = models.CharField(max_length=120, unique=True)

    class Meta:
        verbose_name = _("Attachment")
        ordering = ["id"]
        indexes = [models.Index(fields=["matter", "field_code"]), models.Index(fields=["sha256"])]
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="attachment_not_empty")]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="handed_in_as_it_was",
                fields=[
                    "matter",
                    "field_code",
                    "name",
                    "size",
                    "type",
                    "content_type",
                    "sha256",
                    "pages",
                    "side",
                    "uploaded_by",
                    "created_at",
                ],
            ),  # fmt: skip
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is downloaded."""
        return reverse("attachments:download", kwargs={"pk": self.pk})

    @property
    def kind(self) -> FileType:
        """What sort of file it is."""
        return TYPES[self.type]

    @property
    def usable(self) -> bool:
        """Whether it counts as handed in: still there, and no virus in it."""
        return self.removed_at is None and self.scan != Scan.INFECTED

    @property
    def restricted(self) -> bool:
        """Whether its maker forbids printing or copying."""
        return "restricted" in self.notes

    @property
    def scripted(self) -> bool:
        """Whether it carries scripts, macros or files inside: said to whoever opens it."""
        return bool({"scripts", "macros", "embedded"} & set(self.notes))


class Share(models.Model):
    """A paper shown with another matter too: what a ministry is asked about goes with the question."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="shares")
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="shared_papers")
    shared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "matter"], name="one_share_each")]

    def __str__(self) -> str:
        return f"{self.attachment_id} → {self.matter_id}"
