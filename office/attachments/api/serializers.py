"""A paper as a program sees it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from office.attachments.models import Attachment


class AttachmentSerializer(serializers.ModelSerializer):
    """A file handed in with a matter."""

    matter = serializers.UUIDField(source="matter_id", read_only=True)
    content = serializers.SerializerMethodField()

    class Meta:
        model = Attachment
        fields = ["id", "matter", "field_code", "name", "size", "content_type", "sha256", "pages", "notes", "audience",
                  "scan", "created_at", "content"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_content(self, paper: Attachment) -> str:
        """Where the bytes are."""
        return reverse(
            "attachments_api:content",
            kwargs={"number": paper.matter_id, "pk": paper.pk},
            request=self.context.get("request"),
        )


class UploadSerializer(serializers.Serializer):
    """A file for a field."""

    field_code = serializers.CharField(max_length=100)
    file = serializers.FileField()


class DuplicateSerializer(serializers.Serializer):
    """The same content elsewhere in one's own cases."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    matter = serializers.CharField(source="matter.reference")


class HandedInSerializer(AttachmentSerializer):
    """The paper just handed in, and where else in one's own cases the same content lies."""

    duplicates = DuplicateSerializer(many=True, read_only=True)

    class Meta(AttachmentSerializer.Meta):
        fields = [*AttachmentSerializer.Meta.fields, "duplicates"]
        read_only_fields = fields
