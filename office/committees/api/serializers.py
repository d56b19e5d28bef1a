"""What the API tells of committees, meetings and items: to each reader what is theirs to know."""

from typing import Any

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from office.committees import queries
from office.committees.deeds import deeds_for
from office.committees.knowing import steps_known
from office.workflow.api import StepSerializer, WithSteps, _told

SHOWN_AS = gettext_lazy("In the language asked for.")


class DeedSerializer(serializers.Serializer):
    """Something that is the reader's to do and no step of the procedure; what it asks for is told at its address."""

    name = serializers.CharField()
    label = serializers.CharField()
    open = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.CharField())
    address = serializers.CharField(help_text=gettext_lazy("GET: what it asks for. POST: do it."))


class WithDeeds(serializers.Serializer):
    """Adds `deeds` to the representation of one subject."""

    deeds = serializers.SerializerMethodField()

    def get_deeds(self, subject: Any) -> DeedSerializer(many=True):
        """What is the reader's to do."""
        view = self.context["view"]
        lines = [
            {**vars(one), "address": view.address_of_deed(subject, one.name)}
            for one in deeds_for(subject, self.context["request"].actor)
        ]
        return DeedSerializer(lines, many=True).data


class CommitteeSerializer(serializers.Serializer):
    """A committee and its rules."""

    id = serializers.UUIDField(source="pk")
    code = serializers.CharField()
    name = serializers.CharField(source="label", help_text=SHOWN_AS)
    programme = serializers.CharField()
    basis = serializers.CharField()
    notice_days = serializers.IntegerField()
    quorum = serializers.CharField()
    majority = serializers.CharField()
    recused_leave_denominator = serializers.BooleanField(
        help_text=gettext_lazy("Uncertain: the operating rules that decide this were not found.")
    )
    proxies_allowed = serializers.BooleanField(
        help_text=gettext_lazy("Uncertain: the operating rules that decide this were not found.")
    )
    written_unreturned_is_absent = serializers.BooleanField(
        help_text=gettext_lazy("Uncertain: the operating rules that decide this were not found.")
    )
    term_years = serializers.IntegerField()


class SeatSerializer(serializers.Serializer):
    """A place in a committee."""

    id = serializers.UUIDField(source="pk")
    label = serializers.CharField(help_text=SHOWN_AS)
    name = serializers.CharField()
    title = serializers.CharField()
    organisation = serializers.CharField(source="organisation.name_ko", default=None, allow_null=True)
    kind = serializers.CharField()
    role = serializers.CharField()
    votes = serializers.BooleanField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class SeatName(serializers.Serializer):
    """A seat where it is only named."""

    id = serializers.UUIDField(source="pk")
    label = serializers.CharField(help_text=SHOWN_AS)


class MeetingLine(serializers.Serializer):
    """A meeting in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    label = serializers.CharField(help_text=SHOWN_AS)
    committee = serializers.UUIDField(source="committee_id")
    ordinal = serializers.IntegerField()
    mode = serializers.CharField()
    held_at = serializers.DateTimeField()
    ballot_until = serializers.DateTimeField(allow_null=True)
    place = serializers.CharField()
    state = serializers.CharField()
    items = serializers.IntegerField(source="item_count", help_text=gettext_lazy("Those that are yours to know of."))


class ItemLine(serializers.Serializer):
    """An item in a list. Its number is counted within what the reader may know of."""

    id = serializers.UUIDField(source="pk")
    title = serializers.CharField()
    case = serializers.CharField(source="matter.number", allow_null=True)
    state = serializers.CharField()
    meeting = serializers.CharField(source="meeting.matter.number")


class NumberedItem(ItemLine):
    """An item on its agenda."""

    number = serializers.IntegerField()


class MeetingSerializer(WithDeeds, WithSteps, MeetingLine):
    """A meeting with its agenda and what can be done."""

    written_reason = serializers.CharField()
    presiding = SeatName(allow_null=True)
    noticed_at = serializers.DateTimeField(allow_null=True)
    late_reason = serializers.CharField()
    opened_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    agenda = serializers.SerializerMethodField()

    def get_steps(self, meeting: Any) -> StepSerializer(many=True):
        """The steps that are the reader's to take, with the reasons that are the reader's to know."""
        actor, number = self.context["request"].actor, meeting.matter.reference
        address = self.context["view"].address_of_step
        return [_told(step, meeting, actor, address(number, step.name)) for step in steps_known(meeting, actor)]

    def get_agenda(self, meeting: Any) -> NumberedItem(many=True):
        """The items that are the reader's to know of, in order."""
        return NumberedItem(queries.agenda_for(meeting, self.context["request"].actor), many=True).data


class StaySerializer(serializers.Serializer):
    """One stay of a member."""

    seat = SeatName()
    how = serializers.CharField()
    proxy_name = serializers.CharField()
    present_from = serializers.DateTimeField()
    left_at = serializers.DateTimeField(allow_null=True)


class ReadySerializer(serializers.Serializer):
    """A case that can be put on the agenda."""

    matter = serializers.UUIDField(source="matter.pk")
    number = serializers.CharField(source="matter.number", allow_null=True)
    title = serializers.CharField()
    summary = serializers.CharField()
    note = serializers.CharField()
    due = serializers.DateField(allow_null=True)


class MinutesPartSerializer(serializers.Serializer):
    """A stretch of the minutes."""

    id = serializers.UUIDField(source="pk")
    part = serializers.CharField()
    item = serializers.UUIDField(source="item_id", allow_null=True)
    text = serializers.CharField()
