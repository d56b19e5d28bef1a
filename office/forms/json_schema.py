"""A version of a form as JSON Schema (draft 2020-12): what a submission holds, and what programs may send."""

from typing import Any

from office.forms import sources
from office.forms.definition import Field, FormDefinition
from office.forms.values.moments import PATTERN, ZONE
from office.forms.values.normal import LARGEST, LONGEST, MOST_ROWS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMATS = {"date": "date", "email": "email", "url": "uri"}


@sources.once()
def schema_of(definition: FormDefinition) -> dict[str, Any]:
    """The schema of complete answers. Drafts may leave out anything and may hold wrong values.

    Conditional questions are required only under their condition; files are handed in as attachments, under their
    question's code, and are listed in `x-files`.
    """
    fields = [field for field in definition.fields() if field.kind != "files"]
    told = {
        "$schema": DIALECT,
        "title": str(definition.title),
        "type": "object",
        "properties": {field.code: _of(field) for field in fields},
        "required": [field.code for field in fields if field.required and not field.only_if],
        "additionalProperties": False,
        "x-form": definition.code,
        "x-version": definition.version,
        "x-sections": [_section(section) for section in definition.sections],
        "x-files": {field.code: _file(field) for field in definition.fields() if field.kind == "files"},
    }
    if conditions := [_condition(definition, field) for field in fields if field.only_if and field.required]:
        told["allOf"] = conditions
    return told


def _section(section: Any) -> dict[str, Any]:
    return {"code": section.code, "label": str(section.label), "fields": [field.code for field in section.fields]}


def _of(field: Field) -> dict[str, Any]:
    told = {"title": str(field.label)} | _BY_KIND.get(field.kind, _text)(field)
    if field.hint:
        told["description"] = str(field.hint)
    if field.unit:
        told["x-unit"] = str(field.unit)
    return told


def _text(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "string", "maxLength": field.limit or LONGEST}
    if field.required:
        told["minLength"] = 1
    if field.kind in _FORMATS:
        told["format"] = _FORMATS[field.kind]
    return told


def _datetime(field: Field) -> dict[str, Any]:
    """To the minute and without an offset: it is the time in Seoul."""
    return {"type": "string", "pattern": PATTERN, "x-time-zone": ZONE.key}


def _brn(field: Field) -> dict[str, Any]:
    return {"type": "string", "pattern": "^[0-9]{10}$"}


def _choice(field: Field) -> dict[str, Any]:
    return {"type": "string", "oneOf": _options(field)}


def _many(field: Field) -> dict[str, Any]:
    return {"type": "array", "items": {"oneOf": _options(field)}, "uniqueItems": True} | _counts(field)


def _options(field: Field) -> list[dict[str, str]]:
    return [{"const": code, "title": label} for code, label in field.chosen_from().items()]


def _counts(field: Field) -> dict[str, int]:
    told = {"minItems": field.least or (1 if field.required else 0), "maxItems": field.most}
    return {name: value for name, value in told.items() if value}


def _whole(field: Field) -> dict[str, Any]:
    least = 0 if field.kind == "money" and field.least is None else field.least
    bounds = {"minimum": -LARGEST if least is None else least, "maximum": LARGEST if field.most is None else field.most}
    return {"type": "integer"} | bounds


def _decimal(field: Field) -> dict[str, Any]:
    digits = rf"(\.[0-9]{{1,{field.places}}})?" if field.places else ""
    return {"type": "string", "pattern": f"^-?[0-9]{{1,28}}{digits}$"}


def _flag(field: Field) -> dict[str, Any]:
    return {"const": True} if field.kind == "declaration" else {"type": "boolean"}


def _rows(field: Field) -> dict[str, Any]:
    row = {
        "type": "object",
        "properties": {"id": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,40}$"}}
        | {column.code: _of(column) for column in field.fields},
        "required": [column.code for column in field.fields if column.required and not column.only_if],
        "additionalProperties": False,
    }
    return {"type": "array", "items": row, "maxItems": MOST_ROWS} | _counts(field)


def _file(field: Field) -> dict[str, Any]:
    least = max(field.least or 0, 1 if field.required else 0)
    return {"title": str(field.label), "minItems": least, "maxItems": field.most, "types": list(field.types)}


def _condition(definition: FormDefinition, field: Field) -> dict[str, Any]:
    other, wanted = field.only_if
    boolean = definition.field(other).kind == "boolean"
    values = [one == "true" for one in wanted] if boolean else list(wanted)
    value = {"enum": values}
    if definition.field(other).kind == "multichoice":
        value = {"contains": {"enum": values}}
    return {
        "if": {"properties": {other: value}, "required": [other]},
        "then": {"required": [field.code]},
    }


_BY_KIND = {
    "choice": _choice,
    "multichoice": _many,
    "boolean": _flag,
    "declaration": _flag,
    "integer": _whole,
    "money": _whole,
    "decimal": _decimal,
    "datetime": _datetime,
    "brn": _brn,
    "rows": _rows,
}
