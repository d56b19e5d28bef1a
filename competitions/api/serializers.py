"""What the API tells of programmes, and of everything with steps in the competitions."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions.models import Outage, Programme
from office.workflow.api import WithSteps


class SubjectSerializer(WithSteps):
    """What calls and entries tell alike."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(
        source="matter.reference",
        help_text=gettext_lazy("How it is addressed: its number once it has one, its id until then."),
    )
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    state_label = serializers.SerializerMethodField()
    programme = serializers.SerializerMethodField(help_text=gettext_lazy("The programme's code."))

    def get_state_label(self, subject) -> str:
        """The reader's word for the state."""
        return subject.state_label(self.context["request"].actor)

    def get_programme(self, subject) -> str:
        """Of the call, or of the call that is entered."""
        return getattr(subject, "programme_id", None) or subject.call.programme_id


class ProgrammeLine(serializers.ModelSerializer):
    """A programme in a list."""

    class Meta:
        model = Programme
        fields = ["code", "name_ko", "name_en", "owner_ministry", "order"]
        read_only_fields = fields


class ProgrammeSerializer(ProgrammeLine):
    """A programme, with what the set-up of a new call begins with."""

    terms = serializers.DictField(read_only=True)

    class Meta(ProgrammeLine.Meta):
        fields = [*ProgrammeLine.Meta.fields, "terms"]
        read_only_fields = fields


class ChangedProgramme(serializers.Serializer):
    """What staff change of a programme; its code stays."""

    name_ko = serializers.CharField(max_length=150, required=False)
    name_en = serializers.CharField(max_length=150, required=False, allow_blank=True)
    owner_ministry = serializers.CharField(max_length=100, required=False)


class NewProgramme(serializers.Serializer):
    """A family of calls that is not there yet."""

    code = serializers.SlugField(max_length=40, help_text=gettext_lazy("It does not change any more."))
    name_ko = serializers.CharField(max_length=150)
    name_en = serializers.CharField(max_length=150, required=False, allow_blank=True, default="")
    owner_ministry = serializers.CharField(max_length=100)
    begun_with = serializers.SlugField(
        max_length=40,
        required=False,
        allow_null=True,
        help_text=gettext_lazy("The code of a programme with whose terms its first call begins; without it, empty."),
    )


class OutageSerializer(serializers.ModelSerializer):
    """A time in which the system could not be reached."""

    minutes = serializers.IntegerField(read_only=True)

    class Meta:
        model = Outage
        fields = ["id", "began_at", "ended_at", "minutes", "note", "noted_at"]
        read_only_fields = ["id", "minutes", "noted_at"]
