"""What the programmes do with forms: open, prefill, save, freeze, reopen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from office.access import Actor
from office.docket.models import Matter
from office.forms import freezing, prefilling, reopening
from office.forms.models import Answers, Reopening, Snapshot
from office.forms.publishing import latest
from office.forms.queries import answers_of, value_of
from office.forms.saving import Conflict, Saved, save

__all__ = ["Conflict", "Saved", "close_reopenings", "freeze", "open_answers", "prefill", "reopen", "save", "value_of"]


def open_answers(matter: Matter, form: str, *, by: Actor, prefill: dict[str, Any] | None = None) -> Answers:
    """The answers of a matter to a form, made in its latest version when there are none; then filled with `prefill`."""
    version = latest(form)
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


def freeze(
    matter: Matter, *, by: Actor, at: dt.datetime | None = None, form: str = "", keep_open: bool = False
) -> Snapshot:
    """Freeze the answers for a submission; see :func:`office.forms.freezing.freeze`."""
    return freezing.freeze(answers_of(matter, form), by=by, at=at, keep_open=keep_open)


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
