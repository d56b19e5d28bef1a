"""What the API tells of calls: the same to everybody, and to those in charge what stands behind it."""

from typing import Any

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions import queries, rules
from competitions.api.serializers import SubjectSerializer
from competitions.form_definitions import CALL, CALL_FORM
from competitions.models import Call, Question
from competitions.states import CALLING_UNTOLD, told_outside
from office.forms.queries import answers_of


class MomentSerializer(serializers.Serializer):
    """A date of the schedule: a moment, or a day."""

    code = serializers.CharField()
    label = serializers.CharField()
    at = serializers.CharField(help_text=gettext_lazy("An ISO 8601 moment with its offset, or a day."))


class VersionSerializer(serializers.Serializer):
    """The terms as they were published once."""

    number = serializers.IntegerField()
    at = serializers.DateTimeField()
    reason = serializers.CharField(help_text=gettext_lazy("Why they were amended; empty for the first."))
    terms_sha256 = serializers.CharField(source="snapshot.sha256")
    rules_sha256 = serializers.CharField()
    form_version = serializers.IntegerField(source="entry_form.version")


class CallOfficeSerializer(serializers.Serializer):
    """What stands behind a call: for those in charge, and for auditors."""

    entries = serializers.IntegerField(source="standing_count", help_text=gettext_lazy("Submitted and standing."))
    missing = serializers.IntegerField(
        source="missing_count", help_text=gettext_lazy("Answers of the set-up that are missing or wrong.")
    )
    revision = serializers.SerializerMethodField()
    prepared_by = serializers.CharField(source="prepared_by.name", default=None, allow_null=True)
    approved_by = serializers.CharField(source="approved_by.name", default=None, allow_null=True)
    sent_back_because = serializers.CharField(source="back_reason")
    list_withdrawn = serializers.BooleanField(
        help_text=gettext_lazy("`sent_back_because` is the reason of whoever prepared the list, and withdrew it.")
    )
    amending = serializers.BooleanField()
    amended_because = serializers.CharField(source="amend_reason")
    previous = serializers.CharField(source="previous.matter.reference", default=None, allow_null=True)

    def get_revision(self, call: Call) -> int:
        """The revision to name when the set-up is saved."""
        return answers_of(call.matter, CALL_FORM).revision


class ToldState(serializers.Serializer):
    """The state as it is told to the reader: outside the house a call that is judged or decided is "closed"."""

    state = serializers.SerializerMethodField()

    def get_state(self, call: Call) -> str:
        """The code of the state."""
        own = call.state in CALLING_UNTOLD and rules.WorkOnCall.holds(self.context["request"].actor, call)
        return str(call.state) if own else told_outside(call.state)


class CallSerializer(ToldState, SubjectSerializer):
    """A call with the terms in force."""

    title_en = serializers.CharField()
    year = serializers.IntegerField()
    rolling = serializers.BooleanField()
    announced_at = serializers.DateTimeField(allow_null=True)
    opens_at = serializers.DateTimeField(allow_null=True)
    closes_at = serializers.DateTimeField(allow_null=True)
    questions_until = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    end_reason = serializers.CharField()
    schedule = serializers.SerializerMethodField()
    terms = serializers.SerializerMethodField()
    rules = serializers.SerializerMethodField()
    rules_sha256 = serializers.SerializerMethodField()
    versions = serializers.SerializerMethodField()
    office = serializers.SerializerMethodField()

    def get_schedule(self, call: Call) -> MomentSerializer(many=True):
        """Every date of the terms in force, in order."""
        dates = call.terms_in_force.dates()
        return [{"code": code, "label": str(CALL.field(code).label), "at": at.isoformat()} for code, at in dates]

    def get_terms(self, call: Call) -> dict[str, Any]:
        """The answers of the set-up by code as published; before the announcement as they stand."""
        return call.terms_in_force.answers

    def get_rules(self, call: Call) -> dict[str, Any] | None:
        """The rule set of the selection as it was frozen; its canonical JSON has the hash beside it."""
        return call.version.rules if call.version else None

    def get_rules_sha256(self, call: Call) -> str:
        """The hash of the rule set; empty before it is frozen."""
        return call.version.rules_sha256 if call.version else ""

    def get_versions(self, call: Call) -> VersionSerializer(many=True):
        """Every version that was published, the first one first."""
        found = queries.versions_for(self.context["request"].actor).filter(call=call.pk)
        return VersionSerializer(found, many=True).data

    def get_office(self, call: Call) -> CallOfficeSerializer(allow_null=True):
        """What stands behind the call; null for whom it is not."""
        if not rules.WorkOnCall.holds(self.context["request"].actor, call):
            return None
        return CallOfficeSerializer(call).data


class CallLine(ToldState):
    """A call in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    title = serializers.CharField(source="matter.title")
    title_en = serializers.CharField()
    programme = serializers.CharField(source="programme_id")
    year = serializers.IntegerField()
    rolling = serializers.BooleanField()
    opens_at = serializers.DateTimeField(allow_null=True)
    closes_at = serializers.DateTimeField(allow_null=True)


class NewCall(serializers.Serializer):
    """What opens the set-up of a call."""

    programme = serializers.SlugField(max_length=40, help_text=gettext_lazy("The code of a programme in your charge."))
    year = serializers.IntegerField(min_value=2000, max_value=2100)
    copied = serializers.UUIDField(
        required=False,
        allow_null=True,
        help_text=gettext_lazy("The id of a call of the programme: its terms are taken."),
    )


class QuestionSerializer(serializers.Serializer):
    """A question about a call with its answer. Who asked, only the asker's side and those in charge read."""

    id = serializers.UUIDField(source="pk")
    number = serializers.IntegerField(allow_null=True, help_text=gettext_lazy("Given with the answer."))
    text = serializers.CharField()
    answer = serializers.CharField()
    asked_at = serializers.SerializerMethodField()
    asked_for = serializers.SerializerMethodField()
    published_at = serializers.DateTimeField(allow_null=True)

    def get_asked_at(self, question: Question) -> str | None:
        """When it was asked; null for whom it is not."""
        return question.asked_at.isoformat() if self._knows(question) else None

    def get_asked_for(self, question: Question) -> str | None:
        """The organisation that asked; null for whom it is not."""
        return question.asked_for.name_ko if self._knows(question) else None

    def _knows(self, question: Question) -> bool:
        return rules.SeeQuestion.holds(self.context["request"].actor, question)


class NewQuestion(serializers.Serializer):
    """A question about a call."""

    text = serializers.CharField(max_length=2000)
    organisation = serializers.UUIDField(
        required=False, help_text=gettext_lazy("Needed only by members of several organisations.")
    )


class NewAnswer(serializers.Serializer):
    """The answer, published with the question."""

    answer = serializers.CharField(max_length=4000)


class ExtensionSerializer(serializers.Serializer):
    """A request for more time and what became of it."""

    id = serializers.UUIDField(source="pk")
    call = serializers.CharField(source="call.matter.reference")
    entry = serializers.SerializerMethodField()
    outage = serializers.UUIDField(source="outage_id", allow_null=True)
    until = serializers.DateTimeField()
    reason = serializers.CharField()
    state = serializers.CharField()
    asked_by = serializers.CharField(source="asked_by.name")
    asked_at = serializers.DateTimeField()
    decided_by = serializers.CharField(source="decided_by.name", default=None, allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField()

    def get_entry(self, extension) -> str | None:
        """The entry it is for; null when it is for everybody."""
        return extension.entry.matter.reference if extension.entry_id else None


class NewExtension(serializers.Serializer):
    """What is asked for."""

    until = serializers.DateTimeField()
    reason = serializers.CharField(max_length=2000)
    entry = serializers.UUIDField(
        required=False, allow_null=True, help_text=gettext_lazy("The id of one entry; without it for everybody.")
    )
    outage = serializers.UUIDField(
        required=False, allow_null=True, help_text=gettext_lazy("The id of the outage that is the ground.")
    )


class Grant(serializers.Serializer):
    """A note on the decision."""

    note = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")


class RefusalOfTime(serializers.Serializer):
    """The reason of a refusal."""

    note = serializers.CharField(max_length=1000)
