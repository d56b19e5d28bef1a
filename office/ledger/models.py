"""The append-only audit, its seals, and the outbox."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that happened: ids and salted digests only, so that personal text stays erasable elsewhere."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    kind = models.CharField(max_length=100)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    matter_id = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["matter_id", "id"]),
            models.Index(fields=["subject_kind", "subject_id", "id"]),
            models.Index(fields=["actor_id", "id"]),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.id} {self.kind}"


class Seal(models.Model):
    """A link of the hash chain over the events, in the order in which they were sealed."""

    number = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash[:12]}"


class Effect(models.Model):
    """Something promised inside a transaction and carried out after it: the outbox."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting to be carried out")
        CLAIMED = "claimed", _("Being carried out")
        DONE = "done", _("Carried out")
        PARKED = "parked", _("Waits for a person")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=250, unique=True)
    payload = models.JSONField(default=dict)
    event_id = models.BigIntegerField(null=True)
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    state = models.CharField(max_length=10, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(state="pending"), name="effect_due"),
            models.Index(fields=["lease_until"], condition=models.Q(state="claimed"), name="effect_leased"),
            models.Index(fields=["state", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class IdempotencyRecord(models.Model):
    """The answer already given to a request that named an idempotency key."""

    actor_id = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    method = models.CharField(max_length=10)
    path = models.CharField(max_length=500)
    body_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    response = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.key}"
