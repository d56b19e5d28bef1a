"""Documents and letters as a program sees them: separate forms for the addressee's and the office's view."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from office.documents import lines, rules
from office.documents.flow import WITH_DRAFTER
from office.documents.models import Approval, IssuedDocument, Letter, Service


class ServiceSerializer(serializers.ModelSerializer):
    """One way on which a document was sent."""

    class Meta:
        model = Service
        fields = ["channel", "sent_at", "arrived_at", "opened_at", "evidence"]
        read_only_fields = fields


class DocumentSerializer(serializers.ModelSerializer):
    """An issued document in a list."""

    reference = serializers.CharField(read_only=True)
    matter = serializers.UUIDField(source="matter_id", read_only=True)
    matter_reference = serializers.CharField(source="matter.reference", read_only=True)
    kind_label = serializers.CharField(read_only=True)
    addressee = serializers.SerializerMethodField()
    arrived_at = serializers.DateTimeField(read_only=True, allow_null=True)
    placed_at = serializers.DateTimeField(read_only=True, allow_null=True)
    pdf = serializers.SerializerMethodField()

    class Meta:
        model = IssuedDocument
        fields = ["id", "reference", "kind", "kind_label", "title", "matter", "matter_reference", "addressee", "state",
                  "issued_at", "placed_at", "arrived_at", "pages", "pdf_sha256", "facts_sha256", "code",
                  "pdf"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": "string"})
    def get_addressee(self, document: IssuedDocument) -> str:
        """The organisation's or person's name."""
        return str(document.organisation or document.user or "")

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_pdf(self, document: IssuedDocument) -> str | None:
        """Where the file is; null while it is being made."""
        if not document.ready:
            return None
        return reverse("documents_api:pdf", kwargs={"pk": document.pk}, request=self.context.get("request"))


class DocumentDetailSerializer(DocumentSerializer):
    """One document with what it states and how it was served."""

    services = ServiceSerializer(many=True, read_only=True)
    supersedes = serializers.UUIDField(source="supersedes_id", read_only=True, allow_null=True)

    class Meta(DocumentSerializer.Meta):
        fields = [*DocumentSerializer.Meta.fields, "facts", "services", "supersedes", "void_reason"]
        read_only_fields = fields


class PlaceSerializer(serializers.ModelSerializer):
    """One place in an approval line."""

    user = serializers.UUIDField(source="user_id", read_only=True)
    name = serializers.CharField(source="user.name", read_only=True)
    acted_by = serializers.UUIDField(source="acted_by_id", read_only=True, allow_null=True)

    class Meta:
        model = Approval
        fields = ["role", "user", "name", "acted_by", "at", "verdict", "opinion"]
        read_only_fields = fields


class LetterSerializer(serializers.ModelSerializer):
    """A letter on its way to approval."""

    matter = serializers.UUIDField(source="matter_id", read_only=True)
    matter_reference = serializers.CharField(source="matter.reference", read_only=True)
    kind_label = serializers.CharField(read_only=True)
    drafter = serializers.UUIDField(source="drafter_id", read_only=True)
    line = PlaceSerializer(many=True, read_only=True)

    class Meta:
        model = Letter
        fields = ["id", "matter", "matter_reference", "kind", "kind_label", "step", "state", "facts", "subject", "body",
                  "revision", "drafter", "line", "created_at", "updated_at", "decided_at"]  # fmt: skip
        read_only_fields = fields


class SignatorySerializer(serializers.Serializer):
    """Somebody who may stand in a line."""

    id = serializers.UUIDField(source="pk")
    name = serializers.CharField()


class LetterDetailSerializer(LetterSerializer):
    """One letter; its drafter is also told who may stand in the line, as the page offers them."""

    may_approve = serializers.SerializerMethodField()
    may_review = serializers.SerializerMethodField()

    class Meta(LetterSerializer.Meta):
        fields = [*LetterSerializer.Meta.fields, "may_approve", "may_review"]
        read_only_fields = fields

    def get_may_approve(self, letter: Letter) -> SignatorySerializer(many=True):
        """Who may approve it; empty for anybody but its drafter, and once it is on its way."""
        return SignatorySerializer(lines.approvers(letter) if self._laid_now(letter) else [], many=True).data

    def get_may_review(self, letter: Letter) -> SignatorySerializer(many=True):
        """Who may review or cooperate, likewise."""
        return SignatorySerializer(lines.reviewers(letter) if self._laid_now(letter) else [], many=True).data

    def _laid_now(self, letter: Letter) -> bool:
        return letter.state in WITH_DRAFTER and rules.Draft.holds(self.context["request"].actor, letter)


class RevisionSerializer(serializers.Serializer):
    """What changes in a draft; left out means unchanged."""

    revision = serializers.IntegerField(min_value=0)
    facts = serializers.DictField(required=False)
    subject = serializers.CharField(required=False, allow_blank=True, max_length=300)
    body = serializers.CharField(required=False, allow_blank=True, max_length=20_000)


class LineSerializer(serializers.Serializer):
    """The people of the line, by their ids."""

    approver = serializers.UUIDField()
    reviewers = serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=20)
    cooperators = serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=20)


class OpinionSerializer(serializers.Serializer):
    """What is added to a signature."""

    opinion = serializers.CharField(required=False, allow_blank=True, default="", max_length=2_000)


class ReasonSerializer(serializers.Serializer):
    """Why."""

    reason = serializers.CharField(max_length=2_000)


class NoticeSerializer(serializers.Serializer):
    """How a document was sent, and when it arrived once that is known."""

    channel = serializers.ChoiceField(["email", "post", "in_person", "public_notice"])
    sent_at = serializers.DateTimeField()
    arrived_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    evidence = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)
