"""Motions and votes."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.committees.models.agenda import AgendaItem
from office.committees.models.committee import Seat
from office.committees.states import Choice, MotionOutcome, MotionResult, VoteHow


class Motion(models.Model):
    """What is voted on. A motion that fails decides nothing: another may follow."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    position = models.PositiveSmallIntegerField()
    outcome = models.CharField(_("Proposed decision"), max_length=30, choices=MotionOutcome.choices)
    text = models.TextField(_("Text"))
    conditions = models.JSONField(_("Conditions"), default=list, blank=True)
    result = models.CharField(max_length=12, choices=MotionResult.choices, default=MotionResult.PENDING)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    counted = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("Motion")
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="motions_in_order"),
            models.UniqueConstraint(fields=["item"], condition=Q(result="pending"), name="one_motion_at_a_time"),
            models.CheckConstraint(
                condition=Q(result="pending") | Q(closed_at__isnull=False), name="closed_motion_has_its_time"
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="motion_result",
                field="result",
                transitions=[("pending", "carried"), ("pending", "failed"), ("pending", "withdrawn")],
            ),
            pgtrigger.ReadOnly(name="motion_as_put", fields=["item", "position", "outcome", "text", "conditions"]),
            pgtrigger.Protect(name="motion_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} #{self.position} {self.outcome}"

    @property
    def pending(self) -> bool:
        """Whether votes are taken."""
        return self.result == MotionResult.PENDING


class Vote(models.Model):
    """One seat's vote. What was cast stands: neither changed nor taken back."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="cast_votes")
    choice = models.CharField(_("Vote"), max_length=10, choices=Choice.choices)
    opinion = models.TextField(_("Opinion"), blank=True)
    how = models.CharField(_("How"), max_length=10, choices=VoteHow.choices)
    cast_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Vote")
        ordering = ["motion", "id"]
        constraints = [models.UniqueConstraint(fields=["motion", "seat"], name="one_vote_per_seat")]
        triggers = [pgtrigger.Protect(name="vote_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.seat_id} {self.choice}"
