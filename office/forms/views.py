"""A form's own pages: filling in (with autosave), a submission, and what changed between two."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Invalid, NotNow, NotYours, Unknown, declare
from office.docket.models import Matter
from office.docket.registry import address_of, find
from office.forms import addresses, comparing, pages
from office.forms.models import Snapshot
from office.forms.queries import answers_of, last_snapshot, may_read_draft, snapshots_for
from office.forms.saving import Conflict, Saved, save
from office.web.errors import problem


def matter_of(request: HttpRequest, pk: UUID) -> Matter:
    """A matter that the actor may know of; raises Unknown."""
    found = find(request.actor, pk, "organisation")
    if found is None:
        raise Unknown(str(pk))
    return found


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST", "PATCH"])
def answers(request: HttpRequest, matter: UUID, form: str) -> HttpResponse:
    """The form itself; PATCH saves single answers while somebody types."""
    found = matter_of(request, matter)
    if request.method == "PATCH":
        return autosave(request, found, form)
    if request.method != "POST" and (elsewhere := _submitted_instead(request, found, form)):
        return HttpResponseRedirect(elsewhere)
    return pages.edit(
        request, found, template="office/forms/edit.html", back=address_of(found), form=form, context={"matter": found}
    )


def _submitted_instead(request: HttpRequest, matter: Matter, form: str) -> str:
    """Who may not read drafts is led to what was submitted, if anything was."""
    standing = last_snapshot(matter, form)
    if standing is None or may_read_draft(request.actor, answers_of(matter, form)):
        return ""
    return addresses.page(standing)


def autosave(request: HttpRequest, matter: Matter, form: str = "") -> HttpResponse:
    """Save what was typed on top of a revision; see templates/components/README.md for the answers."""
    found = answers_of(matter, form)
    if not may_read_draft(request.actor, found):
        raise NotYours("forms.draft")
    values, revision = _read(request)
    try:
        return JsonResponse(saved_document(save(found, values, revision=revision, by=request.actor)))
    except Conflict as conflict:
        return JsonResponse(conflict_document(conflict), status=409)
    except NotNow as closed:
        reasons = [str(reason) for reason in closed.reasons]
        return problem(423, detail=" ".join(reasons), reasons=reasons)


def _read(request: HttpRequest) -> tuple[dict[str, Any], int]:
    """The body's values and revision; raises Invalid for anything else."""
    try:
        body = json.loads(request.body)
        values, revision = body["values"], body["revision"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Invalid({"": [_("The request could not be read.")]}) from None
    if not isinstance(values, dict) or not isinstance(revision, int) or isinstance(revision, bool):
        raise Invalid({"": [_("The request could not be read.")]})
    return values, revision


def saved_document(saved: Saved) -> dict[str, Any]:
    """What a program is told after saving."""
    return {
        "revision": saved.revision,
        "saved_at": saved.saved_at.isoformat(),
        "errors": saved.errors,
        "complete": saved.state.to_json(),
        "merged": saved.merged,
        "others": list(saved.others),
        "notices": {code: one.to_json() for code, one in saved.notices.items()},
    }


def conflict_document(conflict: Conflict) -> dict[str, Any]:
    """What a program is told when somebody else changed the same answers."""
    return {
        "revision": conflict.revision,
        "theirs": conflict.theirs,
        "base": conflict.base,
        "by": conflict.by,
        "at": conflict.at.isoformat(),
        "merged": conflict.merged,
    } | ({"moved": True} if conflict.moved else {})


@declare(SIGNED_IN)
@require_safe
def snapshot(request: HttpRequest, matter: UUID, form: str, number: int) -> HttpResponse:
    """A submission as it was made."""
    found = _snapshot(request, matter, form, number)
    return render(request, "office/forms/snapshot.html", _context(request, found) | {"snapshot": found})


@declare(SIGNED_IN)
@require_safe
def difference(request: HttpRequest, matter: UUID, form: str, a: int, b: int) -> HttpResponse:
    """What changed from one submission to another."""
    older, newer = (_snapshot(request, matter, form, number) for number in (a, b))
    context = _context(request, newer) | {"older": older, "newer": newer, "changes": comparing.difference(older, newer)}
    return render(request, "office/forms/difference.html", context)


def _snapshot(request: HttpRequest, matter: UUID, form: str, number: int) -> Snapshot:
    found = snapshots_for(request.actor).filter(matter=matter, form_code=form, number=number).first()
    if found is None:
        raise Unknown(str(number))
    return found


def _context(request: HttpRequest, found: Snapshot) -> dict[str, Any]:
    among = snapshots_for(request.actor).filter(matter=found.matter_id, form_code=found.form_code).order_by("number")
    return {"matter": found.matter, "back": address_of(found.matter), "submissions": list(among)}
