"""All versions of what was answered, and what differs between any two: by question, rows by key, files by content."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Unknown, declare
from office.docket.models import Matter
from office.docket.registry import address_of
from office.forms import comparing, sources
from office.forms.models import SCHEMA, Answers, Snapshot
from office.forms.openness import open_codes
from office.forms.queries import answers_of, may_read_draft, snapshots_for
from office.forms.views import matter_of

NOW = "now"


@dataclass(frozen=True)
class Compared:
    """Two versions and what differs; without a `newer` one, the answers as they stand."""

    older: Snapshot
    newer: Snapshot | None
    changes: list[comparing.Change]


@declare(SIGNED_IN)
@require_safe
@sources.once()
def versions(request: HttpRequest, matter: UUID, form: str) -> HttpResponse:
    """Choose two versions and see what differs; without a choice, the last two.

    Whoever reads drafts can also choose the answers as they stand now.
    """
    found = matter_of(request, matter)
    rows = snapshots_for(request.actor).filter(matter=found, form_code=form).order_by("number")
    submitted = list(rows.select_related("form_version", "matter", "by").defer(SCHEMA))
    draft = _draft(request, found, form)
    if not submitted and draft is None:
        raise Unknown(form)
    context = {
        "matter": found, "back": address_of(found), "form": form, "submitted": submitted,
        "has_draft": draft is not None, "title": (submitted[-1] if submitted else draft).definition.title,
        "compared": compared(request.GET, submitted, draft),
    }  # fmt: skip
    return render(request, "office/forms/versions.html", context)


def _draft(request: HttpRequest, matter: Matter, form: str) -> Answers | None:
    try:
        answers = answers_of(matter, form)
    except Unknown:
        return None
    return answers if may_read_draft(request.actor, answers) else None


def compared(asked: Any, submitted: list[Snapshot], draft: Answers | None) -> Compared | None:
    """The two versions asked for; the last two without a word. Raises Unknown for versions that are not there."""
    last = [str(one.number) for one in submitted] + ([NOW] if draft is not None and open_codes(draft) else [])
    if "from" not in asked and "to" not in asked and len(last) < 2:
        return None
    older = _of(asked.get("from") or last[-2:][0] if last else "", submitted)
    wanted = asked.get("to") or last[-1]
    if wanted == NOW and draft is not None:
        return Compared(older, None, comparing.since(older, draft))
    newer = _of(wanted, submitted)
    return Compared(older, newer, comparing.difference(older, newer))


def _of(number: str, submitted: list[Snapshot]) -> Snapshot:
    found = next((one for one in submitted if str(one.number) == number), None)
    if found is None:
        raise Unknown(_("There is no such version."))
    return found
