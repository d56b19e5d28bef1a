"""Receipts (접수증): what was received, when, with which hashes; for an attempt after the close as well."""

from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from competitions import signing
from competitions.budget import lines_of, sums_of
from competitions.closing import Verdict
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Partner, Receipt
from competitions.states import ENTERING_STANDING
from office import ledger
from office.access import Actor, NotYours, worded
from office.forms.canonical import sha256
from office.forms.freezing import hold
from office.forms.models import Snapshot
from office.workflow.arrival import checked_moment

Kind = Receipt.Kind
PAPER = "competitions.receipt_paper"


def accept(entry: Entry, snapshot: Snapshot, verdict: Verdict, *, by: Actor) -> Receipt:
    """The receipt of a submission, in its transaction; its PDF follows."""
    told = _sums(snapshot.answers) | {
        "answers_sha256": sha256(snapshot.answers),
        "snapshot_sha256": snapshot.sha256,
        "files": _files(snapshot.files),
    }
    told |= _rules(snapshot.definition.terms) | _consortium(entry, snapshot.content)
    return _store(entry, Kind.ACCEPTED, verdict, told, by=by, snapshot=snapshot)


def record_late(entry: Entry, *, by: Actor) -> Receipt | None:
    """The receipt of an attempt after the close: it proves when it came and with what, and does not count.

    The same content sent again, by the same key or by a second click, gives the receipt it has: it proves the first
    arrival. None when the attempt is not late (or was in no way possible). Raises NotYours for who may not submit.
    """
    from competitions import rules

    if not rules.SealEntry.holds(by, entry):
        raise NotYours("competitions.entry.submit")
    verdict = entry.closing(checked_moment())
    if not verdict.late:
        return None
    with transaction.atomic():
        held = hold(entry.matter, ENTRY_FORM)  # two at once wait for each other
        content = held.content
        told = _sums(content["answers"]) | {
            "answers_sha256": sha256(content["answers"]),
            "files": _files(content["files"]),
        }
        told |= _rules(held.answers.definition.terms)
        if known := _recorded_late(entry, verdict, told):
            return known
        told |= _consortium(entry, content) | {"stands": _standing(entry, told)}
        return _store(entry, Kind.LATE, verdict, told, by=by)


def _recorded_late(entry: Entry, verdict: Verdict, told: dict[str, Any]) -> Receipt | None:
    """The receipt that this content has already, under the same rules and against the same close."""
    same = {f"content__{name}": told[name] for name in ("answers_sha256", "call_version", "rules_sha256")}
    known = entry.receipts.filter(kind=Kind.LATE, closes_at=verdict.closes_at, **same).order_by("serial")
    return next((one for one in known if _identity(one.content["files"]) == _identity(told["files"])), None)


def _standing(entry: Entry, told: dict[str, Any]) -> dict[str, Any] | None:
    """The submission that a late attempt leaves as it is, and whether both say the same; None where there is none."""
    accepted = entry.receipts.filter(kind=Kind.ACCEPTED, entry__state__in=ENTERING_STANDING).order_by("serial").last()
    if accepted is None:
        return None
    before = accepted.content
    same = before["answers_sha256"] == told["answers_sha256"] and _identity(before["files"]) == _identity(told["files"])
    return {"number": accepted.number, "arrived_at": accepted.arrived_at.isoformat(), "same": same}


def _identity(files: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Which files they are: their pages may still have been counted meanwhile."""
    return sorted((one["code"], one["name"], one["sha256"]) for one in files)


def _sums(answers: dict[str, Any]) -> dict[str, int]:
    """National money and the total of the budget, in won; a line that cannot be read counts nothing."""
    rows = answers.get("budget")
    sums = sums_of(lines_of(rows if isinstance(rows, list) else None).lines)
    return {"national": sums.all.national, "total": sums.total}


def _rules(terms: dict[str, Any]) -> dict[str, Any]:
    """Under which version of the call's rules."""
    return {"call_version": terms["version"], "rules_sha256": terms["rules_sha256"]}


def _files(files: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    kept = ("name", "size", "sha256", "pages")
    return [{"code": code} | {name: one.get(name) for name in kept} for code, found in files.items() for one in found]


def _store(
    entry: Entry, kind: str, verdict: Verdict, told: dict[str, Any], *, by: Actor, snapshot: Snapshot | None = None
) -> Receipt:
    receipt = Receipt(
        serial=_next_serial(), entry=entry, kind=kind, snapshot=snapshot, arrived_at=verdict.arrived_at,
        recorded_at=timezone.now(), closes_at=verdict.closes_at, by_id=by.user_id,
    )  # fmt: skip
    receipt.content = _content(receipt, told)
    receipt.sha256 = sha256(receipt.content)
    receipt.save(force_insert=True)
    if not entry.matter.number and kind == Kind.ACCEPTED:
        entry.matter.number = receipt.number
        entry.matter.save(update_fields=["number"])
    data = {"number": receipt.number, "sha256": receipt.sha256}
    event = ledger.record(f"competitions.receipt.{kind}", actor=by, matter_id=entry.pk, subject=receipt, data=data)
    payload = {"receipt": str(receipt.pk)}
    ledger.enqueue(PAPER, key=f"{PAPER}:{receipt.pk}", payload=payload, event=event)
    return receipt


def _content(receipt: Receipt, told: dict[str, Any]) -> dict[str, Any]:
    entry, call = receipt.entry, receipt.entry.call
    return told | {
        "title": entry.matter.title,
        "lead": entry.lead.name_ko,
        "number": receipt.number,
        "kind": str(receipt.kind),
        "entry": str(receipt.entry_id),
        "call": call.matter.number or "",
        "arrived_at": receipt.arrived_at.isoformat(),
        "recorded_at": receipt.recorded_at.isoformat(),
        "closes_at": receipt.closes_at.isoformat() if receipt.closes_at else "",
    }


def _consortium(entry: Entry, content: dict[str, Any]) -> dict[str, Any]:
    """Who takes part, and behind what each of them stands: who signed when, which hash, and whether it is this one."""
    members = _members(entry=entry.pk)
    if not members:
        return {"partners": [], "sign_offs": []}
    now = signing.sha256_of(content)
    return {
        "partners": [one.organisation.name_ko for one in members],
        "signable_sha256": now,
        "sign_offs": [_sign_off(one, now) for one in members],
    }


@worded()
def _members(entry: Any) -> QuerySet[Partner]:
    joined = Partner.objects.filter(entry=entry, state=Partner.State.JOINED)
    return joined.select_related("organisation", "signed_by")


def _sign_off(partner: Partner, now: str) -> dict[str, Any]:
    signed = partner.signed_at is not None
    return {
        "organisation": partner.organisation.name_ko,
        "by": partner.signed_by.name if signed else "",
        "at": partner.signed_at.isoformat() if signed else "",
        "sha256": partner.signed_sha256,
        "same": signed and partner.signed_sha256 == now,
    }


def _next_serial() -> int:
    """From a sequence: no submission waits for another's number in the rush before the close."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('competitions_receipt_serial')")
        return cursor.fetchone()[0]
