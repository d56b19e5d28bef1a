"""What a signature under a score sheet is about, and how anybody computes its hash again.

The content is JSON with sorted keys, without spaces, in UTF-8; its SHA-256 is the one on the receipt, in the score
sheet as PDF and in the ledger. The file of a version holds exactly these bytes, so that `sha256sum FILE` says the same.
Points are text, as they were typed and counted; the time of the signature stands beside the content, in the ledger.
Remarks stand in it by criterion where there are any: a sheet without one has the content, and so the hash, that sheets
had before there were remarks.
"""

from typing import Any

from office.assessment import marking
from office.assessment.models import Sheet, SheetVersion
from office.assessment.rulesets.decimals import plain
from office.forms.canonical import canonical, sha256

SCHEMA, WITH_REMARKS = "assessment.sheet/1", "assessment.sheet/2"
COMMAND = "sha256sum sheet-%s-v%d.json"


def content_of(sheet: Sheet, number: int) -> dict[str, Any]:
    """The content of a sheet as its `number`-th signed version."""
    round_, panel = sheet.round, sheet.round.panel
    marked = marking.read(round_.rules, sheet.points)
    remarks = {one.code: sheet.remarks[one.code] for one in round_.criteria() if sheet.remarks.get(one.code)}
    return {
        "schema": WITH_REMARKS if remarks else SCHEMA,
        "sheet": str(sheet.pk),
        "version": number,
        "panel": str(panel.pk),
        "rules_sha256": panel.rules_sha256,
        "round": round_.code,
        "entry": sheet.subject.code,
        "reviewer": sheet.seat.code,
        "points": marked.points,
        "total": plain(marked.exact_total) if marked.exact_total is not None else "",
        "comment": sheet.comment,
        **({"remarks": remarks} if remarks else {}),
    }


def hash_of(content: dict[str, Any]) -> str:
    """Its SHA-256, in hexadecimal."""
    return sha256(content)


def bytes_of(version: SheetVersion) -> bytes:
    """The bytes that were hashed."""
    return canonical(version.content).encode()


def next_number(sheet: Sheet) -> int:
    """The number that the next signed version gets."""
    return sheet.versions.count() + 1
