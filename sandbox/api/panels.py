"""Expert panels over the API: the same queries, rules and use cases as the pages."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Unknown, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import find
from office.forms.queries import answers_of
from office.workflow.api import StepsMixin, WithSteps, documented
from sandbox import queries_panels as found
from sandbox import rules
from sandbox.actions import panel_seats, panels
from sandbox.api.serializers import SavedAnswers
from sandbox.api.views import TAGS, ListMixin
from sandbox.models import Panel, PanelMember, PanelSheet
from sandbox.models.ties import parties_of
from sandbox.queries_applications import applications_for
from sandbox.states import Examining
from sandbox.states.panels import ConflictReason


class _Told(WithSteps):
    """What panels and sheets tell of themselves."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    state_label = serializers.SerializerMethodField()

    def get_state_label(self, subject: object) -> str:
        """The word for the state."""
        return subject.state_label(self.context["request"].actor)


class PanelMemberSerializer(serializers.Serializer):
    """A member of a panel."""

    id = serializers.UUIDField(source="pk")
    name = serializers.CharField(source="user.name")
    chair = serializers.BooleanField()
    state = serializers.CharField()


class PanelSerializer(_Told):
    """An expert panel."""

    case = serializers.CharField(source="matter.parent.number")
    applicant = serializers.CharField(source="matter.parent.organisation.name_ko")
    due_on = serializers.DateField(allow_null=True)
    reported_at = serializers.DateTimeField(allow_null=True)
    members = serializers.SerializerMethodField()
    sheets = serializers.SerializerMethodField()
    report = serializers.SerializerMethodField()
    report_revision = serializers.SerializerMethodField()

    def get_members(self, panel: Panel) -> PanelMemberSerializer(many=True):
        """Those who sit; the applicant, who reads the report alone, sees none."""
        if not self._works(panel):
            return []
        return PanelMemberSerializer(panel.seated(), many=True).data

    def get_sheets(self, panel: Panel) -> list[str]:
        """The numbers of the review sheets that you may read now."""
        actor = self.context["request"].actor
        sheets = found.sheets_for(actor).filter(member__panel=panel.pk)
        return list(sheets.order_by("pk").values_list("matter__number", flat=True))

    def get_report(self, panel: Panel) -> dict:
        """The report by the codes of its form: as it is being written, or as concluded."""
        if panel.state == Examining.REPORTING and self._works(panel):
            return answers_of(panel.matter).data
        concluded = panel.reported()
        return concluded.answers if concluded else {}

    def get_report_revision(self, panel: Panel) -> int | None:
        """The revision to name when the report is saved."""
        return answers_of(panel.matter).revision if panel.state == Examining.REPORTING else None

    def _works(self, panel: Panel) -> bool:
        return rules.WorkOnPanel.holds(self.context["request"].actor, panel)


class PanelLine(serializers.Serializer):
    """A panel in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    reported_at = serializers.DateTimeField(allow_null=True)


class PanelSheetSerializer(_Told):
    """A member's review sheet."""

    panel = serializers.CharField(source="matter.parent.number")
    member = serializers.CharField(source="member.user.name")
    signed_at = serializers.DateTimeField(allow_null=True)
    answers = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField()

    def get_answers(self, sheet: PanelSheet) -> dict:
        """The answers by the codes of the form."""
        signed = sheet.signed()
        return signed.answers if signed else answers_of(sheet.matter).data

    def get_revision(self, sheet: PanelSheet) -> int:
        """The revision to name when answers are saved."""
        return answers_of(sheet.matter).revision


class PanelSheetLine(serializers.Serializer):
    """A review sheet in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    state = serializers.CharField()
    signed_at = serializers.DateTimeField(allow_null=True)


class PartySerializer(serializers.Serializer):
    """Somebody who takes part in the case, and as what."""

    part = serializers.CharField()
    organisation = serializers.CharField()


class PanelSeatSerializer(serializers.Serializer):
    """One's own seat: what is needed to declare, and nothing else of the case before that."""

    id = serializers.UUIDField(source="pk")
    state = serializers.CharField()
    title = serializers.CharField(source="panel.matter.title")
    parties = serializers.SerializerMethodField()
    panel = serializers.SerializerMethodField()

    def get_parties(self, seat: PanelMember) -> PartySerializer(many=True):
        """Applicant, consortium, local governments, ministries."""
        told = parties_of(seat.panel.application).items()
        return [{"part": part, "organisation": organisation.name_ko} for organisation, part in told]

    def get_panel(self, seat: PanelMember) -> str | None:
        """The panel's number, once nothing stands in the way."""
        return seat.panel.matter.number if seat.state == PanelMember.State.CLEARED else None


class NewPanel(serializers.Serializer):
    """Whose panel is formed."""

    case = serializers.CharField(max_length=60, help_text=gettext_lazy("The number or the id of the application."))


class Declaration(serializers.Serializer):
    """What a member declares."""

    answer = serializers.ChoiceField(choices=panel_seats.ANSWERS)
    reason_code = serializers.ChoiceField(
        choices=ConflictReason.values, required=False, help_text=gettext_lazy("Needed with the answer “conflict”.")
    )
    reason = serializers.CharField(required=False, allow_blank=True, max_length=4000)


@declare(SIGNED_IN)
@documented(Panel, tags=TAGS)
class Panels(StepsMixin, ListMixin, ApiViewSet):
    """Expert panels (전문위원회)."""

    serializer_class = PanelSerializer
    line_class = PanelLine
    basename = "panels"

    def get_queryset(self) -> QuerySet[Panel]:
        """What the actor may know of."""
        return found.panels_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=PanelLine(many=True))
    def list(self, request: Request) -> Response:
        """The expert panels you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=NewPanel, responses={200: PanelSerializer})
    def create(self, request: Request) -> Response:
        """Form the panel of an application, or be told of the one at work."""
        wanted = NewPanel(data=request.data)
        wanted.is_valid(raise_exception=True)
        case = find(applications_for(request.actor), wanted.validated_data["case"], matter="matter")
        panel = panels.open_panel(case, by=request.actor)
        return Response(self.told(self.get_queryset().get(pk=panel.pk)))

    @extend_schema(tags=TAGS, request=SavedAnswers, responses=PanelSerializer)
    def save_report(self, request: Request, number: str) -> Response:
        """Write the report on top of the revision you read; chair and office, once the review is closed."""
        panel = self.get_object()
        panel_seats.save_report(panel, by=request.actor, **_values(request))
        return Response(self.told(self.get_object()))


@declare(SIGNED_IN)
@documented(PanelSheet, tags=TAGS)
class PanelSheets(StepsMixin, ListMixin, ApiViewSet):
    """Review sheets (검토의견서) of the members of expert panels."""

    serializer_class = PanelSheetSerializer
    line_class = PanelSheetLine
    basename = "panel-sheets"

    def get_queryset(self) -> QuerySet[PanelSheet]:
        """What the actor may know of."""
        return found.sheets_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=PanelSheetLine(many=True))
    def list(self, request: Request) -> Response:
        """The review sheets you may read: your own, and all of a panel's once its review is closed."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=SavedAnswers, responses=PanelSheetSerializer)
    def save_answers(self, request: Request, number: str) -> Response:
        """Save answers on top of the revision you read; your own sheet only, until it is signed."""
        sheet = self.get_object()
        panel_seats.save_sheet(sheet, by=request.actor, **_values(request))
        return Response(self.told(self.get_object()))


@declare(SIGNED_IN)
class PanelSeats(ListMixin, ApiViewSet):
    """One's own seats on expert panels."""

    serializer_class = PanelSeatSerializer
    line_class = PanelSeatSerializer

    def get_queryset(self) -> QuerySet[PanelMember]:
        """None that a conflict, a refusal or a removal has ended."""
        return found.seats_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=PanelSeatSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Your seats on expert panels, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=Declaration, responses={200: PanelSeatSerializer, 204: None})
    def answer(self, request: Request, pk: UUID) -> Response:
        """Declare whether anything stands in the way; 204 when you do not take part and find nothing more."""
        seat = self.get_queryset().filter(pk=pk).first()
        if seat is None:
            raise Unknown
        wanted = Declaration(data=request.data)
        wanted.is_valid(raise_exception=True)
        panel_seats.declare(seat, by=request.actor, **wanted.validated_data)
        fresh = self.get_queryset().filter(pk=pk).first()
        return Response(self.get_serializer(fresh).data) if fresh else Response(status=204)


def _values(request: Request) -> dict:
    wanted = SavedAnswers(data=request.data)
    wanted.is_valid(raise_exception=True)
    return wanted.validated_data
