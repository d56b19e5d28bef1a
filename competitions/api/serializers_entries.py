"""What the API tells of entries: to those who enter what they write, to the office what was submitted."""

from typing import Any

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions import rules
from competitions.actions import reuse
from competitions.api.serializers import SubjectSerializer
from competitions.api.serializers_partners import PartnerSerializer
from competitions.consortium import consortium_of
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Receipt
from office.forms.queries import answers_of


class ReceiptLine(serializers.Serializer):
    """A receipt in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField()
    kind = serializers.CharField(help_text=gettext_lazy("`accepted`, or `late`: it proves the attempt and counts not."))
    entry = serializers.CharField(source="entry.matter.reference")
    arrived_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField(allow_null=True)
    sha256 = serializers.CharField()


class ReceiptSerializer(ReceiptLine):
    """A receipt. `sha256` is that of the canonical JSON of `content` (sorted keys, no spaces, UTF-8)."""

    call = serializers.CharField(source="entry.call.matter.reference")
    lead = serializers.CharField(source="entry.lead.name_ko")
    recorded_at = serializers.DateTimeField()
    by = serializers.CharField(source="by.name", default=None, allow_null=True)
    content = serializers.DictField()
    snapshot_sha256 = serializers.CharField(source="snapshot.sha256", default=None, allow_null=True)


class DraftSerializer(serializers.Serializer):
    """The answers as they are written, submitted or not: for those who enter together."""

    version = serializers.IntegerField(source="form_version.version")
    revision = serializers.IntegerField(help_text=gettext_lazy("To be named when answers are saved."))
    answers = serializers.DictField(source="data")


class FiledSerializer(serializers.Serializer):
    """The submission that was made last."""

    number = serializers.IntegerField()
    version = serializers.IntegerField(source="form_version.version")
    at = serializers.DateTimeField()
    sha256 = serializers.CharField()
    answers = serializers.DictField()


class ExaminationSerializer(serializers.Serializer):
    """The examination of the formal requirements as the office sees it; the applicant reads what is confirmed."""

    proposed = serializers.CharField()
    proposed_by = serializers.CharField(source="proposed_by.name", default=None, allow_null=True)
    reason = serializers.CharField(source="verdict_reason")


class EntrySerializer(SubjectSerializer):
    """An entry."""

    call = serializers.CharField(source="call.matter.reference")
    call_title = serializers.CharField(source="call.matter.title")
    lead = serializers.CharField(source="lead.name_ko")
    group = serializers.CharField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    closes_at = serializers.SerializerMethodField()
    supply_until = serializers.DateTimeField(allow_null=True)
    supply_reason = serializers.CharField()
    ended_at = serializers.DateTimeField(allow_null=True)
    end_reason = serializers.CharField()
    partners = serializers.SerializerMethodField()
    receipt = serializers.SerializerMethodField()
    filed = FiledSerializer(allow_null=True)
    draft = serializers.SerializerMethodField()
    examination = serializers.SerializerMethodField()

    def get_closes_at(self, entry: Entry) -> str | None:
        """Until when it can be submitted, with what was granted to it."""
        ends = max(filter(None, (entry.call.closes_at, entry.extended_to())), default=None)
        return ends.isoformat() if ends else None

    def get_partners(self, entry: Entry) -> PartnerSerializer(many=True):
        """Those who have joined; the lead also sees whom it asked."""
        return PartnerSerializer(consortium_of(entry, self._actor), many=True).data

    def get_receipt(self, entry: Entry) -> ReceiptSerializer(allow_null=True):
        """The receipt of the last submission; null before there is one."""
        found = entry.receipts.filter(kind=Receipt.Kind.ACCEPTED).select_related("by", "snapshot").last()
        if found is None:
            return None
        found.entry = entry
        return ReceiptSerializer(found).data

    def get_draft(self, entry: Entry) -> DraftSerializer(allow_null=True):
        """What is being written; null for everybody else."""
        return DraftSerializer(answers_of(entry.matter, ENTRY_FORM)).data if self._own(entry) else None

    def get_examination(self, entry: Entry) -> ExaminationSerializer(allow_null=True):
        """What is proposed and by whom: the office's; null for those who enter, also after the confirmation."""
        return None if self._own(entry) else ExaminationSerializer(entry).data

    @property
    def _actor(self) -> Any:
        return self.context["request"].actor

    def _own(self, entry: Entry) -> bool:
        return rules.OwnEntry.holds(self._actor, entry)


class EntryLine(serializers.Serializer):
    """An entry in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    title = serializers.CharField(source="matter.title")
    call = serializers.CharField(source="call.matter.reference")
    programme = serializers.CharField(source="call.programme_id")
    lead = serializers.CharField(source="lead.name_ko")
    group = serializers.CharField()
    state = serializers.CharField()
    submitted_at = serializers.DateTimeField(allow_null=True)


class NewEntry(serializers.Serializer):
    """What opens a draft."""

    call = serializers.CharField(max_length=60, help_text=gettext_lazy("The number or the id of the call."))
    lead = serializers.UUIDField(
        required=False, help_text=gettext_lazy("Needed only by whoever writes for several organisations.")
    )
    answers = serializers.DictField(
        required=False, help_text=gettext_lazy("Answers by the codes of the form; they can also be saved later.")
    )
    source = serializers.UUIDField(
        required=False, help_text=gettext_lazy("The id of an earlier entry of the lead: `parts` of it are taken over.")
    )
    parts = serializers.MultipleChoiceField(
        choices=[reuse.ANSWERS, reuse.PARTNERS, reuse.FILES], required=False, default=lambda: {reuse.ANSWERS}
    )


class LinkSerializer(serializers.Serializer):
    """A fault inside a section."""

    field = serializers.CharField()
    sentence = serializers.CharField()


class CheckSerializer(serializers.Serializer):
    """A line of the report before submission."""

    key = serializers.CharField()
    status = serializers.ChoiceField(choices=["pass", "warn", "fail"])
    title = serializers.CharField()
    sentence = serializers.CharField()
    field = serializers.CharField(help_text=gettext_lazy("The question, or the cell `table.row.column`."))
    links = LinkSerializer(many=True)


class ReportSerializer(serializers.Serializer):
    """Every check; one that fails keeps the entry from being submitted."""

    ready = serializers.BooleanField()
    checks = CheckSerializer(many=True)
