"""A draw of a panel: who might be drawn, the two commitments, the record that is published."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from office.assessment.models.panel import Panel
from office.assessment.models.pool import Reviewer


class PanelDraw(models.Model):
    """The pool is frozen, both parties commit, both reveal, and the record says the rest (§2.2).

    `record` is what anybody can replay: pseudonyms and flags, no names. What a pseudonym stands for is in `PoolMember`.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="draw")
    pool = models.JSONField()
    pool_sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    secretariat_commitment = models.CharField(max_length=64, blank=True)
    secretariat_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    auditor_commitment = models.CharField(max_length=64, blank=True)
    auditor_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    secretariat_nonce = models.CharField(max_length=64, blank=True)
    auditor_nonce = models.CharField(max_length=64, blank=True)
    record = models.JSONField(default=dict)
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Draw")
        ordering = ["-frozen_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(auditor_by=None) | Q(secretariat_by=None) | ~Q(auditor_by=F("secretariat_by")),
                name="two_parties_to_a_draw",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="the_pool_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.pool_sha256 <> NEW.pool_sha256 OR OLD.pool <> NEW.pool"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.pool_sha256[:12]}"


class PoolMember(models.Model):
    """What a pseudonym of a draw stands for: read by the staff and the auditors, never published."""

    draw = models.ForeignKey(PanelDraw, on_delete=models.PROTECT, related_name="members")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=64)

    class Meta:
        ordering = ["draw", "pseudonym"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "reviewer"], name="one_pseudonym_per_reviewer"),
            models.UniqueConstraint(fields=["draw", "pseudonym"], name="one_reviewer_per_pseudonym"),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.pseudonym}"
