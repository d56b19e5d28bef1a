"""The sheets of our own in a packet: its cover and contents, a cover for each item, a page for what is missing.

They are in Korean like every paper of the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from office.committees import cleaning
from office.documents.sheets import Sheets, sheets

WHY = {
    cleaning.LOCKED: "암호가 설정되어 있어 합본하지 못하였습니다.",
    cleaning.DAMAGED: "파일이 손상되어 합본하지 못하였습니다.",
    cleaning.EMPTY: "쪽이 없는 파일입니다.",
    cleaning.UNSAFE: "바이러스 검사를 통과하지 못하였거나 검사가 끝나지 않은 파일입니다.",
    cleaning.MISSING: "파일이 아직 준비되지 않았습니다.",
    cleaning.TOO_LARGE: "그림이 너무 커서 합본하지 못하였습니다.",
}


@dataclass(frozen=True)
class Entry:
    """An item as it stands in one reader's packet: its number there, and its papers bound."""

    number: int
    body: Any


@dataclass(frozen=True)
class Row:
    """A line of the contents; `page` counts from 1 in the whole."""

    page: int
    entry: Entry
    papers: tuple[tuple[int, Any], ...] = field(default=())


def missing(to: Path, paper: dict[str, Any], reason: str) -> int:
    """Write the page that stands for a paper which cannot be bound; returns 1."""
    made = sheets("documents/packet/missing.html", {"paper": paper, "why": WHY[reason]})
    to.write_bytes(made.pdf)
    return made.pages


def covers(meeting: Any, entries: Sequence[Entry]) -> Sheets:
    """The covers of all items in one; the one of the first begins at `item-1`."""
    lines = [(entry, [(line, WHY.get(line.reason, "")) for line in entry.body.lines]) for entry in entries]
    return sheets("documents/packet/items.html", {"meeting": meeting, "entries": lines})


def front(meeting: Any, entries: Sequence[Entry], items: Sheets) -> Sheets:
    """Cover and contents. The contents are set once to see how long they are, and again with the numbers."""
    made = _front(meeting, entries, items, 0)
    while (again := _front(meeting, entries, items, made.pages)).pages != made.pages:
        made = again
    return again


def _front(meeting: Any, entries: Sequence[Entry], items: Sheets, before: int) -> Sheets:
    rows, total = contents(entries, items, before)
    return sheets("documents/packet/front.html", {"meeting": meeting, "rows": rows, "total": total})


def contents(entries: Sequence[Entry], items: Sheets, before: int) -> tuple[list[Row], int]:
    """Where everything begins behind `before` pages, and how many pages there are in all."""
    rows, page = [], before
    for place, entry in enumerate(entries):
        start = page + 1
        page += cover_pages(items, place)[1]
        papers = tuple((page + line.start + 1 if line.pages else 0, line) for line in entry.body.lines)
        rows.append(Row(start, entry, papers))
        page += entry.body.pages
    return rows, page


def cover_pages(items: Sheets, place: int) -> tuple[int, int]:
    """On which sheet the cover of an item begins, and how many sheets it has."""
    first = items.begins[f"item-{place + 1}"]
    return first, items.begins.get(f"item-{place + 2}", items.pages) - first
