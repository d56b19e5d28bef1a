"""Registers from which an answer is chosen: what can be chosen changes with them, and no version of a form with that.

An answer keeps the register's code; the words for it are the register's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language


@dataclass(frozen=True)
class Option:
    """An entry of a register; one that is not `current` is still told, but no longer chosen."""

    code: str
    label: str
    group: str = ""
    current: bool = True


Source = Callable[[], list[Option]]
_sources: dict[str, Source] = {}
_read: ContextVar[dict | None] = ContextVar("forms_sources", default=None)


def register_source(name: str, source: Source) -> None:
    """Make a register known under the name that questions give as their `source`."""
    _sources[name] = source


@contextmanager
def once() -> Iterator[None]:
    """Within this each register is read at most once, however many answers are judged or told."""
    if _read.get() is not None:
        yield
        return
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def options(name: str) -> list[Option]:
    """The entries of a register in the reader's language, in its order."""
    kept, key = _read.get(), (name, get_language())
    if kept is None:
        return _sources[name]()
    if key not in kept:
        kept[key] = _sources[name]()
    return kept[key]


def label_of(name: str, code: str) -> str:
    """The words for a code; an unknown one stands for itself."""
    return next((one.label for one in options(name) if one.code == code), code)


def _organisations(kind: str) -> list:
    from office.people.models import Organisation

    rows = Organisation.objects.filter(kind=kind).exclude(code="").select_related("parent")
    return list(rows.order_by("name_ko"))


def _is_current(row) -> bool:
    return row.valid_until is None or row.valid_until >= timezone.localdate()


def ministries() -> list[Option]:
    """The central ministries under the names they have now."""
    return [Option(row.code, row.label(), current=_is_current(row)) for row in _organisations("ministry")]


def local_governments() -> list[Option]:
    """Local governments by administrative code, those of a province under it: there are six 중구."""
    rows = sorted(_organisations("local_government"), key=lambda row: row.code)
    return [_local(row) for row in rows]


def _local(row) -> Option:
    above = row.parent.label() if row.parent else row.label() if row.tier == "metropolitan" else ""
    label = f"{above} {row.label()}" if row.parent else row.label()
    return Option(row.code, label, above, _is_current(row))


register_source("ministries", ministries)
register_source("local_governments", local_governments)
