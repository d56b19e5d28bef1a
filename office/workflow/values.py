"""JSON values in the shape a form reads: fields take text, and some of them fail on anything else."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from office.access import Invalid

_LISTS = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


def as_form_data(form: type[forms.BaseForm] | None, data: Any) -> dict[str, Any]:
    """The body of a request as form data; raises Invalid where a value has the wrong type.

    Names that the form does not know stay, for :func:`office.workflow.take` to refuse.
    """
    if not isinstance(data, dict):
        raise Invalid({"": [_("Send a JSON object.")]})
    fields = form.base_fields if form else {}
    shaped = {name: _shaped(fields.get(name), value) for name, value in data.items()}
    if wrong := {name: [_("This value has the wrong type.")] for name, value in shaped.items() if value is _WRONG}:
        raise Invalid(wrong)
    return {name: value for name, value in shaped.items() if value is not None}


_WRONG = object()


def _shaped(field: forms.Field | None, value: Any) -> Any:
    if value is None or field is None or isinstance(field, forms.JSONField):
        return value
    if isinstance(field, _LISTS):
        return [_text(item) for item in value] if _plain_list(value) else _WRONG
    if isinstance(field, (forms.BooleanField, forms.NullBooleanField)):
        return value if isinstance(value, bool) else _WRONG
    return _text(value) if _plain(value) else _WRONG


def _plain(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _plain_list(value: Any) -> bool:
    return isinstance(value, list) and all(_plain(item) for item in value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)
