"""What a browser without scripts posts, read as values by code."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from office.attachments.receiving import too_large
from office.forms import telling
from office.forms.definition import Field
from office.forms.models import Answers
from office.forms.openness import open_codes
from office.forms.paths import REMOVE, code_of
from office.forms.saving import Conflict
from office.forms.values.normal import is_row_id


def revision(post: QueryDict) -> int:
    """The revision on which the page was built; nonsense becomes one that never was."""
    try:
        return int(post.get("_revision", ""))
    except ValueError:
        return -1


def values(answers: Answers, post: QueryDict) -> dict[str, Any]:
    """The values of all open questions. A box that was not ticked is not sent: it counts as empty.

    Only the page's own questions are read; `_shown` names them, so that a question that another version of the
    page did not have is not emptied.
    """
    shown = set(post.getlist("_shown"))
    found: dict[str, Any] = {}
    for field in answers.definition.fields():
        if field.code not in open_codes(answers) or field.code not in shown or field.kind == "files":
            continue
        found |= _table(field, post) if field.kind == "rows" else {field.code: _value(field, field.code, post)}
    return found


def _value(field: Field, name: str, post: QueryDict) -> Any:
    return post.getlist(name) if field.kind == "multichoice" else post.get(name, "")


def _table(field: Field, post: QueryDict) -> dict[str, Any]:
    """Cell by cell; a box in a row counts when its row was there."""
    names = [name.split(".") for name in post if code_of(name) == field.code and name.count(".") == 2]
    rows = list(dict.fromkeys(parts[1] for parts in names if is_row_id(parts[1]) and parts[1] != "__row__"))
    found: dict[str, Any] = {}
    for row in rows:
        if post.get(f"{field.code}.{row}.{REMOVE}"):
            found[f"{field.code}.{row}.{REMOVE}"] = True
            continue
        for column in field.fields:
            path = f"{field.code}.{row}.{column.code}"
            found[path] = _value(column, path, post)
    return found


def files(answers: Answers, request: HttpRequest) -> list[tuple[str, list[UploadedFile], list[str]]]:
    """For each open question: the files that came along, and the names of those too large to come."""
    known = {field.code for field in answers.definition.fields() if field.kind == "files"} & open_codes(answers)
    found = [(code, request.FILES.getlist(code), too_large(request, code)) for code in sorted(known)]
    return [(code, uploads, skipped) for code, uploads, skipped in found if uploads or skipped]


def removed(post: QueryDict) -> UUID | None:
    """The file whose button was pressed."""
    try:
        return UUID(post.get("_remove", ""))
    except ValueError:
        return None


def section(post: QueryDict) -> str:
    """The section that the page showed; nothing for a form that stands on one page."""
    return _code(post.get("_section", ""))


def assignee(post: QueryDict) -> UUID | None:
    """Who is to look after the section; nobody when none is chosen. A key that is none is nobody's."""
    told = post.get("_assignee", "")
    try:
        return UUID(told) if told else None
    except ValueError:
        return UUID(int=0)


def where_next(post: QueryDict) -> str:
    """What the pressed button asks for on the next page."""
    table, here = _code(post.get("_add", "")), _code(post.get("_next", "")) or section(post)
    asked = {"section": here, "rows": table, "check": "1" if post.get("_check") else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return (f"?{query}" if query else "") + (f"#id_{table}" if table else "")


def _code(text: str) -> str:
    return text if text.isidentifier() else ""


@dataclass(frozen=True)
class Clash:
    """An answer that two people changed: what stands now, and what was typed here."""

    label: str
    theirs: str
    mine: str
    target: str


@dataclass(frozen=True)
class Clashes:
    """What is said of a conflict to a page without scripts; saving again puts one's own in."""

    revision: int
    by: str
    at: Any
    lines: list[Clash]
    moved: bool = False


def conflicts(answers: Answers, conflict: Conflict, typed: dict[str, Any]) -> Clashes:
    """A conflict in words."""
    answers.refresh_from_db()
    lines = [_clash(answers, path, theirs, typed.get(path)) for path, theirs in conflict.theirs.items()]
    return Clashes(conflict.revision, conflict.by, conflict.at, lines, conflict.moved)


def _clash(answers: Answers, path: str, theirs: Any, mine: Any) -> Clash:
    field = answers.definition.field(code_of(path))
    column = field.column(path.rpartition(".")[2]) if "." in path else None
    label = f"{field.label} · {column.label}" if column else str(field.label)
    one = column or field
    return Clash(label, telling.words(one, theirs), telling.words(one, mine) if mine is not None else "", f"id_{path}")
