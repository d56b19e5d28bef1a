"""What the API tells of those who enter together."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions.models import Partner
from competitions.states import Part


class PartnerSerializer(serializers.Serializer):
    """An organisation of an entry beside the lead, and what it signed off."""

    id = serializers.UUIDField(source="pk")
    organisation = serializers.CharField(source="organisation.name_ko")
    part = serializers.CharField()
    role = serializers.CharField()
    state = serializers.CharField()
    signed_at = serializers.DateTimeField(allow_null=True)
    signed_sha256 = serializers.CharField(help_text=gettext_lazy("The hash of the answers and files it stands behind."))


class PartnershipSerializer(PartnerSerializer):
    """An invitation to enter together: nothing of the entry itself before it is accepted."""

    entry = serializers.UUIDField(source="entry_id")
    title = serializers.CharField(source="entry.matter.title")
    call = serializers.CharField(source="entry.call.matter.reference")
    lead = serializers.CharField(source="entry.lead.name_ko")
    invited_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)


class NewPartner(serializers.Serializer):
    """Whom the lead asks."""

    organisation = serializers.CharField(
        max_length=200, help_text=gettext_lazy("The business registration number, the code, or the exact name.")
    )
    part = serializers.ChoiceField(choices=Partner._meta.get_field("part").choices, default=Part.PARTNER.value)
    role = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class PartnershipAnswer(serializers.Serializer):
    """Whether the organisation takes part."""

    accept = serializers.BooleanField()
