"""The receipt of an entry (접수증)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from competitions.documents.heads import letterhead
from competitions.papers import EntryReceipt, ReceivedFile, SignOff, StandingEntry
from office.documents.audience import SeesMatter
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues


def receipt(receipt: Any, letter: Any) -> Iterator[Outgoing]:
    """From the receipt as it was stored: nothing is computed anew."""
    entry, lead = receipt.entry, receipt.entry.lead
    yield Outgoing(
        facts=_facts(receipt),
        subject="마감 후 도착 확인서" if receipt.kind == "late" else "접수증",
        organisation=lead,
        recipient=lead.name_ko,
        electronic=True,
        matter=entry.matter,
    )


def _facts(receipt: Any) -> EntryReceipt:
    entry, call, told = receipt.entry, receipt.entry.call, receipt.content
    return EntryReceipt(
        number=receipt.number, call_number=told["call"], call_title=call.matter.title, programme=call.programme.name_ko,
        title=told["title"], lead=told["lead"], partners=tuple(told["partners"]), arrived_at=receipt.arrived_at,
        recorded_at=receipt.recorded_at, closes_at=receipt.closes_at, late=receipt.kind == "late",
        version=told["call_version"], rules_sha256=told["rules_sha256"], answers_sha256=told["answers_sha256"],
        receipt_sha256=receipt.sha256, national=told["national"], total=told["total"],
        files=tuple(_file(entry, one) for one in told["files"]),
        sign_offs=tuple(_sign_off(one) for one in told.get("sign_offs", ())),
        signable_sha256=told.get("signable_sha256", ""), stands=_standing(told.get("stands")),
    )  # fmt: skip


def _sign_off(one: dict) -> SignOff:
    at = dt.datetime.fromisoformat(one["at"]) if one["at"] else None
    return SignOff(one["organisation"], one["by"], at, one["sha256"], one["same"])


def _standing(one: dict | None) -> StandingEntry | None:
    return one and StandingEntry(one["number"], dt.datetime.fromisoformat(one["arrived_at"]), one["same"])


def _file(entry: Any, one: dict) -> ReceivedFile:
    field = entry.call.version.entry_form.definition.field(one["code"])
    label = field.label.ko if field else one["code"]
    return ReceivedFile(label, one["name"], one["size"], one["sha256"], one["pages"])


RECEIPT_KIND = register(
    DocumentKind(
        key="competitions.receipt", label=_("Receipt of an entry"), template="documents/competitions/receipt.html",
        facts=EntryReceipt, sample=EntryReceipt.sample, letterhead=letterhead, outgoing=receipt, frame="slip",
        audience=SeesMatter(), seal="omitted", series="접수", keywords=("접수증", "공모"),
    )
)  # fmt: skip
RECEIPT = Issues("competitions.receipt")
