"""A score sheet and its signed versions."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.flows.sheet import SheetFlow
from office.assessment.models.panel import Subject
from office.assessment.models.round import Round
from office.assessment.models.seat import Seat
from office.assessment.states import TONES
from office.docket.models import Matter
from office.workflow import legal_changes

_CONTENT = (
    "(OLD.points, OLD.remarks, OLD.comment, OLD.total, OLD.filled) "
    "IS DISTINCT FROM (NEW.points, NEW.remarks, NEW.comment, NEW.total, NEW.filled)"
)


class Sheet(SheetFlow):
    """One member's sheet for one entry in one round. `points` and `remarks` by criterion, as text; a criterion
    without a remark is not named. `note` is to oneself alone."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sheets")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="sheets")
    points = models.JSONField(default=dict)
    remarks = models.JSONField(default=dict, db_default={})
    comment = models.TextField(_("Comment"), max_length=4000, blank=True)
    note = models.TextField(_("Note to myself"), max_length=4000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed = models.JSONField(default=dict, editable=False)  # by entry of the sheet: the revision that last wrote it
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True, editable=False)
    filled = models.PositiveSmallIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    read_with = ("seat__matter", "seat__reviewer__user", "seat__panel__matter", "subject", "round__panel__matter")

    class Meta:
        verbose_name = _("Score sheet")
        ordering = ["round", "subject__position", "seat"]
        indexes = [models.Index(fields=["seat", "state"]), models.Index(fields=["round", "subject"])]
        constraints = [
            models.UniqueConstraint(fields=["round", "seat", "subject"], name="one_sheet"),
            models.CheckConstraint(
                condition=Q(sha256="", signed_at=None) | (~Q(sha256="") & Q(signed_at__isnull=False)),
                name="signed_with_a_hash",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(SheetFlow)),
            pgtrigger.Protect(
                name="locked_stays", operation=pgtrigger.Update, condition=pgtrigger.Condition("OLD.state = 'locked'")
            ),
            pgtrigger.Protect(
                name="only_drafts_are_written",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.state <> 'draft' AND {_CONTENT}"),
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.seat_id} {self.subject_id}"

    @property
    def matter(self) -> Matter:
        """What its events and its paper hang on: the seat, which its reviewer and the staff see."""
        return self.seat.matter

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")


class SheetVersion(models.Model):
    """What was signed, word for word: never changed. A reopened sheet makes the next one, and this one stays."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Signed version of a sheet")
        ordering = ["sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="one_signed_version_per_number")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.sheet_id} v{self.number} {self.sha256[:12]}"


class SheetReceipt(models.Model):
    """The receipt of a signed version as a paper: one for each version, however often it is asked for."""

    version = models.OneToOneField(SheetVersion, on_delete=models.PROTECT, related_name="receipt")
    document = models.OneToOneField("documents.IssuedDocument", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Receipt of a score sheet")
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.version_id} {self.document_id}"
