"""The receipt of a submission, and of an attempt that came too late."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competitions import queries_entries as found_in
from competitions.models import Receipt
from competitions.states import ENTERING_BEFORE_CLOSE
from competitions.views.entries.finding import get_receipt
from competitions.views.entries.moments import exact
from office.access import SIGNED_IN, Unknown, declare


@declare(SIGNED_IN)
@require_safe
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As it was stored: number, times, hashes, files; its paper once it is there."""
    found = get_receipt(request.actor, pk)
    late = found.kind == Receipt.Kind.LATE
    if late and not found_in.is_of_consortium(request.actor, found.entry):
        raise Unknown
    paper = found_in.paper_of(found, request.actor)
    context = {
        "receipt": found,
        "entry": found.entry,
        "late": late,
        "arrived": exact(found.arrived_at),
        "recorded": exact(found.recorded_at),
        "closed": exact(found.closes_at),
        "files": _files(found),
        "sign_offs": [one | {"at": at_of(one["at"])} for one in found.content.get("sign_offs", ())],
        "before": before_of(found),
        "paper": paper,
        "ready": bool(paper and paper.pdf_key),
        "stands": not late and found.snapshot_id == getattr(found.entry.filed, "pk", None),
        "may_again": found.entry.state in ENTERING_BEFORE_CLOSE and not found.entry.closing(timezone.now()).late,
    }
    return render(request, "competitions/entry/receipt.html", context)


def at_of(told: str) -> dt.datetime | None:
    """A moment as a receipt keeps it."""
    return dt.datetime.fromisoformat(told) if told else None


def before_of(receipt: Receipt) -> dict[str, Any] | None:
    """The submission that a late attempt leaves as it is: its number, its moment, whether both say the same."""
    told = receipt.content.get("stands")
    return told and told | {"arrived": exact(at_of(told["arrived_at"]))}


def _files(receipt: Receipt) -> list[dict]:
    """Each file with the words of its question."""
    version = receipt.snapshot.form_version if receipt.snapshot_id else receipt.entry.call.version.entry_form
    fields = {field.code: str(field.label) for field in version.definition.fields()}
    return [one | {"label": fields.get(one["code"], one["code"])} for one in receipt.content["files"]]
