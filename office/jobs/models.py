"""A piece of long work, from the wish to the day its file goes."""

from typing import Any

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How a job stands."""

    QUEUED = "queued", _("Waiting for its turn")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Called off")
    EXPIRED = "expired", _("Expired")


OPEN = (State.QUEUED, State.RUNNING)
TONES = {"running": "information", "done": "success", "failed": "danger", "queued": "primary"}


class Job(models.Model):
    """One wish of one person. `title` and `name` are shown in lists: never anything that may become secret later."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=200, blank=True)
    title = models.CharField(_("Subject"), max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    matter = models.ForeignKey("docket.Matter", null=True, on_delete=models.PROTECT, related_name="jobs")
    payload = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.QUEUED)
    run = models.PositiveIntegerField(default=0)  # how often taken up: only the latest one may write
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    error = models.TextField(blank=True)
    reference = models.CharField(max_length=20, blank=True)
    result_key = models.CharField(max_length=120, blank=True)
    name = models.CharField(_("File name"), max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(_("Size"), null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    effect = models.ForeignKey("ledger.Effect", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Job")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked_by", "kind", "key"],
                condition=~Q(key="") & Q(state__in=["queued", "running"]),
                name="one_open_job_each",
            )
        ]
        indexes = [
            models.Index(fields=["asked_by", "-id"]),
            models.Index(fields=["state"], condition=Q(state__in=["queued", "running"]), name="job_open"),
            models.Index(fields=["expires_at"], condition=Q(state="done"), name="job_expiry"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.label)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("jobs:job", kwargs={"pk": self.pk})

    @property
    def label(self) -> object:
        """What kind of work it is, in words; the bare key when its piece is no longer installed."""
        return self._known.label if self._known else self.kind

    @property
    def page(self) -> str:
        """Where what was made is shown, when that is no file; empty while there is nothing to show."""
        return self._address(self._known and self._known.page)

    @property
    def resource(self) -> str:
        """The same for programs."""
        return self._address(self._known and self._known.resource)

    @property
    def _known(self) -> Any:
        from office.jobs.registry import all_kinds

        return all_kinds().get(self.kind)

    def _address(self, told: Any) -> str:
        return told(self) if told and self.state in (State.DONE, State.EXPIRED) else ""

    @property
    def open(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in OPEN

    @property
    def ready(self) -> bool:
        """Whether there is a file to be had now."""
        return self.state == State.DONE and bool(self.sha256) and not self.over

    @property
    def over(self) -> bool:
        """Whether the day on which the file goes has come, be it swept away yet or not."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def percent(self) -> int | None:
        """How far it is, where that is known."""
        return min(100, 100 * self.done // self.total) if self.total else None

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(self.state, "gray")
