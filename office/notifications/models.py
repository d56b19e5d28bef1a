"""What was told to whom by which way, and how each person wishes to be told."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The way: the inbox in the house, or the notice by e-mail."""

    INBOX = "inbox", _("Inbox")
    EMAIL = "email", _("E-mail")


class Mode(models.TextChoices):
    """When a person wishes to be told."""

    NOW = "now", _("At once")
    DIGEST = "digest", _("Once a day")
    OFF = "off", _("Not at all")


class State(models.TextChoices):
    """How a delivery stands. `unknown`: the connection broke after the text was handed over."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Refused")
    UNKNOWN = "unknown", _("Outcome unknown")
    SKIPPED = "skipped", _("Not sent: no longer entitled")


class Delivery(models.Model):
    """One message to one person by one way; unique for its occasion (an event, or a reminder's own name)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    key = models.CharField(max_length=100)
    occasion = models.CharField(max_length=120)
    event_id = models.BigIntegerField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("Channel"), max_length=10, choices=Channel.choices)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.NOW)
    matter = models.ForeignKey("docket.Matter", null=True, on_delete=models.SET_NULL, related_name="deliveries")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.WAITING)
    subject_line = models.CharField(max_length=300, blank=True)
    body_text = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="collected")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Delivery")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["key", "occasion", "person", "channel"], name="one_delivery_each")
        ]
        indexes = [
            models.Index(
                fields=["person", "read_at", "-id"], condition=Q(channel="inbox", state="sent"), name="delivery_inbox"
            ),
            models.Index(fields=["state", "-id"], name="delivery_state"),
            models.Index(
                fields=["next_at"], condition=Q(mode="digest", state="waiting", digest=None), name="digest_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.channel} {self.person_id}"

    @property
    def effect_key(self) -> str:
        """The key of the ledger's effect that carries it out."""
        return f"notifications.send:{self.pk}"


class Preference(models.Model):
    """How somebody wishes to be told of one thing, or (`*`) of everything not named."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    key = models.CharField(max_length=100)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    mode = models.CharField(max_length=10, choices=Mode.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key", "channel"], name="one_preference_each")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key} {self.channel}: {self.mode}"
