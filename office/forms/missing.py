"""What is missing or wrong in a form, told section by section: the list above a page that leads to its fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from office.web.fields import FieldView

if TYPE_CHECKING:
    from office.forms.editing import Editor, Item, Part

FEW = 12


@dataclass(frozen=True)
class Line:
    """One sentence about one field; without an address where the field does not stand anywhere."""

    label: str
    sentence: str
    href: str


@dataclass(frozen=True)
class Group:
    """What one section lacks. A long list shows its sections with their numbers, and one of them opened."""

    label: str
    href: str
    lines: list[Line] = field(default_factory=list)
    open: bool = True


@dataclass(frozen=True)
class Problems:
    """The whole list."""

    groups: list[Group]

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return sum(len(one.lines) for one in self.groups)

    @property
    def alone(self) -> bool:
        """Whether everything is about one section: then it needs no heading."""
        return len(self.groups) == 1


def problems_of(editor: "Editor") -> Problems:
    """Of all sections when it is asked what is missing, else of those on the page."""
    parts = [part for part in editor.parts if editor.strict or editor.paging.shows(part.section.code)]
    found = [(part, list(_lines(editor, part))) for part in parts]
    there = [(part, lines) for part, lines in found if lines]
    few = sum(len(lines) for _part, lines in there) <= FEW
    first = next((part for part, _lines in there if part.section.code == editor.paging.current), there and there[0][0])
    groups = [Group(part.label, _way(editor, part), lines, few or part is first) for part, lines in there]
    return Problems([*_homeless(editor), *groups])


def _way(editor: "Editor", part: "Part") -> str:
    code = part.section.code
    return f"{editor.paging.way(code, strict=editor.strict) if editor.paging.paged else ''}#part-{code}"


def _lines(editor: "Editor", part: "Part") -> Iterator[Line]:
    for item in part.items:
        code = item.field.code
        for key, sentences in editor.errors.items():
            if key == code or key.startswith(f"{code}."):
                yield from (Line(_label(editor, item, key), one, _href(editor, item, key)) for one in sentences)


def _homeless(editor: "Editor") -> list[Group]:
    """What is about no question of the form: it is told first."""
    known = {one.code for one in editor.definition.fields()}
    lines = [
        Line("", sentence, "")
        for key, sentences in editor.errors.items()
        if key.partition(".")[0] not in known
        for sentence in sentences
    ]
    return [Group("", "", lines)] if lines else []


def _label(editor: "Editor", item: "Item", key: str) -> str:
    if key == item.field.code or key not in editor.form.fields:
        return item.label
    row = next((row.title for row in item.table.rows if f"{item.field.code}.{row.id}." in key), "")
    return " · ".join(part for part in (item.label, row, str(editor.form.fields[key].label)) if part)


def _href(editor: "Editor", item: "Item", key: str) -> str:
    return f"{item.way}#{FieldView(editor.form[key]).target}" if key in editor.form.fields else item.href
