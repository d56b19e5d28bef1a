"""What a form asks: sections of fields with stable codes, written in code or stored by staff in the same shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from office.forms import canonical, sources

KINDS = (
    "text", "textarea", "choice", "multichoice", "boolean", "date", "datetime", "integer", "money",
    "decimal", "email", "phone", "url", "brn", "rows", "files", "declaration",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text in both languages of the house."""

    ko: str = ""
    en: str = ""

    def __str__(self) -> str:
        english = (get_language() or "ko").startswith("en")
        return (self.en or self.ko) if english else (self.ko or self.en)

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)


def text(value: Text | tuple[str, str] | list | dict | str | None) -> Text:
    """A `(ko, en)` pair as a text."""
    if isinstance(value, Text):
        return value
    if isinstance(value, dict):
        return Text(**value)
    if isinstance(value, str):
        return Text(value)
    return Text(*value) if value else Text()


@dataclass(frozen=True)
class Choice:
    """An answer to choose, kept by its code."""

    code: str
    label: Text

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", text(self.label))


@dataclass(frozen=True)
class Field:
    """One question.

    `limit` bounds the letters of a text; `least` and `most` bound numbers, or how many rows, files or choices;
    `fields` are the columns of `rows`; `types` and `max_size` are about `files`; `only_if` is `(code, values)`:
    the question is asked only while that other answer is one of them. `good` and `weak` are worked examples.
    `source` names a register (:mod:`office.forms.sources`) from which a `choice` is made instead of `choices`;
    `sum` shows the sum of a column of money below its table.
    """

    code: str
    kind: str
    label: Text
    hint: Text = Text()
    required: bool = False
    good: Text = Text()
    weak: Text = Text()
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    limit: int = 0
    least: int | None = None
    most: int | None = None
    places: int = 2
    unit: Text = Text()
    types: tuple[str, ...] = ()
    max_size: int = 0
    audience: str = ""
    only_if: tuple[str, tuple[str, ...]] | None = None
    autocomplete: str = ""
    source: str = ""
    sum: bool = False

    def __post_init__(self) -> None:
        """Plain tuples and lists may be written in a definition; here they become what they mean."""
        put = object.__setattr__
        for name in ("label", "hint", "good", "weak", "unit"):
            put(self, name, text(getattr(self, name)))
        put(self, "choices", tuple(_choice(one) for one in self.choices))
        put(self, "fields", tuple(one if isinstance(one, Field) else Field(**one) for one in self.fields))
        put(self, "types", tuple(self.types))
        if self.only_if:
            code, values = self.only_if
            put(self, "only_if", (code, (values,) if isinstance(values, str) else tuple(values)))

    def label_of(self, code: Any) -> str:
        """The words for a chosen code; an unknown one stands for itself."""
        if self.source:
            return sources.label_of(self.source, str(code))
        return next((str(one.label) for one in self.choices if one.code == code), str(code))

    def chosen_from(self) -> dict[str, str]:
        """What can be chosen now: codes and words."""
        if self.source:
            return {one.code: one.label for one in sources.options(self.source) if one.current}
        return {one.code: str(one.label) for one in self.choices}

    def offers(self, code: Any) -> bool:
        """Whether this can be chosen now."""
        if self.source:
            return code in self.chosen_from()
        return any(one.code == code for one in self.choices)

    def column(self, code: str) -> Field | None:
        """The sub-field of a row."""
        return next((one for one in self.fields if one.code == code), None)


@dataclass(frozen=True)
class Section:
    """Questions that belong together: one heading, one line of the completeness list."""

    code: str
    label: Text
    fields: tuple[Field, ...]
    hint: Text = Text()

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "label", text(self.label))
        put(self, "hint", text(self.hint))
        put(self, "fields", tuple(one if isinstance(one, Field) else Field(**one) for one in self.fields))


@dataclass(frozen=True)
class FormDefinition:
    """A version of a form. A published version never changes: change means the next version.

    `terms` are constants by which the answers of this version are judged (a ceiling, a share, years), plain JSON
    without fractions; they are frozen with the version, and whoever checks answers reads them from it.
    """

    code: str
    version: int
    title: Text
    sections: tuple[Section, ...]
    basis: str = ""
    terms: dict[str, Any] = field(default_factory=dict, hash=False)  # a dict has no hash; the rest tells versions apart

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "title", text(self.title))
        put(self, "sections", tuple(one if isinstance(one, Section) else Section(**one) for one in self.sections))
        put(self, "terms", canonical.plain(self.terms))
        for fault in faults_of(self):
            raise ValueError(f"{self.code} v{self.version}: {fault}")

    def fields(self) -> Iterator[Field]:
        """Every question in order."""
        for section in self.sections:
            yield from section.fields

    def field(self, code: str) -> Field | None:
        """The question with this code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Field]:
        return {one.code: one for one in self.fields()}

    def to_json(self) -> dict[str, Any]:
        """The shape in which a version is stored; what is not said is left out, but terms stay as they are."""
        told = asdict(self)
        terms = told.pop("terms")
        return _lean(told) | ({"terms": terms} if terms else {})

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> FormDefinition:
        """The version as stored; members that this program does not know are passed over."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})


def faults_of(definition: FormDefinition) -> Iterator[str]:
    """What is wrong with a definition, in words for whoever wrote it."""
    seen: set[str] = set()
    for one in definition.fields():
        if one.code in seen:
            yield f"the code {one.code!r} stands twice"
        seen.add(one.code)
        yield from _faults_of_field(one, inside=False)
    for one in definition.fields():
        if one.only_if and one.only_if[0] not in seen:
            yield f"{one.code!r} depends on the unknown {one.only_if[0]!r}"


def _faults_of_field(one: Field, *, inside: bool) -> Iterator[str]:
    if one.kind not in KINDS:
        yield f"{one.code!r} has the unknown kind {one.kind!r}"
    if not one.code.isascii() or not one.code.replace("_", "").isalnum() or "__" in one.code or one.code == "id":
        yield f"{one.code!r} is no code: letters, digits and single underscores"
    if one.source and (one.kind != "choice" or one.choices):
        yield f"{one.code!r} is chosen from a register: it is a choice without choices of its own"
    if one.kind in ("choice", "multichoice") and not (one.choices or one.source):
        yield f"{one.code!r} has no choices"
    if inside and one.kind in ("rows", "files", "declaration"):
        yield f"{one.code!r} cannot stand inside a row"
    if one.kind == "rows" and not one.fields:
        yield f"{one.code!r} has no columns"
    for column in one.fields:
        yield from _faults_of_field(column, inside=True)


def _choice(one: Any) -> Choice:
    if isinstance(one, Choice):
        return one
    if isinstance(one, dict):
        return Choice(one["code"], one["label"])
    code, label = one
    return Choice(code, label)


_ZEROS = ("limit", "max_size")


def _lean(value: Any) -> Any:
    """Without empty members, so that a new attribute of `Field` does not change what older versions say."""
    if isinstance(value, dict):
        lean = {name: _lean(one) for name, one in value.items()}
        return {name: one for name, one in lean.items() if not _says_nothing(name, one)}
    if isinstance(value, list | tuple):
        return [_lean(one) for one in value]
    return value


def _says_nothing(name: str, value: Any) -> bool:
    return value is None or value is False or value in ("", [], {}) or (name in _ZEROS and value == 0)
