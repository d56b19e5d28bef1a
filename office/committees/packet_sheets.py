"""The sheets of our own in a packet: its cover and contents, a cover for each item, a page for what is missing.

They are in Korean like every paper of the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

from office.committees import cleaning
from office.documents.sheets import Sheets, sheets

AT_ONCE = 8
LINES_A_PAGE = 29
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
class Cover:
    """The cover of an item: `count` sheets from `first` on."""

    source: BytesIO
    first: int
    count: int


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


def covers(meeting: Any, entries: Sequence[Entry]) -> list[Cover]:
    """The items' covers, set some at a time: a hundred in one would be held in memory at once."""
    groups = [entries[start : start + AT_ONCE] for start in range(0, len(entries), AT_ONCE)]
    return [cover for group in groups for cover in _covers(meeting, group)]


def _covers(meeting: Any, entries: Sequence[Entry]) -> list[Cover]:
    lines = [(entry, [(line, WHY.get(line.reason, "")) for line in entry.body.lines]) for entry in entries]
    made = sheets("documents/packet/items.html", {"meeting": meeting, "entries": lines})
    source = BytesIO(made.pdf)
    begins = [made.begins[f"item-{place}"] for place in range(1, len(entries) + 1)]
    ends = [*begins[1:], made.pages]
    return [Cover(source, begin, end - begin) for begin, end in zip(begins, ends, strict=True)]


def front(meeting: Any, entries: Sequence[Entry], items: Sequence[Cover]) -> Sheets:
    """Cover and contents. How long the contents are decides the numbers in them: guessed, and set again if wrong."""
    lines = sum(1.3 + len(entry.body.lines) for entry in entries)
    guess = 1 + ceil(lines / LINES_A_PAGE)
    while (made := _front(meeting, entries, items, guess)).pages != guess:
        guess = made.pages
    return made


def _front(meeting: Any, entries: Sequence[Entry], items: Sequence[Cover], before: int) -> Sheets:
    rows, total = contents(entries, items, before)
    return sheets("documents/packet/front.html", {"meeting": meeting, "rows": rows, "total": total})


def contents(entries: Sequence[Entry], items: Sequence[Cover], before: int) -> tuple[list[Row], int]:
    """Where everything begins behind `before` pages, and how many pages there are in all."""
    rows, page = [], before
    for entry, cover in zip(entries, items, strict=True):
        start = page + 1
        page += cover.count
        papers = tuple((page + line.start + 1 if line.pages else 0, line) for line in entry.body.lines)
        rows.append(Row(start, entry, papers))
        page += entry.body.pages
    return rows, page
