"""Tables of texts in a step's form: repeatable rows that work without scripts, and as JSON over the API."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SPARE = 2
LIMIT = 2000


@dataclass(frozen=True)
class Column:
    """One text of a row."""

    name: str
    label: object
    lines: int = 3
    required: bool = True


class RowsWidget(forms.MultiWidget):
    """The rows that are there, and some empty ones; `extra` more after the button that asks for them.

    A `MultiWidget` in name only, so that the page draws it as a group of controls.
    """

    is_hidden = False  # a MultiWidget without parts counts as hidden

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns, self.extra, self.wrong = columns, 0, {}
        super().__init__([])

    def decompress(self, value: Any) -> list:
        return value or []

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> str:
        rows = value if isinstance(value, list) else []
        count = max(len(rows) + (0 if self.is_bound_once(rows) else SPARE), SPARE + 1) + self.extra
        shown = [
            self._row(name, index, rows[index] if index < len(rows) else {}, attrs or {}) for index in range(count)
        ]
        return render_to_string("sandbox/_rows.html", {"name": name, "rows": shown, "attrs": attrs or {}})

    @staticmethod
    def is_bound_once(rows: list) -> bool:
        """Whether empty rows stand at the end already, because the page posted them."""
        return bool(rows) and not any(rows[-1].values())

    def _row(self, name: str, index: int, row: dict, attrs: dict) -> dict:
        cells = [
            {
                "name": f"{name}-{index}-{column.name}",
                "id": f"id_{name}_{index}" + (f"_{column.name}" if place else ""),
                "label": column.label,
                "lines": column.lines,
                "value": row.get(column.name, ""),
                "errors": self.wrong.get((index, column.name), []),
                "invalid": (index, column.name) in self.wrong or (attrs.get("aria-invalid") and not self.wrong),
            }
            for place, column in enumerate(self.columns)
        ]
        return {"number": index + 1, "cells": cells}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Rows as JSON (a list), or cell by cell as the page posts them."""
        if name in data:
            return data.get(name)
        posted = {key.split("-")[1] for key in data if key.startswith(f"{name}-") and key.count("-") >= 2}
        numbers = sorted(int(one) for one in posted if one.isdecimal() and len(one) < 4)
        return [
            {column.name: data.get(f"{name}-{number}-{column.name}", "") for column in self.columns}
            for number in numbers
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class RowsField(forms.JSONField):
    """A list of rows; an empty row counts for nothing, a half-filled one is refused beside the cell."""

    default_error_messages = {
        "shape": gettext_lazy("Send a list of rows with their columns."),
        "most": gettext_lazy("At most %(most)d rows."),
        "length": gettext_lazy("At most %(most)d letters in a cell."),
    }

    def __init__(self, *, columns: tuple[Column, ...], most: int = 30, **kwargs: Any) -> None:
        self.columns, self.most = columns, most
        super().__init__(widget=RowsWidget(columns), **kwargs)

    @property
    def json_schema(self) -> dict[str, Any]:
        """A row of the table as programs send it."""
        cells = {one.name: {"type": "string", "title": str(one.label), "maxLength": LIMIT} for one in self.columns}
        needed = [one.name for one in self.columns if one.required]
        row = {"type": "object", "properties": cells, "required": needed, "additionalProperties": False}
        return {"type": "array", "items": row, "maxItems": self.most, **({"minItems": 1} if self.required else {})}

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return []
        names = [column.name for column in self.columns]
        rows = [row if isinstance(row, dict) else {names[0]: row} for row in value]
        return [{name: row.get(name, "") for name in names} for row in rows]

    def to_python(self, value: Any) -> list[dict[str, str]]:
        if value in (None, ""):
            return []
        names = {column.name for column in self.columns}
        if not isinstance(value, list) or not all(isinstance(row, dict) and set(row) <= names for row in value):
            raise forms.ValidationError(self.error_messages["shape"], code="shape")
        if not all(isinstance(text, str) and "\x00" not in text for row in value for text in row.values()):
            raise forms.ValidationError(self.error_messages["shape"], code="shape")
        return [{name: row.get(name, "").strip() for name in names} for row in value]

    def clean(self, value: Any) -> list[dict[str, str]]:
        rows = self.to_python(value)
        self.widget.wrong = wrong = dict(self._wrong(rows))
        filled = [row for row in rows if any(row.values())]
        self.validate(filled)
        if len(filled) > self.most:
            raise forms.ValidationError(self.error_messages["most"], params={"most": self.most}, code="most")
        if wrong:
            raise forms.ValidationError([self._sentence(*place, lines[0]) for place, lines in wrong.items()])
        return filled

    def _wrong(self, rows: list[dict[str, str]]) -> Any:
        for index, row in enumerate(rows):
            for column in self.columns if any(row.values()) else ():
                if column.required and not row[column.name]:
                    yield (index, column.name), [str(self.error_messages["required"])]
                elif len(row[column.name]) > LIMIT:
                    yield (index, column.name), [str(self.error_messages["length"]) % {"most": LIMIT}]

    def _sentence(self, index: int, name: str, line: str) -> str:
        label = next(column.label for column in self.columns if column.name == name)
        return _("Row %(number)d, %(column)s: %(line)s") % {"number": index + 1, "column": label, "line": line}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return initial != data


class TextsField(RowsField):
    """A list of texts: one column, told to programs as plain strings."""

    def __init__(self, *, label: object, lines: int = 2, **kwargs: Any) -> None:
        super().__init__(columns=(Column("text", label, lines),), label=label, **kwargs)

    @property
    def json_schema(self) -> dict[str, Any]:
        """A list of strings."""
        text = {"type": "string", "minLength": 1, "maxLength": LIMIT}
        return {"type": "array", "items": text, "maxItems": self.most}

    def to_python(self, value: Any) -> list[dict[str, str]]:
        if isinstance(value, list):
            value = [{"text": one} if isinstance(one, str) else one for one in value]
        return super().to_python(value)

    def clean(self, value: Any) -> list[str]:
        return [row["text"] for row in super().clean(value)]
