"""What the API takes in for committees: by the same forms as the pages, told as JSON Schema."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from office.access import Invalid, Unknown
from office.committees.forms import PlanForm
from office.committees.models import Committee, Meeting, Seat
from office.committees.seat_forms import CommitteeForm, NewCommitteeForm, SeatForm
from office.workflow.schema import schema_of
from office.workflow.values import as_form_data


def schema(form: type[forms.BaseForm]) -> dict[str, Any]:
    """The body as the published document shows it."""
    found = schema_of(form)
    del found["$schema"]
    return {"application/json": found}


NEW_COMMITTEE, RULES, SEAT = schema(NewCommitteeForm), schema(CommitteeForm), schema(SeatForm)
for _body in (RULES, SEAT):
    _body["application/json"]["required"] = []


def one(found: QuerySet, pk: UUID) -> Any:
    """The row; raises Unknown."""
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown(str(pk))
    return row


def checked(form: forms.BaseForm) -> dict:
    """The form's values; raises Invalid with the errors by field."""
    if not form.is_valid():
        raise Invalid({name if name != "__all__" else "": list(lines) for name, lines in form.errors.items()})
    return form.cleaned_data


def _given(request: Request, form: type[forms.BaseForm]) -> dict:
    data = as_form_data(form, request.data)
    if odd := set(data) - set(form.base_fields):
        raise Invalid({name: [_("This field is not known here.")] for name in sorted(odd)})
    return data


def new_committee(request: Request) -> dict:
    """A committee to be set up; what is not named has its cautious default."""
    data = {**_defaults(NewCommitteeForm), **_given(request, NewCommitteeForm)}
    return checked(NewCommitteeForm(data, actor=request.actor))


def rules_of(request: Request, committee: Committee) -> dict:
    """The rules of a committee, those not named as they are."""
    now = CommitteeForm(committee=committee).initial
    return checked(CommitteeForm({**now, **_given(request, CommitteeForm)}))


def seat(request: Request, now: Seat | None = None) -> dict:
    """A seat; on a change, what is not named stays."""
    form = SeatForm({**(SeatForm(seat=now).initial if now else _defaults(SeatForm)), **_given(request, SeatForm)})
    checked(form)
    return form.facts()


def _defaults(form: type[forms.BaseForm]) -> dict:
    found = {name: field.initial for name, field in form.base_fields.items() if field.initial is not None}
    return {**found, "valid_from": timezone.localdate()} if form is SeatForm else found


def plan(request: Request) -> dict:
    """A meeting to be planned."""
    return checked(PlanForm(_given(request, PlanForm), subject=Meeting(committee=None), actor=request.actor))
