"""A notice as a program reads it."""

from rest_framework import serializers

from office.notifications.models import Delivery


class NoticeSerializer(serializers.ModelSerializer):
    """One notice of one's own inbox."""

    subject = serializers.CharField(source="subject_line", read_only=True, help_text="One line, in your language.")
    text = serializers.CharField(source="body_text", read_only=True)
    matter = serializers.UUIDField(source="matter_id", read_only=True, allow_null=True)
    page = serializers.CharField(source="url", read_only=True, help_text="The address of the page it leads to.")

    class Meta:
        model = Delivery
        fields = ["id", "key", "subject", "text", "matter", "page", "sent_at", "read_at"]
        read_only_fields = fields
