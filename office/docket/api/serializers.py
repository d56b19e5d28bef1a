"""A line of the register."""

from rest_framework import serializers

from office.docket import registry
from office.docket.models import Matter


class MatterSerializer(serializers.ModelSerializer):
    """What the register says of a matter; its state stands with the case behind it."""

    kind_label = serializers.SerializerMethodField()
    organisation = serializers.SerializerMethodField()
    state = serializers.SerializerMethodField()
    state_label = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()

    class Meta:
        model = Matter
        fields = [
            "id", "number", "kind", "kind_label", "title", "organisation", "parent",
            "state", "state_label", "opened_at", "page",
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, matter: Matter) -> str:
        """The kind in words."""
        return str(registry.kinds()[matter.kind].label)

    def get_organisation(self, matter: Matter) -> str | None:
        """The name of the organisation whose matter it is."""
        return str(matter.organisation) if matter.organisation_id else None

    def get_state(self, matter: Matter) -> str | None:
        """The stable code of the state."""
        return getattr(self._subject(matter), "state", None)

    def get_state_label(self, matter: Matter) -> str | None:
        """The reader's word for the state."""
        subject = self._subject(matter)
        return subject.state_label(self.context["request"].actor) if hasattr(subject, "state_label") else None

    def get_page(self, matter: Matter) -> str:
        """The address of its page for people."""
        return registry.address_of(matter)

    def _subject(self, matter: Matter) -> object | None:
        return self.context["subjects"].get(matter.pk)
