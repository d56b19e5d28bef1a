"""A person's own particulars, as told to themselves."""

from typing import Any

from rest_framework import serializers

from office.people.models import Membership, User


class OrganisationSeat(serializers.ModelSerializer):
    """A membership: the organisation and what one is in it."""

    id = serializers.UUIDField(source="organisation_id")
    kind = serializers.CharField(source="organisation.kind")
    name = serializers.CharField(source="organisation")

    class Meta:
        model = Membership
        fields = ["id", "kind", "name", "role", "since"]


class PostSerializer(serializers.Serializer):
    """An appointment in force, one's own or one that is exercised as a deputy."""

    role = serializers.CharField()
    programme = serializers.CharField()
    organisation = serializers.UUIDField(source="organisation_id", allow_null=True)
    scope = serializers.CharField(allow_blank=True)
    deputy = serializers.BooleanField()


class MeSerializer(serializers.ModelSerializer):
    """Account, organisations and posts of whoever asks."""

    organisations = serializers.SerializerMethodField()
    posts = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ["id", "email", "name", "language", "organisations", "posts"]
        read_only_fields = fields

    def get_organisations(self, user: User) -> OrganisationSeat(many=True):
        """Active memberships."""
        seats = user.memberships.filter(state="active").select_related("organisation")
        return OrganisationSeat(seats, many=True).data

    def get_posts(self, user: User) -> PostSerializer(many=True):
        """Appointments in force now."""
        return PostSerializer(self._actor().posts, many=True).data

    def _actor(self) -> Any:
        return self.context["request"].actor
