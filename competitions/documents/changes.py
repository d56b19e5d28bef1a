"""What an amendment (정정공고) changed: the difference between the two frozen set-ups, a line for each change."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from competitions.papers import NoticeChange
from office.forms import comparing, telling
from office.forms.comparing import Change, RowChange
from office.forms.completeness import papers_of
from office.forms.definition import Field
from office.forms.freezing import content_of
from office.forms.models import Answers
from office.forms.values import local_of

LONGEST = 400
NOTHING = "(없음)"


def between(before: Any, after: Any) -> list[Change]:
    """What the version `after` changed: a close that was moved meanwhile by a granted extension is not its doing."""
    was, now = before.snapshot, after.snapshot
    content = _as_it_stood(was.content, after.extended_to)
    return comparing.contents(was.definition, content, now.definition, now.content)


def prepared(call: Any, answers: Answers) -> list[Change]:
    """What the amendment in the set-up would change of the rules in force and of the close as it stands now."""
    was = call.version.snapshot
    now = content_of(answers, papers_of(answers))
    return comparing.contents(was.definition, _as_it_stood(was.content, call.closes_at), answers.definition, now)


def _as_it_stood(content: dict[str, Any], close: dt.datetime | None) -> dict[str, Any]:
    if close is None:
        return content
    return {**content, "answers": {**content["answers"], "closes_at": local_of(close)}}


def changes(before: Any, after: Any) -> tuple[NoticeChange, ...]:
    """In Korean: whoever calls has set the language. English texts are not part of the notice."""
    found = between(before, after)
    return tuple(line for change in found if not change.code.endswith("_en") for line in _lines(change))


def _lines(change: Change) -> Iterator[NoticeChange]:
    if change.field.kind == "files":
        yield NoticeChange(change.label, _files(change.before), _files(change.after))
        return
    for row in change.rows:
        yield from _row(change, row)
    if change.moved:
        yield NoticeChange(f"{change.label}: 순서", _names(change, change.before), _names(change, change.after))
    if change.field.kind != "rows":
        yield NoticeChange(change.label, _words(change.field, change.before), _words(change.field, change.after))


def _row(change: Change, row: RowChange) -> Iterator[NoticeChange]:
    name = f"{change.label}: {_name(change, row.after or row.before or {})}"
    if row.kind == "changed":
        for cell in row.cells:
            if not cell.code.endswith("_en"):
                yield NoticeChange(
                    f"{name} – {cell.label}", _words(cell.field, cell.before), _words(cell.field, cell.after)
                )
        return
    yield NoticeChange(name, _whole(change, row.before), _whole(change, row.after))


def _name(change: Change, row: dict[str, Any]) -> str:
    named = row.get("label_ko") or row.get("code")
    return str(named) if named else next((text for text in telling.cells(change.field, row) if text), row["id"])


def _names(change: Change, rows: list[dict[str, Any]] | None) -> str:
    return ", ".join(_name(change, row) for row in rows or [])[:LONGEST] or NOTHING


def _whole(change: Change, row: dict[str, Any] | None) -> str:
    if row is None:
        return NOTHING
    columns = [one for one in change.field.fields if one.code != "code" and not one.code.endswith("_en")]
    told = [f"{one.label} {text}" for one in columns if (text := telling.words(one, row.get(one.code)))]
    return ", ".join(told)[:LONGEST]


def _words(field: Field, value: Any) -> str:
    return telling.words(field, value)[:LONGEST] or NOTHING


def _files(files: list[dict[str, Any]] | None) -> str:
    return ", ".join(f"{one['name']}(SHA-256 {one['sha256'][:12]}…)" for one in files or []) or NOTHING
