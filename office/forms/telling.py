"""Answers in words: what a reader sees of values, the same on pages, in differences and for documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from office.forms import sources
from office.forms.completeness import asked
from office.forms.definition import Field, FormDefinition
from office.forms.values import empty, moment_of
from office.forms.values.moments import is_moment
from office.people.brn import format_brn
from office.web import formats


@dataclass(frozen=True)
class Column:
    """A column of a table; a `figure` is read as one word."""

    label: str
    figure: bool

    def __str__(self) -> str:
        return self.label


FIGURES = ("integer", "decimal", "money", "date", "datetime")


@dataclass(frozen=True)
class Told:
    """An answer as it is read. `rows` are the cells of a table in the order of `columns`."""

    code: str
    label: str
    kind: str
    text: str = ""
    columns: tuple["Column", ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sums: tuple["Sum", ...] = ()
    files: tuple[dict, ...] = ()

    @property
    def named_rows(self) -> list[list[tuple["Column", str]]]:
        """Each cell with its column: on a phone a table is read row by row."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def answered(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text or self.rows or self.files)


@dataclass(frozen=True)
class Sum:
    """What a column of money comes to; `pattern` is how the page writes an amount that it has summed itself."""

    code: str
    label: str
    text: str
    pattern: str


@dataclass(frozen=True)
class ToldSection:
    """The answers under one heading."""

    code: str
    label: str
    items: tuple[Told, ...]


@sources.once()
def sections(definition: FormDefinition, data: dict[str, Any], files: dict[str, list[dict]]) -> list[ToldSection]:
    """All answers by section; questions that were not asked are left out."""
    return [
        ToldSection(
            section.code,
            str(section.label),
            tuple(told(one, data, files) for one in section.fields if asked(one, data)),
        )
        for section in definition.sections
    ]


def told(field: Field, data: dict[str, Any], files: dict[str, list[dict]]) -> Told:
    """One answer."""
    label = str(field.label)
    if field.kind == "files":
        return Told(field.code, label, field.kind, files=tuple(files.get(field.code, ())))
    if field.kind == "rows":
        given = data.get(field.code) or []
        columns = tuple(Column(str(one.label), one.kind in FIGURES) for one in field.fields)
        rows = tuple(cells(field, row) for row in given)
        return Told(field.code, label, field.kind, columns=columns, rows=rows, sums=tuple(sums(field, given)))
    return Told(field.code, label, field.kind, text=words(field, data.get(field.code)))


def sums(field: Field, rows: list[dict[str, Any]]) -> list[Sum]:
    """The sums of a table; a row with something in it that is no amount counts in none of them."""
    read = _readable(field, rows)
    return [_sum(column.code, str(column.label), _total(column.code, read)) for column in field.fields if column.sum]


def total(field: Field, rows: list[dict[str, Any]]) -> Sum:
    """All columns that are summed, together."""
    read = _readable(field, rows)
    return _sum("", _("Total"), sum(_total(column.code, read) for column in field.fields if column.sum))


def left_out(field: Field, rows: list[dict[str, Any]]) -> int:
    """How many rows the sums are without."""
    return len(rows) - len(_readable(field, rows))


def _readable(field: Field, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One rule for all sums of a table: half a row in them would make each of them mean something else."""
    summed = [column.code for column in field.fields if column.sum]
    return [row for row in rows if all(_is_amount(row.get(code)) for code in summed)]


def _is_amount(value: Any) -> bool:
    return empty(value) or (isinstance(value, int) and value >= 0)


def _sum(code: str, label: str, amount: int) -> Sum:
    return Sum(code, label, formats.money(amount), formats.money(0).replace("0", "{amount}"))


def _total(code: str, rows: list[dict[str, Any]]) -> int:
    return sum(amount for row in rows if isinstance(amount := row.get(code), int))


def cells(field: Field, row: dict[str, Any]) -> tuple[str, ...]:
    """A row of a table in words, in the order of its columns."""
    return tuple(words(column, row.get(column.code)) for column in field.fields)


def words(field: Field, value: Any) -> str:
    """A value as it is read; what is wrong is shown as it was typed."""
    if empty(value):
        return ""
    if field.kind in ("choice", "multichoice"):
        return ", ".join(field.label_of(one) for one in (value if isinstance(value, list) else [value]))
    if isinstance(value, bool):
        return _("Declared") if field.kind == "declaration" else (_("Yes") if value else _("No"))
    return _with_unit(field, _plain(field, value))


def _plain(field: Field, value: Any) -> str:
    if field.kind == "money" and isinstance(value, int):
        return formats.money(value)
    if isinstance(value, int):
        return f"{value:,}"
    if field.kind == "date":
        return _day(str(value))
    if field.kind == "datetime":
        return _moment(str(value))
    return format_brn(str(value)) if field.kind == "brn" else str(value)


def _day(text: str) -> str:
    try:
        return formats.day(parse_date(text)) or text
    except ValueError:
        return text


def _moment(text: str) -> str:
    return formats.moment(moment_of(text)) if is_moment(text) else text


def _with_unit(field: Field, text: str) -> str:
    return f"{text} {field.unit}" if field.unit and field.kind != "money" else text


def file_facts(papers: Iterable[Any]) -> list[dict]:
    """Files of a draft in the shape in which a snapshot keeps them."""
    return [
        {
            "id": str(one.pk),
            "name": one.name,
            "size": one.size,
            "sha256": one.sha256,
            "type": one.type,
            "pages": one.pages,
        }
        for one in papers
    ]
