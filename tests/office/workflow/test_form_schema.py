"""The JSON Schema of a form says what the form's own validation asks."""

import jsonschema
import pytest
from django import forms
from django.core.validators import RegexValidator
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from office.access import Invalid
from office.workflow.schema import schema_of
from office.workflow.values import as_form_data

COLOURS = [("", "---------"), ("red", _("Yes")), ("Warm", [("amber", "Amber")])]


class Everything(forms.Form):
    text = forms.CharField(label=_("Name"), help_text="As registered.", max_length=10)
    code = forms.CharField(required=False, validators=[RegexValidator(r"^[A-Z]{3}\Z")])
    mail = forms.EmailField(required=False)
    page = forms.URLField(required=False, assume_scheme="https")
    id = forms.UUIDField(required=False)
    day = forms.DateField(required=False)
    instant = forms.DateTimeField(required=False)
    hour = forms.TimeField(required=False)
    count = forms.IntegerField(min_value=1, max_value=60, initial=14)
    share = forms.DecimalField(required=False, min_value=0, max_value=1)
    agreed = forms.BooleanField()
    urgent = forms.BooleanField(required=False)
    known = forms.NullBooleanField(required=False)
    colour = forms.ChoiceField(choices=COLOURS)
    shade = forms.ChoiceField(choices=COLOURS, required=False)
    several = forms.MultipleChoiceField(choices=COLOURS[1:])
    extra = forms.JSONField(required=False)


@pytest.fixture
def schema() -> dict:
    return schema_of(Everything)


def test_it_is_a_valid_schema_of_2020_12(schema):
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("text", {"type": "string", "maxLength": 10, "minLength": 1, "description": "As registered."}),
        ("code", {"type": "string", "pattern": "^[A-Z]{3}$"}),
        ("mail", {"type": "string", "format": "email"}),
        ("page", {"type": "string", "format": "uri"}),
        ("id", {"type": "string", "format": "uuid"}),
        ("day", {"type": "string", "format": "date"}),
        ("instant", {"type": "string", "format": "date-time"}),
        ("hour", {"type": "string", "format": "time"}),
        ("count", {"type": "integer", "minimum": 1, "maximum": 60, "default": 14}),
        ("share", {"type": "number", "minimum": 0, "maximum": 1}),
        ("agreed", {"type": "boolean", "const": True}),
        ("urgent", {"type": "boolean"}),
        ("known", {"type": ["boolean", "null"]}),
        ("several", {"type": "array", "minItems": 1, "uniqueItems": True}),
    ],
)
def test_each_field_tells_type_and_limits(schema, name, told):
    assert told.items() <= schema["properties"][name].items()


def test_required_is_what_the_form_requires(schema):
    assert schema["required"] == ["text", "count", "agreed", "colour", "several"]
    assert schema["additionalProperties"] is False


def test_choices_come_with_their_words_in_the_readers_language():
    with translation.override("en"):
        choices = schema_of(Everything)["properties"]["colour"]["oneOf"]
        assert choices == [{"const": "red", "title": "Yes"}, {"const": "amber", "title": "Amber"}]
    with translation.override("ko"):
        assert schema_of(Everything)["properties"]["colour"]["oneOf"][0]["title"] == "예"
    assert schema_of(Everything)["properties"]["shade"]["oneOf"][0]["const"] == ""


def test_a_step_that_asks_nothing_takes_nothing():
    assert schema_of(None)["properties"] == {}


GOOD = {"text": "가람", "count": 3, "agreed": True, "colour": "red", "several": ["amber"]}


def test_what_the_schema_takes_the_form_takes(schema):
    jsonschema.validate(GOOD, schema)
    assert Everything(as_form_data(Everything, GOOD)).is_valid()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ["x"]},
        {"text": {"a": 1}},
        {"text": True},
        {"text": ""},
        {"text": "x" * 11},
        {"day": 20260303, "text": {}},
        {"count": "many"},
        {"count": 61},
        {"agreed": "true"},
        {"agreed": False},
        {"colour": "blue"},
        {"several": "amber"},
        {"several": [{"a": 1}]},
        {"several": []},
    ],
)
def test_what_the_schema_refuses_the_form_refuses_beside_the_field(schema, wrong):
    data = {**GOOD, **wrong}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)
    try:
        errors = Everything(as_form_data(Everything, data)).errors
    except Invalid as refused:
        errors = refused.errors
    assert set(errors) <= set(wrong)
    assert errors


@pytest.mark.parametrize("value", [20260303, 1.5, "tomorrow", "2026-02-30"])
def test_temporal_fields_survive_any_plain_value(value):
    form = Everything(as_form_data(Everything, {**GOOD, "day": value, "instant": value, "hour": value}))
    assert set(form.errors) <= {"day", "instant", "hour"}


@pytest.mark.parametrize("body", [[], "x", 3, True])
def test_only_objects_are_facts(body):
    with pytest.raises(Invalid):
        as_form_data(Everything, body)
