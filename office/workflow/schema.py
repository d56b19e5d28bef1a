"""The JSON Schema (2020-12) of a form: the page's one validation, told to programs."""

from functools import singledispatch
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MinLengthValidator, RegexValidator
from django.utils.functional import Promise

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(form: forms.BaseForm | type[forms.BaseForm] | None) -> dict[str, Any]:
    """The schema of what a form takes, in the active language.

    A form instance tells the choices it was prepared with; a class tells what it was declared with. None is a
    step that asks for nothing.
    """
    fields = {} if form is None else getattr(form, "fields", None) or form.base_fields
    return {
        "$schema": DRAFT,
        "type": "object",
        "properties": {name: property_of(field, name) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required and not _file(field)],
        "additionalProperties": False,
    }


def property_of(field: forms.Field, name: str = "") -> dict[str, Any]:
    """The schema of one field: its type, its limits, its words."""
    told = type_of(field)
    words = {"title": field.label or name.replace("_", " ").capitalize(), "description": field.help_text}
    told |= {key: str(value) for key, value in words.items() if value}
    if field.disabled:
        told["readOnly"] = True
    if (initial := _plain(field.initial)) is not None:
        told["default"] = initial
    return told


@singledispatch
def type_of(field: forms.Field) -> dict[str, Any]:
    """The type keywords of a field, by its class."""
    return {"type": "string"}


@type_of.register
def _(field: forms.CharField) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "string"}
    for validator in field.validators:
        if isinstance(validator, MaxLengthValidator):
            told["maxLength"] = _limit(validator)
        elif isinstance(validator, MinLengthValidator):
            told["minLength"] = _limit(validator)
        elif type(validator) is RegexValidator and not validator.inverse_match:
            told["pattern"] = validator.regex.pattern.replace(r"\Z", "$").replace(r"\A", "^")
    if field.required:
        told.setdefault("minLength", 1)
    return told


@type_of.register
def _(field: forms.EmailField) -> dict[str, Any]:
    return {**type_of.dispatch(forms.CharField)(field), "format": "email"}


@type_of.register
def _(field: forms.URLField) -> dict[str, Any]:
    return {**type_of.dispatch(forms.CharField)(field), "format": "uri"}


@type_of.register
def _(field: forms.UUIDField) -> dict[str, Any]:
    return {"type": "string", "format": "uuid"}


@type_of.register
def _(field: forms.DateField) -> dict[str, Any]:
    return {"type": "string", "format": "date"}


@type_of.register
def _(field: forms.DateTimeField) -> dict[str, Any]:
    return {"type": "string", "format": "date-time"}


@type_of.register
def _(field: forms.TimeField) -> dict[str, Any]:
    return {"type": "string", "format": "time"}


@type_of.register
def _(field: forms.IntegerField) -> dict[str, Any]:
    return {"type": "integer", **_bounds(field)}


@type_of.register(forms.FloatField)
@type_of.register(forms.DecimalField)
def _(field: forms.FloatField | forms.DecimalField) -> dict[str, Any]:
    return {"type": "number", **_bounds(field)}


@type_of.register
def _(field: forms.BooleanField) -> dict[str, Any]:
    return {"type": "boolean", "const": True} if field.required else {"type": "boolean"}


@type_of.register
def _(field: forms.NullBooleanField) -> dict[str, Any]:
    return {"type": ["boolean", "null"]}


@type_of.register
def _(field: forms.ChoiceField) -> dict[str, Any]:
    return {"type": "string", **_choices(field)}


@type_of.register(forms.MultipleChoiceField)
@type_of.register(forms.ModelMultipleChoiceField)
def _(field: forms.ChoiceField) -> dict[str, Any]:
    told = {"type": "array", "items": {"type": "string", **_choices(field)}, "uniqueItems": True}
    return {**told, "minItems": 1} if field.required else told


@type_of.register
def _(field: forms.JSONField) -> dict[str, Any]:
    return dict(getattr(field, "json_schema", {}))


@type_of.register
def _(field: forms.FileField) -> dict[str, Any]:
    return {"type": "string", "format": "binary"}


def _choices(field: forms.ChoiceField) -> dict[str, Any]:
    """Values with their words; nothing where they are only known once there is a subject.

    The empty line of a menu is a value only where the field may stay empty.
    """
    if getattr(field, "queryset", ()) is None:
        return {}
    found = []
    for value, label in field.choices:
        group = label if isinstance(label, (list, tuple)) else [(value, label)]
        found += [{"const": _text(one), "title": str(word)} for one, word in group]
    told = [line for line in found if line["const"] != "" or not field.required]
    return {"oneOf": told} if told else {}


def _bounds(field: Any) -> dict[str, Any]:
    pairs = {"minimum": field.min_value, "maximum": field.max_value}
    return {key: _number(value) for key, value in pairs.items() if value is not None}


def _limit(validator: MaxLengthValidator | MinLengthValidator) -> int:
    return validator.limit_value() if callable(validator.limit_value) else validator.limit_value


def _number(value: Any) -> Any:
    value = value() if callable(value) else value
    return value if isinstance(value, int) else float(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _file(field: forms.Field) -> bool:
    return isinstance(field, forms.FileField)


def _plain(value: Any) -> Any:
    """Initial values that JSON can hold; a callable's value would be out of date."""
    if isinstance(value, Promise):
        return str(value)
    return value if isinstance(value, (str, int, float, bool, list)) else None
