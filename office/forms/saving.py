"""Saving answers: several people and tabs at once, and nothing overwritten unseen."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid, NotNow, NotYours, worded
from office.docket.registry import subject_of
from office.forms import openness, paths
from office.forms.completeness import Errors, State, papers_of, state_of
from office.forms.definition import Field, FormDefinition
from office.forms.models import SCHEMA, Answers, Revision
from office.forms.noticing import Notices
from office.forms.registry import require_open, use_of
from office.forms.values import empty, normal


@dataclass(frozen=True)
class Saved:
    """What came of saving: `changed` are the codes written, `errors` what is wrong with the answers as they are.

    `merged` is what others changed since the revision that the saver began from, by path: whoever goes on writing on
    top of the new revision must have seen it. `notices` is what is told beside the files.
    """

    revision: int
    saved_at: dt.datetime
    errors: Errors
    state: State
    changed: tuple[str, ...]
    merged: dict[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    notices: Notices = field(default_factory=dict)


@dataclass(eq=False)
class Conflict(NotNow):
    """Somebody else changed the same answers meanwhile; nothing of this saving was written.

    `base` is what the saver began from, `theirs` what stands now, by code. `moved` says that the form itself asks
    other questions now: whoever writes must load it again.
    """

    revision: int
    theirs: dict[str, Any]
    base: dict[str, Any]
    by: str
    at: dt.datetime
    codes: list[str] = field(default_factory=list)
    merged: dict[str, Any] = field(default_factory=dict)
    moved: bool = False

    def __post_init__(self) -> None:
        changed = _("%(name)s has changed the same answers meanwhile.") % {"name": self.by}
        moved = _("The form itself has changed meanwhile. Load the page again and go on there.")
        super().__init__([moved if self.moved else changed])


def save(answers: Answers, values: dict[str, Any], *, revision: int, by: Actor) -> Saved:
    """Write `values` that were typed on top of `revision`; `answers` is brought up to date.

    Keys are codes, or paths into tables (:mod:`office.forms.paths`). Who saved other answers meanwhile is no
    obstacle: both stand. Wrong values are kept and reported. Raises NotYours; NotNow for closed questions;
    Conflict; Invalid for unknown codes and impossible revisions.
    """
    with transaction.atomic():
        locked = lock(answers)
        subject = _require_writable(locked, by)
        changed, merged, others = _merge(locked, values, revision)
        openness.require(locked, changed)
        if changed:
            _write(locked, changed, by=by)
            if (hook := use_of(locked.matter.kind, locked.form_code).on_saved) is not None:
                hook(subject, locked)
    return replace(_saved(answers, locked, changed), merged=merged, others=others)


def lock(answers: Answers) -> Answers:
    """The answers, read again under a lock that lasts to the end of the transaction."""
    if (found := _locked.first(pk=answers.pk)) is None:
        raise Answers.DoesNotExist
    return found


@worded()
def _locked(pk: Any) -> QuerySet[Answers]:
    rows = Answers.objects.select_for_update(of=("self",)).select_related("matter", "form_version")
    return rows.defer(SCHEMA).filter(pk=pk)


def _require_writable(answers: Answers, by: Actor) -> Any:
    use, subject = use_of(answers.matter.kind, answers.form_code), subject_of(answers.matter)
    if not use.write.holds(by, subject):
        raise NotYours(use.write.key)
    require_open(use, subject)
    return subject


def _merge(answers: Answers, values: dict[str, Any], revision: int) -> tuple[dict[str, Any], dict[str, Any], tuple]:
    """The questions to be written, what others wrote meanwhile, and who they are.

    Raises Conflict where both sides changed the same cell differently.
    """
    if not 0 <= revision <= answers.revision:
        raise Invalid({"revision": [_("There is no such revision of this form.")]})
    definition = answers.definition
    since = _since(answers=answers.pk, revision=revision)
    base_data = base_of(answers, since)
    if any(one.moved_from_id for one in since):
        raise _moved(answers, values, base_data, since)
    mine = paths.meant(definition, values, base_data)
    base, now = paths.flat(definition, base_data), paths.flat(definition, answers.data)
    differing = {path: value for path, value in mine.items() if not _same(value, now.get(path))}
    wanted = {path: value for path, value in differing.items() if not _same(value, base.get(path))}
    merged = {path: now.get(path) for path in {*base, *now} if not _same(base.get(path), now.get(path))}
    if clash := sorted(path for path in wanted if path in merged):
        raise _conflict(answers, clash, base, now, since, merged)
    told = paths.applied(definition, answers.data, wanted, _orders(definition, values))
    changed = {code: value for code, value in told.items() if not _same(value, answers.data.get(code))}
    others = tuple(dict.fromkeys(str(one.by) if one.by else _("The system") for one in since)) if merged else ()
    return (
        changed,
        {path: value for path, value in merged.items() if path not in mine or not _same(mine[path], value)},
        others,
    )


@worded()
def _since(answers: Any, revision: Any) -> QuerySet[Revision]:
    return Revision.objects.filter(answers=answers, number__gt=revision).select_related("by").order_by("number")


def _orders(definition: FormDefinition, values: dict[str, Any]) -> dict[str, list[str]]:
    """The order of rows in tables that were sent whole."""
    fields = [field for code in values if (field := definition.field(code)) is not None and field.kind == "rows"]
    return {field.code: [row["id"] for row in normal(field, values[field.code])] for field in fields}


def base_of(answers: Answers, since: list[Revision]) -> dict[str, Any]:
    """The answers as they stood before the revisions `since`: the oldest `before` of each code counts."""
    base = dict(answers.data)
    for one in reversed(since):
        base |= one.before
    return base


def _same(one: Any, other: Any) -> bool:
    """Absent and empty are the same answer; `True` and `1` are not."""
    return (empty(one) and empty(other)) or (type(one) is type(other) and one == other)


def _moved(answers: Answers, values: dict[str, Any], base_data: dict, since: list[Revision]) -> Conflict:
    """Everything written for another version of the form is refused; of what is still asked it is said what stands."""
    fields = {field.code: field for field in answers.definition.fields()}
    told = {code: value for code, value in base_data.items() if code in fields and _fits(fields[code], value)}
    base, now = paths.flat(answers.definition, told), paths.flat(answers.definition, answers.data)
    mine: dict[str, Any] = {}
    for key, value in values.items():
        with suppress(Invalid):  # a question that is gone: there is nothing to compare
            mine |= paths.meant(answers.definition, {key: value}, told)
    merged = {path: now.get(path) for path in {*base, *now} if not _same(base.get(path), now.get(path))}
    clash = sorted(path for path, value in mine.items() if path in merged and not _same(value, now.get(path)))
    return _conflict(answers, clash, base, now, since, merged, moved=True)


def _fits(field: Field, value: Any) -> bool:
    rows = isinstance(value, list) and all(isinstance(row, dict) for row in value)
    return rows if field.kind == "rows" else True


def _conflict(
    answers: Answers,
    clash: list[str],
    base: dict,
    now: dict,
    since: list[Revision],
    merged: dict,
    *,
    moved: bool = False,
) -> Conflict:
    codes = {paths.code_of(path) for path in clash}
    last = next(one for one in reversed(since) if one.moved_from_id or set(one.codes) & codes)
    return Conflict(
        revision=answers.revision,
        theirs={path: now.get(path) for path in clash},
        base={path: base.get(path) for path in clash},
        by=str(last.by) if last.by else _("The system"),
        at=last.at,
        codes=clash,
        merged={path: value for path, value in merged.items() if path not in clash},
        moved=moved,
    )


def _write(answers: Answers, values: dict[str, Any], *, by: Actor, origin: str = "") -> None:
    """Put values in, raise the revision, and keep what stood there before. The row must be locked."""
    before = {code: answers.data.get(code) for code in values}
    for code, value in values.items():
        answers.data.pop(code, None)
        answers.origins.pop(code, None)
        if not empty(value):
            answers.data[code] = value
            if origin:
                answers.origins[code] = origin
    answers.revision += 1
    answers.updated_by_id, answers.updated_at = _person(by), timezone.now()
    answers.save(update_fields=["data", "origins", "revision", "updated_by", "updated_at"])
    Revision.objects.create(
        answers=answers, number=answers.revision, by_id=_person(by), at=answers.updated_at, before=before,
        codes=sorted(values),
    )  # fmt: skip


def _person(by: Actor) -> UUID | None:
    return by.user_id


def _saved(answers: Answers, locked: Answers, changed: dict[str, Any]) -> Saved:
    for name in ("data", "origins", "revision", "updated_by_id", "updated_at", "locked"):
        setattr(answers, name, getattr(locked, name))
    papers = papers_of(locked)
    state = state_of(locked, papers)
    wrong = {key: said for key, said in state.errors.items() if key not in state.missing}
    notices = use_of(locked.matter.kind, locked.form_code).notices(locked.definition, locked.data, papers)
    return Saved(locked.revision, locked.updated_at, wrong, state, tuple(sorted(changed)), notices=notices)
