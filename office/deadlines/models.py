"""What is stored of a clock: its start, its pauses and extensions, never a counter.

When it is due is computed; the columns for it are caches.
"""

from __future__ import annotations

from datetime import date, datetime

import uuid_utils.compat as uuid_utils
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from office.deadlines import clocks, counting
from office.deadlines.calendar import Calendar
from office.deadlines.clocks import Clock
from office.deadlines.periods import Pause as Stretch


class Holiday(models.Model):
    """A correction of the statutory calendar by hand: a temporary holiday, or a day that is none after all."""

    class Kind(models.TextChoices):
        ADD = "add", _("Is a holiday")
        REMOVE = "remove", _("Is a working day")

    date = models.DateField(_("Date"), unique=True)
    kind = models.CharField(_("Effect"), max_length=10, choices=Kind.choices, default=Kind.ADD)
    name_ko = models.CharField(_("Name (Korean)"), max_length=100)
    name_en = models.CharField(_("Name (English)"), max_length=100, blank=True)
    source = models.CharField(
        _("Source"), max_length=200, help_text=_("Cabinet decision or official notice, with its date.")
    )

    class Meta:
        verbose_name = _("Holiday")
        verbose_name_plural = _("Holidays")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.name_ko}"


class Outcome(models.TextChoices):
    """How a clock ended."""

    MET = "met", _("Kept")
    LAPSED = "lapsed", _("Lapsed")
    CANCELLED = "cancelled", _("No longer needed")


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Clocks by their state."""

    def open(self) -> DeadlineQuerySet:
        return self.filter(closed_at=None)

    def whole(self) -> DeadlineQuerySet:
        """With everything that computing needs, in a fixed number of queries."""
        return self.select_related("matter").prefetch_related("pauses", "extensions")


class Deadline(models.Model):
    """One clock running on one matter."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="deadlines")
    clock = models.CharField(_("Clock"), max_length=20)
    started_on = models.DateField(_("Started on"))
    started_at = models.DateTimeField(_("Started at"), null=True, blank=True)
    length = models.CharField(_("Length set"), max_length=8, blank=True)
    source_event = models.BigIntegerField(null=True, blank=True)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    lapsed_at = models.DateTimeField(_("Lapsed"), null=True, blank=True)
    closed_at = models.DateTimeField(_("Closed"), null=True, blank=True)
    outcome = models.CharField(_("Outcome"), max_length=10, choices=Outcome.choices, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("Deadline")
        verbose_name_plural = _("Deadlines")
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "clock"], condition=Q(closed_at=None), name="one_open_deadline_per_clock"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | Q(closed_at__isnull=False, outcome__in=Outcome.values),
                name="deadline_closed_with_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(closed_at=None), name="deadline_due"),
            models.Index(fields=["warn_on"], condition=Q(closed_at=None), name="deadline_warn"),
        ]

    def __str__(self) -> str:
        return f"{self.clock} {self.matter_id}"

    @property
    def rule(self) -> Clock:
        return clocks.get_clock(self.clock)

    @property
    def start(self) -> date | datetime:
        """An instant where the clock runs in hours, else the day."""
        return self.started_at if self.started_at and self.rule.counting == counting.HOURS else self.started_on

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The pauses as the counting rules take them; uses what is prefetched."""
        return tuple(pause.stretch for pause in sorted(self.pauses.all(), key=lambda pause: pause.since))

    def computed(self, calendar: Calendar) -> counting.Result:
        """When it ends and why, from what is stored. The one computation behind lists, pages, guards and the sweep."""
        granted = [extension.length for extension in sorted(self.extensions.all(), key=lambda extension: extension.pk)]
        return clocks.compute(
            self.rule,
            self.start,
            pauses=self.stretches,
            length=self.length or None,
            extensions=granted,
            calendar=calendar,
        )


class DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class Pause(models.Model):
    """Whole days that do not count, both ends included; `holds` names every reason that still keeps it open."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateField(_("Since"))
    until = models.DateField(_("Until"), null=True, blank=True)
    reason = models.CharField(_("Reason"), max_length=40)
    basis = models.CharField(_("Basis"), max_length=100, blank=True)
    holds = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="pause_ends_after_it_starts"
            ),
            ExclusionConstraint(
                name="pauses_do_not_overlap",
                expressions=[
                    ("deadline", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since}..{self.until or ''}"

    @property
    def label(self) -> str:
        known = clocks.PAUSE_REASONS.get(self.reason)
        return str(known.label) if known else self.reason

    @property
    def stretch(self) -> Stretch:
        from office.workflow.articles import cite

        return Stretch(self.since, self.until, self.label, cite(self.basis) if self.basis else "")


class Extension(models.Model):
    """More time, granted once or as often as the law allows."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="extensions")
    length = models.CharField(_("Length"), max_length=8)
    reason = models.CharField(_("Reason"), max_length=300)
    granted_on = models.DateField(_("Granted on"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"+{self.length}"
