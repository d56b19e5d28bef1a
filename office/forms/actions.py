"""What the programmes do with forms: open, prefill, save, freeze, reopen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from office.access import Actor
from office.docket.models import Matter
from office.forms import freezing, moving, prefilling, reopening, restoring
from office.forms.freezing import Held, hold
from office.forms.models import Answers, FormVersion, Reopening, Snapshot
from office.forms.moving import Left
from office.forms.publishing import latest
from office.forms.queries import answers_of, value_of
from office.forms.saving import Conflict, Saved, save

__all__ = [
    "Conflict",
    "Held",
    "Left",
    "Saved",
    "close_reopenings",
    "freeze",
    "freeze_held",
    "hold",
    "move",
    "open_answers",
    "prefill",
    "reopen",
    "restore",
    "save",
    "value_of",
]


def open_answers(
    matter: Matter,
    form: str,
    *,
    by: Actor,
    prefill: dict[str, Any] | None = None,
    version: FormVersion | None = None,
) -> Answers:
    """The answers of a matter to a form; when there are none they are made and filled with `prefill`.

    They are made in `version`, else in the latest; raises ValueError for a version of another form or an unpublished
    one. Answers that are there stay in theirs: :func:`move` brings them to another.
    """
    version = latest(form) if version is None else version
    moving.require_version(form, version)
    with transaction.atomic():
        answers, made = Answers.objects.get_or_create(
            matter=matter, form_code=form, defaults={"form_version": version, "updated_by_id": by.user_id}
        )
        if made and prefill:
            prefilling.prefill(answers, prefill, by=by)
    return answers


def prefill(matter: Matter, facts: dict[str, Any], *, by: Actor, origin: str = "register", form: str = "") -> list[str]:
    """Fill what is still empty; see :func:`office.forms.prefilling.prefill`."""
    return prefilling.prefill(answers_of(matter, form), facts, by=by, origin=origin)


def move(answers: Answers | Matter, version: FormVersion, *, by: Actor, form: str = "") -> list[Left]:
    """Bring a draft to another version of its form; see :func:`office.forms.moving.move`."""
    return moving.move(answers_of(answers, form) if isinstance(answers, Matter) else answers, version, by=by)


def restore(answers: Answers, snapshot: Snapshot, *, by: Actor) -> bool:
    """Bring a draft back to a submission; see :func:`office.forms.restoring.restore`."""
    return restoring.restore(answers, snapshot, by=by)


def freeze(
    matter: Matter, *, by: Actor, at: dt.datetime | None = None, form: str = "", keep_open: bool = False
) -> Snapshot:
    """Freeze the answers for a submission; see :func:`office.forms.freezing.freeze`."""
    return freezing.freeze(answers_of(matter, form), by=by, at=at, keep_open=keep_open)


def freeze_held(held: Held, *, by: Actor, at: dt.datetime, keep_open: bool = False) -> Snapshot:
    """Freeze what :func:`hold` has locked and read; see :func:`office.forms.freezing.freeze`."""
    return freezing.freeze(held.answers, by=by, at=at, keep_open=keep_open, held=held)


def reopen(
    matter: Matter,
    codes: Iterable[str],
    *,
    by: Actor,
    reason: str = "",
    reasons: Mapping[str, str] | None = None,
    form: str = "",
) -> list[Reopening]:
    """Reopen questions one by one; see :func:`office.forms.reopening.reopen`."""
    return reopening.reopen(answers_of(matter, form), codes, by=by, reason=reason, reasons=reasons)


def close_reopenings(matter: Matter, *, by: Actor, form: str = "") -> int:
    """Close what is reopened without a new submission."""
    return reopening.close(answers_of(matter, form), by=by)
