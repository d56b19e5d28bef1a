"""Deeds over the API: what they ask for, and doing them."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from office.access import Actor, NotNow, NotYours, Unknown
from office.committees.deeds import DEEDS, Deed, deed_of, do
from office.committees.models import Meeting, Motion, Recusal
from office.workflow.schema import schema_of
from office.workflow.values import as_form_data


class AskedSerializer(serializers.Serializer):
    """What a deed asks for."""

    name = serializers.CharField()
    label = serializers.CharField()
    open = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.CharField())
    schema = serializers.DictField(help_text="JSON Schema (2020-12) of the facts.")


def known(subject: Any, name: str, actor: Actor) -> Deed:
    """The deed, if it is `actor`'s; raises Unknown for one that the subject has not, NotYours."""
    try:
        deed = deed_of(type(subject), name)
    except LookupError:
        raise Unknown from None
    if not deed.allowed(actor, subject):
        raise NotYours(f"committees.{name}")
    return deed


def asked(subject: Any, name: str, actor: Actor) -> Response:
    """What it asks for, and whether it is open."""
    deed = known(subject, name, actor)
    reasons = [str(reason) for reason in deed.why_not(subject)]
    form = deed.form(subject=subject, actor=actor) if deed.form else None
    return Response(
        {"name": name, "label": str(deed.label), "open": not reasons, "reasons": reasons, "schema": schema_of(form)}
    )


def done(subject: Any, name: str, actor: Actor, data: Any) -> Any:
    """Do it with the posted values; the rule and the reasons against it come before the values."""
    deed = known(subject, name, actor)
    if reasons := deed.why_not(subject):
        raise NotNow([str(reason) for reason in reasons])
    return do(subject, name, by=actor, data=as_form_data(deed.form, data), strict=True)


def bodies(model: type) -> dict[str, Any]:
    """One schema for each deed of a model, for the published document."""
    found = []
    for deed in DEEDS:
        if deed.model is model:
            schema = schema_of(deed.form)
            del schema["$schema"]
            found.append({"title": f"{deed.name}: {deed.label}", **schema})
    return {"application/json": {"anyOf": found}}


def described(model: type, responses: Any, *, tags: list[str]) -> Any:
    """For the method that does the deeds of a model."""
    names = [deed.name for deed in DEEDS if deed.model is model]
    where = OpenApiParameter("deed", str, OpenApiParameter.PATH, enum=names)
    return extend_schema(tags=tags, parameters=[where], request=bodies(model), responses=responses)


def told(model: type, *, tags: list[str]) -> Any:
    """For the method that tells what a deed asks for."""
    names = [deed.name for deed in DEEDS if deed.model is model]
    where = OpenApiParameter("deed", str, OpenApiParameter.PATH, enum=names)
    return extend_schema(tags=tags, parameters=[where], responses=AskedSerializer)


class Addresses:
    """Where the deeds, steps and papers of committees stand."""

    def address_of_deed(self, subject: Any, name: str) -> str:
        """Where a deed is told and done."""
        if isinstance(subject, Meeting):
            return reverse("meetings-deed", kwargs={"number": subject.matter.reference, "deed": name})
        if isinstance(subject, Motion):
            return reverse("agenda-items-motion", kwargs={"pk": subject.item_id, "motion": subject.pk, "deed": name})
        if isinstance(subject, Recusal):
            where = {"pk": subject.item_id, "recusal": subject.pk, "deed": name}
            return reverse("agenda-items-recusal", kwargs=where)
        return reverse("agenda-items-deed", kwargs={"pk": subject.pk, "deed": name})

    def address_of_item_step(self, item: Any, name: str) -> str:
        """Where a step of an item is posted."""
        return reverse("agenda-items-step", kwargs={"pk": item.pk, "step": name})

    def address_of_paper(self, paper: Any) -> str:
        """Where the file of a paper is."""
        return reverse("agenda-items-paper", kwargs={"pk": paper.item_id, "paper": paper.pk})
