"""What goes into a tally beside the sheets, and the tally as it was made."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment.models.panel import Panel, Subject
from office.assessment.models.round import Round
from office.assessment.models.seat import Seat


class Adjustment(models.Model):
    """Bonus or penalty with its evidence: proposed by one person, confirmed by another; only then it counts."""

    class Kind(models.TextChoices):
        """Added or taken off."""

        BONUS = "bonus", pgettext_lazy("adjustment", "Bonus")
        PENALTY = "penalty", pgettext_lazy("adjustment", "Penalty")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="adjustments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=40)
    points = models.DecimalField(max_digits=5, decimal_places=2)
    evidence = models.TextField(_("Evidence"), max_length=2000)
    attachment = models.ForeignKey("attachments.Attachment", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Bonus or penalty")
        ordering = ["subject", "kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "code"], condition=Q(dropped_at=None), name="one_adjustment_per_code"
            ),
            models.CheckConstraint(condition=Q(points__gt=0), name="adjusted_by_something"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")), name="confirmed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind} {self.code} {self.points}"


class TieRuling(models.Model):
    """What people settled where the automatic steps left a tie: a vote, or a lot that was drawn."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="rulings")
    step = models.CharField(max_length=20)
    places = models.JSONField()
    reference = models.TextField(max_length=1000)
    record = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Ruling on a tie")
        ordering = ["panel", "at"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.step}"


LAID_OUT = pgtrigger.Trigger(
    name="laid_out_in_places",
    operation=pgtrigger.Insert,
    when=pgtrigger.After,
    func="""
        INSERT INTO assessment_tallyplace (tally_id, place, subject_id, data)
        SELECT NEW.id, told.place, entry.id, told.data
        FROM jsonb_array_elements(NEW.result -> 'applications') WITH ORDINALITY AS told(data, place)
        JOIN assessment_subject entry
            ON entry.panel_id = NEW.panel_id AND entry.code = told.data ->> 'application';
        RETURN NULL;
    """,
)


class StoredTally(models.Model):
    """A tally as computed, with the hashes of what it was made from: never changed; the next one is another row.

    `round` is the round after which it was made; the one after the last round is the result.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="tallies")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="tallies")
    number = models.PositiveSmallIntegerField()
    final = models.BooleanField(default=False)
    blocked = models.BooleanField(default=False)
    rules_sha256 = models.CharField(max_length=64)
    inputs = models.JSONField()
    inputs_sha256 = models.CharField(max_length=64)
    result = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Tally")
        ordering = ["panel", "number"]
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="one_tally_per_number")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete), LAID_OUT]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.number} {self.sha256[:12]}"


class TallySignature(models.Model):
    """A member's signature under a tally (집계표)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    tally = models.ForeignKey(StoredTally, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="tally_signatures")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Signature under a tally")
        ordering = ["tally", "at"]
        constraints = [models.UniqueConstraint(fields=["tally", "seat"], name="signed_once")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.tally_id} {self.seat_id}"


class Opinion(models.Model):
    """The panel's consolidated opinion on one entry (종합평가의견): what the applicant gets to read."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="opinion")
    strengths = models.TextField(_("Strengths"), max_length=4000, blank=True)
    weaknesses = models.TextField(_("Weaknesses"), max_length=4000, blank=True)
    conditions = models.TextField(_("Conditions"), max_length=4000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Consolidated opinion")
        ordering = ["subject__position"]

    def __str__(self) -> str:
        return f"{self.subject_id}"


class Discussion(models.Model):
    """A note of the discussion after a round was locked, and what a member answers to the chair's question."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="discussion")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="discussion")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="said")
    asked = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="asked")
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answered")
    text = models.TextField(_("Note"), max_length=4000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Note of the discussion")
        ordering = ["subject__position", "at"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.round_id} {self.subject_id} {self.at:%Y-%m-%d %H:%M}"
