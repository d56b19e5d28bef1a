"""What differs between two submissions, question by question."""

from dataclasses import dataclass, field
from typing import Any

from office.forms.completeness import papers_of
from office.forms.definition import Field, FormDefinition
from office.forms.freezing import content_of
from office.forms.models import Answers, Snapshot
from office.forms.values import empty


@dataclass(frozen=True)
class RowChange:
    """A row that was added, removed or changed; `cells` are the columns that differ."""

    id: str
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    cells: tuple["Change", ...] = ()


@dataclass(frozen=True)
class FileChange:
    """A file that came (`added`), went (`removed`) or has another name (`renamed`, with the name `before`)."""

    kind: str
    file: dict[str, Any]
    before: str = ""


@dataclass(frozen=True)
class Change:
    """A question answered differently. For rows and files the parts that differ are named."""

    code: str
    label: str
    field: Field
    before: Any
    after: Any
    rows: tuple[RowChange, ...] = ()
    moved: bool = False
    files: tuple[FileChange, ...] = field(default_factory=tuple)


def difference(a: Snapshot, b: Snapshot) -> list[Change]:
    """What changed from `a` to `b`, in the order of the form (questions of an older version come last)."""
    return contents(a.definition, a.content, b.definition, b.content)


def since(a: Snapshot, answers: Answers) -> list[Change]:
    """What the answers as they stand now differ from a submission: for those who read drafts."""
    return contents(a.definition, a.content, answers.definition, content_of(answers, papers_of(answers)))


def contents(old: FormDefinition, a: dict, new: FormDefinition, b: dict) -> list[Change]:
    """The same for contents that were not stored (a draft against the last submission)."""
    older = {one.code: one for one in old.fields()}
    newer = {one.code: one for one in new.fields()}
    told: list[Change | None] = []
    for code in [*newer, *(code for code in older if code not in newer)]:
        was, one = older.get(code), newer.get(code)
        if was and one and _shape(was) != _shape(one):  # asked in another kind: the one answer went, the other came
            told += [_change(was, a, _NOTHING), _change(one, _NOTHING, b)]
        else:
            told.append(_change(one or was, a, b))
    return [change for change in told if change is not None]


_NOTHING: dict[str, dict] = {"answers": {}, "files": {}}


def _shape(field: Field) -> str:
    """Kinds of one shape are compared with one another; tables, lists and files only with their like."""
    return field.kind if field.kind in ("rows", "files", "multichoice") else "plain"


def _change(one: Field, a: dict, b: dict) -> Change | None:
    part = "files" if one.kind == "files" else "answers"
    before, after = a[part].get(one.code), b[part].get(one.code)
    if before == after or (empty(before) and empty(after)):
        return None
    if one.kind == "files":
        files = _files(before or [], after or [])
        return Change(one.code, str(one.label), one, before, after, files=files) if files else None
    if one.kind == "rows":
        rows = _rows(one, before or [], after or [])
        return Change(one.code, str(one.label), one, before, after, rows=rows, moved=_moved(before or [], after or []))
    return Change(one.code, str(one.label), one, before, after)


def _rows(one: Field, before: list[dict], after: list[dict]) -> tuple[RowChange, ...]:
    old, new = {row["id"]: row for row in before}, {row["id"]: row for row in after}
    told = []
    for key in [*new, *(key for key in old if key not in new)]:
        if key not in old:
            told.append(RowChange(key, "added", None, new[key]))
        elif key not in new:
            told.append(RowChange(key, "removed", old[key], None))
        elif cells := _cells(one, old[key], new[key]):
            told.append(RowChange(key, "changed", old[key], new[key], cells))
    return tuple(told)


def _cells(one: Field, before: dict, after: dict) -> tuple[Change, ...]:
    known = [column.code for column in one.fields]
    odd = sorted((set(before) | set(after)) - set(known) - {"id"})
    columns = [*one.fields, *(Field(code, "text", (code, code)) for code in odd)]
    return tuple(
        Change(column.code, str(column.label), column, before.get(column.code), after.get(column.code))
        for column in columns
        if before.get(column.code) != after.get(column.code)
    )


def _moved(before: list[dict], after: list[dict]) -> bool:
    """Whether rows that stayed stand in another order."""
    old, new = [row["id"] for row in before], [row["id"] for row in after]
    return [key for key in old if key in new] != [key for key in new if key in old]


def _files(before: list[dict], after: list[dict]) -> tuple[FileChange, ...]:
    """By content: a file handed in once more is the same file, and another content under the same name is another."""
    old, new = {one["sha256"]: one for one in before}, {one["sha256"]: one for one in after}
    gone = [FileChange("removed", one) for key, one in old.items() if key not in new]
    come = [FileChange("added", one) for key, one in new.items() if key not in old]
    kept = [(old[key], one) for key, one in new.items() if key in old]
    named = [FileChange("renamed", one, was["name"]) for was, one in kept if was["name"] != one["name"]]
    return (*gone, *come, *named)
