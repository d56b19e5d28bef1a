"""Answers, submissions and form versions as programs see them."""

from rest_framework import serializers

from office.forms.models import Snapshot


class AnswersSerializer(serializers.Serializer):
    """The answers of a matter as they stand. `errors` says what is wrong or missing, by field."""

    form = serializers.CharField(source="form_code")
    version = serializers.IntegerField(source="form_version.version")
    revision = serializers.IntegerField()
    locked = serializers.BooleanField(help_text="Submitted: only reopened fields can be written.")
    open = serializers.ListField(child=serializers.CharField(), help_text="The codes that can be written now.")
    values = serializers.DictField(source="data")
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    complete = serializers.BooleanField()
    updated_at = serializers.DateTimeField()


class PersonSerializer(serializers.Serializer):
    """Somebody who writes these answers."""

    id = serializers.UUIDField(source="pk")
    name = serializers.CharField(source="__str__")


class SectionSerializer(serializers.Serializer):
    """A section: how far it is, and who looks after it."""

    code = serializers.CharField()
    label = serializers.CharField()
    asked = serializers.IntegerField(help_text="How many answers are required.")
    done = serializers.IntegerField()
    wrong = serializers.IntegerField()
    complete = serializers.BooleanField()
    assignee = PersonSerializer(allow_null=True)


class SectionsSerializer(serializers.Serializer):
    """All sections, and whoever can be given one."""

    sections = SectionSerializer(many=True)
    writers = PersonSerializer(many=True)


class AssigneeSerializer(serializers.Serializer):
    """Who is to look after a section; null for nobody."""

    user = serializers.UUIDField(allow_null=True)
    form = serializers.CharField(required=False, default="", help_text="Only where a matter has several forms.")


class SavingSerializer(serializers.Serializer):
    """Values by code (or `table.row.column`), written on top of a revision."""

    revision = serializers.IntegerField(min_value=0)
    values = serializers.DictField()
    form = serializers.CharField(required=False, default="", help_text="Only where a matter has several forms.")


class SnapshotSerializer(serializers.ModelSerializer):
    """A submission. `sha256` is that of the canonical JSON of `content` (sorted keys, no spaces, UTF-8)."""

    form = serializers.CharField(source="form_code")
    version = serializers.IntegerField(source="form_version.version")
    content = serializers.DictField()

    class Meta:
        model = Snapshot
        fields = ["id", "form", "version", "number", "at", "sha256", "content"]
        read_only_fields = fields
