"""Recusals (제척·기피·회피): for one item and one seat."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.committees.models.agenda import AgendaItem
from office.committees.models.committee import Seat
from office.committees.states import RecusalKind, RecusalReason, RecusalState


class Recusal(models.Model):
    """A member keeps away from an item. Once granted it takes papers, seat and vote, and every trace of the item."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recusals")
    kind = models.CharField(_("Kind"), max_length=12, choices=RecusalKind.choices)
    reason = models.CharField(_("Reason"), max_length=20, choices=RecusalReason.choices)
    text = models.TextField(_("Explanation"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_by_party = models.CharField(_("Party that asks"), max_length=200, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=RecusalState.choices, default=RecusalState.PENDING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField(_("Decision"), blank=True)
    counted = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("Recusal")
        ordering = ["item", "id"]
        indexes = [models.Index(fields=["seat", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "seat"], condition=~Q(state="refused"), name="one_recusal_per_item_and_seat"
            ),
            models.CheckConstraint(
                condition=Q(state="pending") | Q(decided_at__isnull=False), name="decided_recusal_has_its_day"
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="recusal_stands", field="state", transitions=[("pending", "granted"), ("pending", "refused")]
            ),
            pgtrigger.Protect(name="recusal_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="recusal_as_asked", fields=["item", "seat", "kind", "reason", "asked_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.item_id} {self.state}"
