"""`/api/v1/documents/`: issued documents, and the letters behind them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Invalid, Unknown, declare
from office.api.permissions import require
from office.api.views import ApiViewSet
from office.documents import actions, lines, queries, rules
from office.documents.api import serializers as forms
from office.documents.models import IssuedDocument, Letter
from office.documents.views.issued import file_of


@declare(SIGNED_IN)
@extend_schema(tags=["documents"])
class Documents(ApiViewSet):
    """What was issued, as far as you may know of it."""

    serializer_class = forms.DocumentSerializer
    filterset_fields = ["kind", "state", "matter"]

    def get_queryset(self) -> QuerySet[IssuedDocument]:
        """Only what the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return IssuedDocument.objects.none()
        return queries.documents_for(self.request.actor)

    def document(self, pk: UUID) -> IssuedDocument:
        """One of them; raises Unknown."""
        found = self.get_queryset().prefetch_related("services").filter(pk=pk).first()
        if found is None:
            raise Unknown(str(pk))
        return found

    @extend_schema(responses=forms.DocumentSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Issued documents, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(responses=forms.DocumentDetailSerializer)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One document: what it states, whether it holds, how it arrived."""
        return self._shown(pk)

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def pdf(self, request: Request, pk: UUID) -> FileResponse:
        """The file; opening it is written in the ledger. 409 while it is being made."""
        return file_of(self.document(pk), request)

    @declare(rules.Serve)
    @extend_schema(request=forms.NoticeSerializer, responses=forms.DocumentDetailSerializer)
    def service(self, request: Request, pk: UUID) -> Response:
        """Record how it was sent, and when it arrived."""
        given = _checked(forms.NoticeSerializer, request)
        actions.record_service(self.document(pk), by=request.actor, **given)
        return self._shown(pk)

    @declare(rules.Void)
    @extend_schema(request=forms.ReasonSerializer, responses=forms.DocumentDetailSerializer)
    def void(self, request: Request, pk: UUID) -> Response:
        """Void it; its number stays used."""
        actions.void(self.document(pk), by=request.actor, **_checked(forms.ReasonSerializer, request))
        return self._shown(pk)

    def _shown(self, pk: UUID) -> Response:
        context = self.get_serializer_context()
        return Response(forms.DocumentDetailSerializer(self.document(pk), context=context).data)


def _checked(form: Any, request: Request) -> dict:
    given = form(data=request.data)
    given.is_valid(raise_exception=True)
    return given.validated_data


@declare(SIGNED_IN)
@extend_schema(tags=["letters"])
class Letters(ApiViewSet):
    """Letters of the office on their way to approval. A letter is drafted by taking a step that needs one."""

    serializer_class = forms.LetterSerializer
    filterset_fields = ["state", "kind", "matter"]

    def get_queryset(self) -> QuerySet[Letter]:
        """Only what the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return Letter.objects.none()
        return queries.letters_for(self.request.actor)

    def letter(self, pk: UUID) -> Letter:
        """One of them; raises Unknown."""
        found = self.get_queryset().filter(pk=pk).first()
        if found is None:
            raise Unknown(str(pk))
        return found

    @declare(rules.Office)
    @extend_schema(responses=forms.LetterSerializer(many=True))
    def list(self, request: Request) -> Response:
        """The letters that you may know of, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One letter with its approval line."""
        return Response(forms.LetterDetailSerializer(self.letter(pk), context=self.get_serializer_context()).data)

    @declare(rules.Draft)
    @extend_schema(request=forms.RevisionSerializer, responses=forms.LetterDetailSerializer)
    def revise(self, request: Request, pk: UUID) -> Response:
        """Change a draft; `revision` is the one you read, else 409."""
        given = _checked(forms.RevisionSerializer, request)
        letter = self.letter(pk)
        words = {name: given.get(name) for name in ("subject", "body")}
        actions.revise(letter, by=request.actor, revision=given["revision"], data=given.get("facts"), **words)
        return self.retrieve(request, pk)

    @declare(rules.Draft)
    @extend_schema(request=forms.LineSerializer, responses=forms.LetterDetailSerializer)
    def submit(self, request: Request, pk: UUID) -> Response:
        """Send it along its line."""
        letter = self.letter(pk)
        require(rules.Draft, request, letter)
        line = _people(letter, _checked(forms.LineSerializer, request))
        actions.submit_for_approval(letter, by=request.actor, **line)
        return self.retrieve(request, pk)

    @declare(rules.Review)
    @extend_schema(request=forms.OpinionSerializer, responses=forms.LetterDetailSerializer)
    def review(self, request: Request, pk: UUID) -> Response:
        """Pass it on."""
        actions.review(self.letter(pk), by=request.actor, **_checked(forms.OpinionSerializer, request))
        return self.retrieve(request, pk)

    @declare(rules.Approve)
    @extend_schema(request=forms.OpinionSerializer, responses=forms.DocumentSerializer(many=True))
    def approve(self, request: Request, pk: UUID) -> Response:
        """Approve it: the step is taken and the documents are issued at once. 409 says why it is not open."""
        issued = actions.approve(self.letter(pk), by=request.actor, **_checked(forms.OpinionSerializer, request))
        found = queries.documents_for(request.actor).filter(pk__in=[one.pk for one in issued])
        return Response(forms.DocumentSerializer(found, many=True, context=self.get_serializer_context()).data)

    @declare(rules.SendBack)
    @extend_schema(request=forms.ReasonSerializer, responses=forms.LetterDetailSerializer)
    def send_back(self, request: Request, pk: UUID) -> Response:
        """Return it to its drafter with a reason."""
        actions.return_to_drafter(self.letter(pk), by=request.actor, **_checked(forms.ReasonSerializer, request))
        return self.retrieve(request, pk)

    @declare(rules.Draft)
    @extend_schema(request=None, responses=forms.LetterDetailSerializer)
    def withdraw(self, request: Request, pk: UUID) -> Response:
        """Recall it for good."""
        actions.withdraw(self.letter(pk), by=request.actor)
        return self.retrieve(request, pk)


def _people(letter: Letter, given: dict) -> dict:
    """The users behind the ids, from those who may stand in this letter's line; raises Invalid for others."""
    may_approve = {letter.drafter_id: letter.drafter, **{user.pk: user for user in lines.approvers(letter)}}
    approver = may_approve.get(given["approver"])  # the drafter is refused further on, with the reason
    pool = {user.pk: user for user in lines.reviewers(letter)}
    odd = {name: [_("Not everybody named here may stand in this line.")] for name in ("reviewers", "cooperators")
           if any(pk not in pool for pk in given[name])}  # fmt: skip
    if approver is None:
        odd["approver"] = [_("There is no such person.")]
    if odd:
        raise Invalid(odd)
    found = {name: tuple(pool[pk] for pk in given[name]) for name in ("reviewers", "cooperators")}
    return {"approver": approver, **found}
