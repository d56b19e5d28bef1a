"""A draft comes to another version of its form: what still fits stays, and what does not is told, never just lost."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow
from office.forms import telling
from office.forms.completeness import papers_of
from office.forms.definition import Field
from office.forms.models import Answers, FormVersion, Revision
from office.forms.saving import lock
from office.forms.values import empty, normal

_KEPT = {("text", "textarea")}  # a line is a text as well; the other way round its lines would be lost


@dataclass(frozen=True)
class Left:
    """An answer that the other version has no place for: its question (or `table.row.column`) and what stood there.

    Files are told as a snapshot tells them; they stay handed in, under the code of their question.
    """

    code: str
    label: str
    kind: str
    value: Any


def require_version(form: str, version: FormVersion) -> None:
    """Raise ValueError for a version of another form, and for one that is not published."""
    if version.code != form or version.published_at is None:
        raise ValueError(f"{version} is no published version of {form}")


def move(answers: Answers, version: FormVersion, *, by: Actor) -> list[Left]:
    """Bring a draft to `version` and return what no longer fits; `answers` is brought up to date.

    The revision rises: whoever writes on an older one gets a Conflict. Nobody's right to write is asked, for it is
    the house that exchanges a form. Raises NotNow for what is submitted, ValueError for a version of another form.
    """
    require_version(answers.form_code, version)
    with transaction.atomic():
        locked = lock(answers)
        left = [] if locked.form_version_id == version.pk else _exchange(locked, version, by=by)
    for name in ("data", "origins", "revision", "updated_by_id", "updated_at", "form_version"):
        setattr(answers, name, getattr(locked, name))
    return left


def _exchange(answers: Answers, version: FormVersion, *, by: Actor) -> list[Left]:
    if answers.locked:
        raise NotNow([_("This has been submitted: it stays in the version of the form in which it was submitted.")])
    before, older = dict(answers.data), answers.form_version
    data, left = _fitting(answers, version)
    answers.form_version, answers.data = version, data
    answers.origins = {code: origin for code, origin in answers.origins.items() if code in data}
    _write(answers, before, older, by=by)
    told = {"from": older.version, "to": version.version, "left": sorted({one.code for one in left})}
    ledger.record("forms.moved", actor=by, matter_id=answers.matter_id, subject=answers, data=told)
    return left


def _write(answers: Answers, before: dict[str, Any], older: FormVersion, *, by: Actor) -> None:
    """Raise the revision and keep what stood there before."""
    changed = sorted(code for code in before if answers.data.get(code) != before[code])
    answers.revision += 1
    answers.updated_by_id, answers.updated_at = by.user_id, timezone.now()
    answers.save(update_fields=["form_version", "data", "origins", "revision", "updated_by", "updated_at"])
    Revision.objects.create(
        answers=answers, number=answers.revision, by_id=by.user_id, at=answers.updated_at, moved_from=older,
        before={code: before[code] for code in changed}, codes=changed,
    )  # fmt: skip


def _fitting(answers: Answers, version: FormVersion) -> tuple[dict[str, Any], list[Left]]:
    """What stays of the answers, and what does not; the files of questions that are gone are told with it."""
    data: dict[str, Any] = {}
    left: list[Left] = []
    papers = papers_of(answers)
    for old in answers.definition.fields():
        new = version.definition.field(old.code)
        if old.kind == "files":
            left += _files(old, new, papers.get(old.code, []))
        elif old.code in answers.data:
            value, gone = _kept(old, new, answers.data[old.code])
            left += gone
            data |= {} if empty(value) else {old.code: value}
    return data, left


def _files(old: Field, new: Field | None, papers: list) -> list[Left]:
    if not papers or (new is not None and new.kind == "files"):
        return []
    return [Left(old.code, str(old.label), old.kind, telling.file_facts(papers))]


def _kept(old: Field, new: Field | None, value: Any) -> tuple[Any, list[Left]]:
    if not _goes_on(old, new):
        return None, [Left(old.code, str(old.label), old.kind, value)]
    if old.kind != "rows":
        return normal(new, value), []
    left = [one for row in value for one in _cells_left(old, new, row)]
    gone = {one.code for one in left}
    rows = [{name: cell for name, cell in row.items() if f"{old.code}.{row['id']}.{name}" not in gone} for row in value]
    return normal(new, rows), left


def _cells_left(old: Field, new: Field, row: dict[str, Any]) -> list[Left]:
    return [
        Left(f"{old.code}.{row['id']}.{column.code}", f"{old.label} · {column.label}", column.kind, row[column.code])
        for column in old.fields
        if column.code in row and not _goes_on(column, new.column(column.code))
    ]


def _goes_on(old: Field, new: Field | None) -> bool:
    return new is not None and (new.kind == old.kind or (old.kind, new.kind) in _KEPT)
