"""What programs read and send."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from office.deadlines.clocks import Clock
from office.deadlines.periods import BadPeriod, Period
from office.deadlines.queries import Progress
from office.deadlines.reading import iso


class DeadlineSerializer(serializers.Serializer):
    """One clock of one matter, where it stands now."""

    id = serializers.UUIDField(source="deadline.id")
    clock = serializers.CharField(source="clock.id")
    label = serializers.CharField(source="clock.label")
    matter = serializers.UUIDField(source="deadline.matter_id")
    matter_number = serializers.CharField(source="deadline.matter.number", allow_null=True)
    started = serializers.SerializerMethodField()
    due = serializers.SerializerMethodField()
    accepts = serializers.DateField(source="result.accepts", allow_null=True, help_text=_("Later day still accepted."))
    counting = serializers.CharField(source="result.counting")
    basis = serializers.CharField(source="result.basis")
    unit = serializers.ChoiceField(["days", "working-days", "hours", "backward"])
    day = serializers.IntegerField(help_text=_("Gross: with the paused days."))
    length = serializers.IntegerField()
    paused = serializers.IntegerField()
    net = serializers.IntegerField()
    left = serializers.IntegerField(allow_null=True, help_text=_("Calendar days to the last day; negative when over."))
    overdue = serializers.BooleanField()
    standing_since = serializers.DateField(source="standing.since", default=None, allow_null=True)
    lapsed_at = serializers.DateTimeField(source="deadline.lapsed_at", allow_null=True)
    closed_at = serializers.DateTimeField(source="deadline.closed_at", allow_null=True)
    outcome = serializers.CharField(source="deadline.outcome", allow_blank=True)
    steps = serializers.ListField(child=serializers.CharField())
    page = serializers.SerializerMethodField()

    def get_started(self, progress: Progress) -> str:
        return iso(progress.deadline.start) or ""

    def get_due(self, progress: Progress) -> str | None:
        return iso(progress.due)

    def get_page(self, progress: Progress) -> str:
        return reverse("deadlines:detail", kwargs={"pk": progress.deadline.pk})


class ClockSerializer(serializers.Serializer):
    """One row of the clock table as this installation applies it."""

    id = serializers.CharField()
    label = serializers.CharField()
    starts = serializers.CharField()
    length = serializers.CharField(allow_null=True, help_text=_("30d, 8h, 6m, 1y; null where the authority sets it."))
    counting = serializers.CharField()
    alternatives = serializers.ListField(child=serializers.CharField())
    pauses = serializers.ListField(child=serializers.CharField())
    extension = serializers.SerializerMethodField()
    at_expiry = serializers.CharField()
    effect = serializers.CharField()
    source = serializers.CharField(source="citation")
    notes = serializers.ListField(child=serializers.CharField())
    warn_at = serializers.ListField(child=serializers.IntegerField())

    def get_extension(self, clock: Clock) -> str | None:
        """How often and by how much: `2 × 30d`."""
        if clock.extension is None:
            return None
        return f"{clock.extension.times} × {clock.extension.length or ''}".strip(" ×")


class PeriodField(serializers.CharField):
    """`10`, `10d`, `6m`, `1y`, `8h`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        try:
            return str(Period.of(text))
        except BadPeriod as error:
            raise serializers.ValidationError(str(error)) from error


class StretchSerializer(serializers.Serializer):
    since = serializers.DateField()
    until = serializers.DateField()


class ComputeSerializer(serializers.Serializer):
    """What to compute."""

    start = serializers.CharField(max_length=32, help_text=_("2026-03-03, or with the time: 2026-03-03T15:30."))
    length = PeriodField(required=False, allow_null=True, help_text=_("Only where the authority sets it."))
    extensions = serializers.ListField(child=PeriodField(), required=False, max_length=5)
    pauses = StretchSerializer(many=True, required=False, max_length=50)


class ComputedSerializer(serializers.Serializer):
    """The answer, as `manage.py deadline --json` gives it."""

    clock = serializers.CharField()
    start = serializers.CharField()
    due = serializers.CharField()
    basis = serializers.CharField()
    counting = serializers.CharField()
    steps = serializers.ListField(child=serializers.CharField())
