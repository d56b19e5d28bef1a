"""Answers cell by cell: `budget.3.amount` is the amount in row 3 of the question `budget`.

Two people who fill different cells of one table do not stand in each other's way.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from office.access import Invalid
from office.forms.definition import Field, FormDefinition
from office.forms.values import empty, normal
from office.forms.values.normal import MOST_ROWS, is_row_id

REMOVE = "remove"


def flat(definition: FormDefinition, data: Mapping[str, Any]) -> dict[str, Any]:
    """All answers by path; a table stands there cell by cell."""
    cells: dict[str, Any] = {}
    for code, value in data.items():
        field = definition.field(code)
        if field is not None and field.kind == "rows":
            cells |= _cells(code, value)
        else:
            cells[code] = value
    return cells


def _cells(code: str, rows: list[dict] | None) -> dict[str, Any]:
    return {f"{code}.{row['id']}.{name}": value for row in rows or [] for name, value in row.items() if name != "id"}


def code_of(path: str) -> str:
    """The question that a path is about."""
    return path.partition(".")[0]


def meant(definition: FormDefinition, values: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """What `values` mean by path, normalised. A whole table also empties the cells of `base` that it leaves out.

    Raises Invalid for codes, rows and columns that there cannot be.
    """
    said: dict[str, Any] = {}
    for key, raw in values.items():
        field = definition.field(code_of(key))
        if field is None or ("." in key and field.kind != "rows"):
            raise Invalid({key: [_("This field is not known here.")]})
        if "." in key:
            said |= _cell(field, key, raw, base)
        elif field.kind == "rows":
            said |= dict.fromkeys(_cells(field.code, base.get(field.code))) | _cells(field.code, normal(field, raw))
        else:
            said[key] = normal(field, raw)
    return said


def _cell(field: Field, path: str, raw: Any, base: Mapping[str, Any]) -> dict[str, Any]:
    parts = path.split(".")
    column = field.column(parts[2]) if len(parts) == 3 else None
    if len(parts) != 3 or not is_row_id(parts[1]) or (column is None and parts[2] != REMOVE):
        raise Invalid({path: [_("This field is not known here.")]})
    if column is not None:
        return {path: normal(column, raw)}
    gone = [row for row in base.get(field.code) or [] if row["id"] == parts[1]]
    return dict.fromkeys(_cells(field.code, gone)) if raw not in (False, "", None, "false") else {}


def applied(
    definition: FormDefinition, data: Mapping[str, Any], cells: Mapping[str, Any], order: Mapping[str, list[str]]
) -> dict[str, Any]:
    """The questions of `cells` with the cells put into `data`; `order` names the rows' order where it was told."""
    plain = {path: value for path, value in cells.items() if "." not in path}
    tables = {code: {row["id"]: dict(row) for row in data.get(code) or []} for code in _tables(cells, order)}
    for path, value in cells.items():
        if "." in path:
            code, row_id, column = path.split(".")
            tables[code].setdefault(row_id, {"id": row_id})[column] = value
    return plain | {code: _in_order(definition.field(code), rows, order.get(code)) for code, rows in tables.items()}


def _tables(cells: Mapping[str, Any], order: Mapping[str, list[str]]) -> set[str]:
    """Tables that are written: a mere change of order counts."""
    return {code_of(path) for path in cells if "." in path} | set(order)


def _in_order(field: Field, rows: dict[str, dict], order: list[str] | None) -> list[dict]:
    """Rows with something in them, as a list in the order told; others follow as they came."""
    filled = {}
    for key, row in rows.items():
        if cells := {name: value for name, value in row.items() if name != "id" and not empty(value)}:
            filled[key] = {"id": key} | cells
    if len(filled) > MOST_ROWS:
        raise Invalid({field.code: [_("There are more than %(most)d rows.") % {"most": MOST_ROWS}]})
    keys = [*(key for key in order or [] if key in filled), *(key for key in filled if key not in (order or []))]
    return [filled[key] for key in keys]
