"""Rounds and score sheets over the API: the same queries, rules and use cases as the pages."""

from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, NotNow, NotYours, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment import rules
from office.assessment.actions import attendance, sheet_signing, sheets
from office.assessment.models import Round, Sheet
from office.assessment.queries import sheets as found
from office.assessment.states import Filling
from office.docket.api.lookup import NUMBER
from office.workflow.api import StepSerializer, StepsMixin, documented
from office.workflow.schema import schema_of
from office.workflow.views_of_steps import steps_for

TAGS = ["assessment"]


class _Told(serializers.Serializer):
    """What rounds and sheets tell alike."""

    id = serializers.UUIDField(source="pk")
    state = serializers.CharField()
    state_label = serializers.CharField(source="get_state_display")
    steps = serializers.SerializerMethodField()

    def get_steps(self, subject: Model) -> StepSerializer(many=True):
        """The steps that are yours to take."""
        view, actor = self.context["view"], self.context["request"].actor
        lines = []
        for step in steps_for(subject, actor):
            form = step.form(subject=subject, actor=actor) if step.form else None
            told = {"schema": schema_of(form), "address": view.address_of_step(subject.pk, step.name)}
            words = {name: getattr(step, name) for name in ("name", "label", "open", "signed", "basis", "explain")}
            lines.append({**words, **told, "reasons": list(step.reasons), "needs_approval": False})
        return StepSerializer(lines, many=True).data


class RoundLine(serializers.Serializer):
    """A round in a list."""

    id = serializers.UUIDField(source="pk")
    panel = serializers.UUIDField(source="panel_id")
    code = serializers.CharField()
    kind = serializers.CharField()
    state = serializers.CharField()
    due_at = serializers.DateTimeField(allow_null=True)
    locked_at = serializers.DateTimeField(allow_null=True)


class MemberProgress(serializers.Serializer):
    """How far a member is, in numbers alone."""

    member = serializers.CharField(source="seat.code")
    signed = serializers.IntegerField()
    submitted = serializers.IntegerField()
    drafts = serializers.IntegerField()
    void = serializers.IntegerField()


class RoundSerializer(RoundLine, _Told):
    """A round."""

    opened_at = serializers.DateTimeField(allow_null=True)
    progress = serializers.SerializerMethodField()

    def get_progress(self, round_: Round) -> MemberProgress(many=True):
        """How far the members are whom you may follow; no score."""
        return MemberProgress(found.progress_of(round_, self.context["request"].actor), many=True).data


class SheetLine(serializers.Serializer):
    """A score sheet in a list."""

    id = serializers.UUIDField(source="pk")
    round = serializers.UUIDField(source="round_id")
    member = serializers.CharField(source="seat.code")
    entry = serializers.CharField(source="subject.code")
    title = serializers.CharField(source="subject.title")
    state = serializers.CharField()
    total = serializers.DecimalField(max_digits=7, decimal_places=2, allow_null=True)
    revision = serializers.IntegerField()


class SheetSerializer(SheetLine, _Told):
    """A score sheet: your own, or anybody's of the panel once the round is locked."""

    points = serializers.DictField(child=serializers.CharField())
    remarks = serializers.DictField(
        child=serializers.CharField(),
        help_text=gettext_lazy("By criterion; only where one is written. Whoever reads the points reads them."),
    )
    comment = serializers.CharField()
    note = serializers.SerializerMethodField(help_text=gettext_lazy("To oneself; empty for everybody else."))
    sha256 = serializers.CharField()
    signed_at = serializers.DateTimeField(allow_null=True)
    to_sign = serializers.SerializerMethodField(
        help_text=gettext_lazy("The hash that a signature given now would have; to be sent with the step “sign”.")
    )
    errors = serializers.SerializerMethodField(help_text=gettext_lazy("Points that cannot stand, by entry."))

    def get_note(self, sheet: Sheet) -> str:
        """Only to its writer."""
        return sheet.note if self._mine(sheet) else ""

    def get_to_sign(self, sheet: Sheet) -> str:
        """Only while there is something to sign."""
        ready = sheet.state == Filling.SUBMITTED and self._mine(sheet)
        return sheet_signing.digest_of(sheet) if ready else ""

    def get_errors(self, sheet: Sheet) -> dict[str, list[str]]:
        """By `points.CODE`."""
        return sheets.errors_of(sheet)

    def _mine(self, sheet: Sheet) -> bool:
        return sheet.seat.reviewer.user_id == self.context["request"].actor.user_id


@extend_schema_serializer(component_name="SheetVersion")
class VersionSerializer(serializers.Serializer):
    """A signed version; the SHA-256 of its content as canonical JSON is `sha256`."""

    number = serializers.IntegerField()
    sha256 = serializers.CharField()
    signed_at = serializers.DateTimeField()
    content = serializers.DictField()


class SavedEntries(serializers.Serializer):
    """Entries of a sheet on top of the revision you read."""

    revision = serializers.IntegerField(min_value=0)
    values = serializers.DictField(
        help_text=gettext_lazy(
            "`points.CODE` (text, or the code of a grade), `remarks.CODE` (500 characters at most), `comment`, `note`."
        )
    )


class Cell(serializers.Serializer):
    """Whether a member was there for an entry; `present` is null where nobody noted it."""

    member = serializers.CharField()
    entry = serializers.CharField()
    present = serializers.BooleanField(allow_null=True)


class _Base(StepsMixin, ApiViewSet):
    """By id alone: rounds and sheets have no receipt number."""

    line_class: type
    called: str

    def get_object(self) -> Model:
        """One of them; raises Unknown."""
        try:
            pk = UUID(self.kwargs["number"])
        except ValueError:
            raise Unknown from None
        one = self.get_queryset().filter(pk=pk).first()
        if one is None:
            raise Unknown
        return one

    def list(self, request: Request) -> Response:
        """What you may know of."""
        page = self.paginate_queryset(self.listed())
        return self.get_paginated_response(self.line_class(page, many=True).data)

    def listed(self) -> QuerySet:
        """The rows of the list."""
        return self.get_queryset()

    def address_of_step(self, number: Any, step: str) -> str:
        """Where a step is posted."""
        return reverse(f"assessment_api:{self.called}-step", kwargs={"number": str(number), "step": step})


@declare(SIGNED_IN)
@documented(Round, tags=TAGS)
class Rounds(_Base):
    """Rounds of panels."""

    serializer_class = RoundSerializer
    line_class = RoundLine
    called = "rounds"

    def get_queryset(self) -> QuerySet[Round]:
        """What the actor may know of."""
        return found.rounds_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=RoundLine(many=True))
    def list(self, request: Request) -> Response:
        """The rounds of the panels that you run, audit or sit on."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=Cell(many=True))
    def attendance(self, request: Request, number: str) -> Response:
        """Who was there, for each sheet that you may follow; chair and staff."""
        round_ = self._noted(request)
        return Response(self._cells(round_, request))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=Cell(many=True), responses=Cell(many=True))
    def note(self, request: Request, number: str) -> Response:
        """Note who was there, in one go; what you leave out stays as it is."""
        round_ = self._noted(request)
        wanted = Cell(data=request.data, many=True)
        wanted.is_valid(raise_exception=True)
        known = {(one.seat.code, one.subject.code): (str(one.seat_id), str(one.subject_id))
                 for one in self._followed(round_, request)}  # fmt: skip
        told = {(one["member"], one["entry"]): one["present"] for one in wanted.validated_data}
        if set(told) - set(known):
            raise Unknown
        present = {known[key]: there for key, there in told.items() if there is not None}
        attendance.note(round_, by=request.actor, present=present)
        return Response(self._cells(round_, request))

    def _noted(self, request: Request) -> Round:
        round_ = self.get_object()
        if not rules.CloseRound.holds(request.actor, round_):
            raise NotYours(rules.CloseRound.key)
        if not round_.attended:
            raise NotNow([_("In this round nobody has to be there.")])
        return round_

    def _followed(self, round_: Round, request: Request) -> QuerySet[Sheet]:
        sheets_ = found.followed_for(request.actor).filter(round=round_).exclude(state=Filling.VOID)
        return sheets_.order_by("seat__code", "subject__position")

    def _cells(self, round_: Round, request: Request) -> Any:
        noted = found.attendance_of(round_)
        return [
            {"member": one.seat.code, "entry": one.subject.code, "present": noted.get((one.seat_id, one.subject_id))}
            for one in self._followed(round_, request)
        ]


@declare(SIGNED_IN)
@documented(Sheet, tags=TAGS)
class Sheets(_Base):
    """Score sheets (평가표)."""

    serializer_class = SheetSerializer
    line_class = SheetLine
    called = "sheets"

    def get_queryset(self) -> QuerySet[Sheet]:
        """What the actor may read."""
        return found.sheets_for(self.request.actor)

    def listed(self) -> QuerySet[Sheet]:
        """Without what the list does not tell."""
        return found.listed_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=SheetLine(many=True))
    def list(self, request: Request) -> Response:
        """The sheets that you may read: your own, and all of a panel's once its round is locked."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=SavedEntries, responses=SheetSerializer)
    def save(self, request: Request, number: str) -> Response:
        """Save entries of your own sheet. Points that cannot stand are kept and told in `errors`."""
        wanted = SavedEntries(data=request.data)
        wanted.is_valid(raise_exception=True)
        sheet = self.get_object()
        sheets.save(sheet.pk, by=request.actor, **wanted.validated_data)
        return Response(self.told(self.get_object()))

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step. `sign` asks for the hash under `to_sign`; from a browser's session, for the password before."""
        return super().take_step(request, number, step)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=VersionSerializer(many=True))
    def versions(self, request: Request, number: str) -> Response:
        """What was signed, version by version."""
        sheet = self.get_object()
        signed = found.versions_for(request.actor).filter(sheet=sheet.pk).order_by("number")
        return Response(VersionSerializer(signed, many=True).data)
