"""Any procedure over the API: what can be done now, and doing it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import Actor, NotNow, Unknown
from office.api.authentication import Session
from office.docket.api.lookup import NUMBER, find
from office.people.confirming import confirmed
from office.workflow.binding import binding_of, early_refusal, take
from office.workflow.schema import schema_of
from office.workflow.steps import step_of, steps_of
from office.workflow.values import as_form_data
from office.workflow.views_of_steps import StepView, steps_for


class StepSerializer(serializers.Serializer):
    """A step that is the reader's to take: open, or why not, and what it asks for."""

    name = serializers.CharField()
    label = serializers.CharField()
    open = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.CharField())
    approval = serializers.BooleanField(
        source="needs_approval", help_text=gettext_lazy("Taking it only drafts a letter, which somebody else approves.")
    )
    signed = serializers.BooleanField(
        help_text=gettext_lazy("A token signs by itself; a browser's session asks for the password once more before.")
    )
    basis = serializers.CharField(help_text=gettext_lazy("The article of law the step rests on."))
    explain = serializers.CharField()
    schema = serializers.DictField(help_text=gettext_lazy("JSON Schema (2020-12) of the facts the step asks for."))
    address = serializers.CharField(help_text=gettext_lazy("Where to POST the facts."))


class WithSteps(serializers.Serializer):
    """For the serializer of one subject: adds `steps`. Lists leave them out."""

    steps = serializers.SerializerMethodField()

    def get_steps(self, subject: Model) -> StepSerializer(many=True):
        """The steps that are the reader's to take."""
        actor, number = self.context["request"].actor, subject.matter.reference
        views = steps_for(subject, actor)
        return [_told(view, subject, actor, self.context["view"].address_of_step(number, view.name)) for view in views]


class StepsMixin:
    """For an ApiViewSet over a Stateful model: `retrieve` with steps, and `take_step`.

    The viewset gives `get_queryset()` (what the actor may know of) and a `serializer_class` based on
    :class:`WithSteps`; `urls_for` makes its addresses and `documented` describes its steps.
    """

    matter_path = "matter"
    lookup_field = "number"
    url_namespace = ""

    def get_object(self) -> Model:
        """The subject by id or receipt number; raises Unknown."""
        return find(self.get_queryset(), self.kwargs["number"], matter=self.matter_path)

    def retrieve(self, request: Request, number: str) -> Response:
        """One of them by id or receipt number, with the steps that are yours to take."""
        return Response(self.told(self.get_object()))

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step. Its facts are described by `schema` among the `steps`.

        202 when the step stands behind an outgoing letter: the letter is drafted, and the step happens when
        somebody else approves it. 409 to a browser's session where the step is signed and the password was not
        given in the last minutes.
        """
        subject = self.get_object()
        facts = facts_of(subject, step, by=request.actor, data=request.data)
        if step_of(type(subject), step).signed and unconfirmed(request):
            raise NotNow([_("A signature needs a fresh authentication: confirm your password first.")])
        outcome = take(subject, step, by=request.actor, data=facts, strict=True)
        fresh = self.get_queryset().filter(pk=subject.pk).first()
        if fresh is None:
            return Response(status=204)
        if outcome.letter is None:
            return Response(self.told(fresh))
        address = letter_address(outcome.letter)
        return Response(
            {**self.told(fresh), "letter": address}, status=202, headers={"Location": address} if address else {}
        )

    def told(self, subject: Model) -> dict[str, Any]:
        """The representation of one subject."""
        return self.get_serializer(subject).data

    def address_of_step(self, number: str, step: str) -> str:
        """Where a step is posted."""
        prefix = f"{self.url_namespace}:" if self.url_namespace else ""
        return reverse(f"{prefix}{self.basename}-step", kwargs={"number": number, "step": step})


def facts_of(subject: Model, name: str, *, by: Actor, data: Any) -> dict[str, Any]:
    """The posted values in the shape the step's form reads.

    Raises Unknown for a step the procedure does not have, then what the rule and the guards say, and only then
    Invalid: who may not, learns nothing about the values.
    """
    try:
        step = step_of(type(subject), name)
    except LookupError:
        raise Unknown from None
    early_refusal(step, subject, by)
    return as_form_data(binding_of(type(subject), name).form, data)


def unconfirmed(request: Request) -> bool:
    """Whether a session asks that has not shown in the last minutes who sits before it; a token is one by itself."""
    return isinstance(request.successful_authenticator, Session) and not confirmed(request._request)


def letter_address(letter: Any) -> str:
    """Where a program finds the drafted letter, or nothing when it has no address."""
    return letter.get_api_url() if hasattr(letter, "get_api_url") else ""


def urls_for(prefix: str, viewset: type, *, basename: str, **collection: str) -> list[URLPattern]:
    """The addresses of a viewset with steps; `collection` maps methods of the list (`get="list", post="create"`)."""
    known = {"basename": basename}
    return [
        *([path(prefix, viewset.as_view(collection, **known), name=f"{basename}-list")] if collection else []),
        path(f"{prefix}<str:number>/", viewset.as_view({"get": "retrieve"}, **known), name=f"{basename}-detail"),
        path(
            f"{prefix}<str:number>/steps/<slug:step>/",
            viewset.as_view({"post": "take_step"}, **known),
            name=f"{basename}-step",
        ),
    ]


def documented(model: type[Model], *, tags: list[str]) -> Callable[[type], type]:
    """Describe a viewset in the OpenAPI document: which steps `model` has, and their facts."""

    def describe(viewset: type) -> type:
        told = viewset.serializer_class
        responses = {
            200: told,
            202: OpenApiResponse(told, description=gettext_lazy("A letter was drafted; see `Location`.")),
            204: OpenApiResponse(description=gettext_lazy("Done; it is no longer yours to see.")),
        }
        step = extend_schema(
            tags=tags, parameters=[NUMBER, _step_parameter(model)], request=_bodies(model), responses=responses
        )
        viewset.take_step = step(_own(viewset.take_step))
        viewset.retrieve = extend_schema(tags=tags, parameters=[NUMBER])(_own(viewset.retrieve))
        return viewset

    return describe


def _own(method: Callable) -> Callable:
    """A method of the viewset's own: what is said of it must not be said of every viewset with steps."""

    @wraps(method)
    def own(self: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self, *args, **kwargs)

    return own


def _step_parameter(model: type[Model]) -> OpenApiParameter:
    return OpenApiParameter("step", str, OpenApiParameter.PATH, enum=list(steps_of(model)))


def _bodies(model: type[Model]) -> dict[str, Any]:
    """One schema for each step; which of them counts is said by the address."""
    bodies = []
    for name, step in steps_of(model).items():
        schema = schema_of(binding_of(model, name).form)
        del schema["$schema"]
        bodies.append({"title": f"{name}: {step.label}", **schema})
    return {"application/json": {"anyOf": bodies}}


def _told(view: StepView, subject: Model, actor: Actor, address: str) -> dict[str, Any]:
    form = view.form(subject=subject, actor=actor) if view.form else None
    line = {
        "name": view.name,
        "label": view.label,
        "open": view.open,
        "reasons": list(view.reasons),
        "needs_approval": view.needs_approval,
        "signed": view.signed,
        "basis": view.basis,
        "explain": view.explain,
        "schema": schema_of(form),
        "address": address,
    }
    return StepSerializer(line).data
