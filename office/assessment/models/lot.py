"""A lot between equal entries, from the commitment of one person to the words of another."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.models.judging import StoredTally, TieRuling

_PREPARED = "(OLD.tally_id, OLD.applications, OLD.nonce, OLD.commitment, OLD.prepared_by_id)"


class Lot(models.Model):
    """Prepared once for a tie of a tally and never again: whoever dislikes the result cannot draw anew."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    tally = models.ForeignKey(StoredTally, on_delete=models.PROTECT, related_name="lots")
    applications = models.JSONField()
    nonce = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    words = models.CharField(_("Words of the second person"), max_length=200, blank=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    ruling = models.OneToOneField(TieRuling, null=True, on_delete=models.PROTECT, related_name="lot")

    class Meta:
        verbose_name = _("Lot")
        ordering = ["-prepared_at"]
        constraints = [
            models.UniqueConstraint(fields=["tally", "applications"], name="one_lot_per_tie"),
            models.CheckConstraint(
                condition=Q(drawn_by=None) | ~Q(drawn_by=F("prepared_by")), name="a_lot_is_drawn_by_another"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="prepared_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.drawn_at IS NOT NULL OR {_PREPARED} IS DISTINCT FROM {_PREPARED.replace('OLD', 'NEW')}"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tally_id} {self.commitment[:12]}"
