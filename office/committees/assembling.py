"""One reader's packet out of items that are bound already: cover, contents, items, the reader's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from django.utils import timezone, translation

from office.committees import packet_sheets
from office.committees.merging import Mark, Part, merge
from office.committees.models import Meeting
from office.committees.packet_sheets import Cover, Entry
from office.committees.stamping import Stamp
from office.documents.sheets import Sheets


@dataclass
class Assembler:
    """Puts packets of one meeting together. Readers of the same items share their sheets."""

    meeting: Meeting
    say: Callable[[str], None]
    _made: dict = field(default_factory=dict, init=False)

    def packet(self, entries: Sequence[Entry], to: Path, *, reader: str) -> int:
        """Write the packet of `reader`; returns its pages. Of other items than `entries` there is nothing in it."""
        front, items = self._sheets(entries)
        self.say(reader)
        with translation.override("ko"):
            title = f"{self.meeting.label()} 회의 자료집"
        return merge(self._parts(entries, front, items), to, title=title, stamp=self._stamp(reader))

    def _sheets(self, entries: Sequence[Entry]) -> tuple[Sheets, list[Cover]]:
        key = tuple((entry.number, entry.body.item.pk) for entry in entries)
        if key not in self._made:
            items = packet_sheets.covers(self.meeting, entries)
            self._made[key] = packet_sheets.front(self.meeting, entries, items), items
        return self._made[key]

    def _parts(self, entries: Sequence[Entry], front: Sheets, items: Sequence[Cover]) -> list[Part]:
        marks = (Mark("표지"), Mark("차례", front.begins["contents"]))
        parts = [Part(BytesIO(front.pdf), marks=marks, linked=True)]
        for entry, cover in zip(entries, items, strict=True):
            parts.append(Part(cover.source, cover.first, cover.count, marks=(_mark(entry, cover.count),)))
            if entry.body.path is not None:
                parts.append(Part(entry.body.path))
        return parts

    def _stamp(self, reader: str) -> Stamp:
        made = timezone.localtime().strftime("%Y. %-m. %-d. %H:%M")
        return Stamp(reader, f"{reader} 배부용 · {made} 작성 · 무단 복제와 배포를 금합니다")


def _mark(entry: Entry, before: int) -> Mark:
    below = tuple(Mark(f"{line.number}. {line.title}", before + line.start) for line in entry.body.lines if line.pages)
    return Mark(f"제{entry.number}호 안건 {entry.body.item.title}", 0, below)
