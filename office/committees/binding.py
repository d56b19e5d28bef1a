"""An item's papers made into one file, each cleaned on its own: what cannot be bound is named in its place."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.storage import Storage, default_storage

from office.attachments.disk import storage as attachment_storage
from office.attachments.models import Attachment, Scan
from office.committees import packet_sheets
from office.committees.cleaning import MISSING, UNSAFE, Unreadable, cleaned
from office.committees.merging import Part, merge
from office.committees.models import AgendaItem, ItemPaper
from office.committees.pictures import sheets_of

PICTURES = ("png", "jpeg", "gif", "webp", "tiff", "bmp")


@dataclass(frozen=True)
class Line:
    """One paper as the lists name it. `start` counts from 0 in the item's file; without `pages` it is only named."""

    number: int
    title: str
    name: str
    kind: str
    sha256: str
    size: int | None = None
    start: int = 0
    pages: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Body:
    """An item's papers, bound."""

    item: AgendaItem
    path: Path | None
    pages: int
    lines: tuple[Line, ...]


@dataclass
class Binder:
    """Binds items' papers in a folder; `step(words)` is called for each paper, before it is opened."""

    folder: Path
    step: Callable[[str], None]
    _files: int = field(default=0, init=False)

    def body(self, item: AgendaItem, papers: Iterable[ItemPaper]) -> Body:
        """The file of one item, made of the papers given."""
        lines, parts = [], []
        for number, paper in enumerate(papers, 1):
            self.step(f"{item.title} – {paper.title}")
            line, path = self._line(number, paper, start=sum(one.pages for one in lines))
            lines.append(line)
            if path is not None:
                parts.append(Part(path))
        path = self._file("body") if parts else None
        pages = merge(parts, path) if path else 0
        for one in parts:
            one.source.unlink()
        return Body(item, path, pages, tuple(lines))

    def _line(self, number: int, paper: ItemPaper, *, start: int) -> tuple[Line, Path | None]:
        told = _told(number, paper)
        if not _bindable(paper):
            return Line(**told), None
        path, reason = self._file("paper"), ""
        try:
            pages = self._bound(paper, path)
        except Unreadable as why:
            reason = why.reason
            pages = packet_sheets.missing(path, told, reason)
        return Line(**told, start=start, pages=pages, reason=reason), path

    def _bound(self, paper: ItemPaper, to: Path) -> int:
        """Raises Unreadable."""
        storage, key = _stored(paper)
        source = self._local(storage, key)
        if paper.document_id or paper.attachment.type == "pdf":
            return cleaned(source, to)
        return sheets_of(source, to, self.folder)

    def _local(self, storage: Storage, key: str) -> Path:
        """The file on this machine; from elsewhere it is fetched piece by piece."""
        try:
            path = Path(storage.path(key))
        except NotImplementedError:
            path = self.folder / "fetched"
            with storage.open(key) as stream, path.open("wb") as copy:
                shutil.copyfileobj(stream, copy)
        if not path.exists():
            raise Unreadable(MISSING)
        return path

    def _file(self, kind: str) -> Path:
        self._files += 1
        return self.folder / f"{kind}{self._files}.pdf"


def _told(number: int, paper: ItemPaper) -> dict:
    if paper.document_id:
        document = paper.document
        return {
            "number": number, "title": paper.title, "name": document.file_name, "kind": "PDF",
            "sha256": document.pdf_sha256,
        }  # fmt: skip
    file = paper.attachment
    return {
        "number": number, "title": paper.title, "name": file.name, "kind": file.type.upper(), "sha256": file.sha256,
        "size": file.size,
    }  # fmt: skip


def _bindable(paper: ItemPaper) -> bool:
    return bool(paper.document_id) or paper.attachment.type in ("pdf", *PICTURES)


def _stored(paper: ItemPaper) -> tuple[Storage, str]:
    """Where the file lies; raises Unreadable where it must not or cannot be opened."""
    if paper.document_id:
        if not paper.document.ready:
            raise Unreadable(MISSING)
        return default_storage, paper.document.pdf_key
    _safe(paper.attachment)
    return attachment_storage(), paper.attachment.storage_key


def _safe(file: Attachment) -> None:
    if file.purged_at is not None:
        raise Unreadable(MISSING)
    if file.scan not in (Scan.CLEAN, Scan.NOT_SCANNED):
        raise Unreadable(UNSAFE)
