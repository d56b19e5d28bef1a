"""Many PDF files into one, with bookmarks and a stamp on every page.

In two steps, for the sake of memory: qpdf's own page job reads the sources from the disk while it writes, and then the
whole is opened and gets its marks. Copying pages from one open file to another would hold all their contents at once.
This module knows no committee.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

Source = Path | IO[bytes]
LINK = "packet:"  # how a sheet of ours names a page of the whole, counted from 1


@dataclass(frozen=True)
class Mark:
    """A bookmark: `page` counts from 0 within its part."""

    title: str
    page: int = 0
    below: tuple["Mark", ...] = ()


@dataclass(frozen=True)
class Part:
    """A file, or `count` pages of it from `first` on, with its bookmarks; `linked` if it has `packet:` links."""

    source: Source
    first: int = 0
    count: int | None = None
    marks: tuple[Mark, ...] = ()
    linked: bool = False


def part(title: str, source: Source, bookmarks: Iterable[Mark] = ()) -> Part:
    """A whole file under one bookmark, with its own bookmarks below it."""
    return Part(source, marks=(Mark(title, 0, tuple(bookmarks)),))


Stamp = Callable[[Pdf], None]


def merge(parts: Sequence[Part], to: Path, *, title: str = "", stamp: Stamp | None = None) -> int:
    """Write the parts one behind the other into `to` and return the number of pages.

    `stamp(pdf)` is called once all pages are there. Raises pikepdf.PdfError for a source that is no PDF: clean first
    what comes from outside.
    """
    loose = to.with_name(f"{to.name}.loose")
    try:
        starts, pages = _gather(parts, loose)
        if title or stamp is not None or any(one.marks or one.linked for one in parts):
            _finish(parts, starts, loose, to, title, stamp)
        else:
            loose.replace(to)
    finally:
        loose.unlink(missing_ok=True)
    return pages


def _gather(parts: Sequence[Part], loose: Path) -> tuple[list[int], int]:
    """Put the pages one behind the other; returns where each part begins, and how many there are."""
    written: dict[object, Path] = {}
    starts, total, words = [], 0, []
    try:
        for one in parts:
            path = _on_disk(one.source, written, loose)
            count = pages_in(path) - one.first if one.count is None else one.count
            starts.append(total)
            total += count
            words += [str(path.absolute()), f"{one.first + 1}-{one.first + count}"]
        _run(words, loose)
    finally:
        for path in written.values():
            path.unlink()
    return starts, total


def _on_disk(source: Source, written: dict[object, Path], beside: Path) -> Path:
    """Where a source lies; a stream is written down once."""
    if isinstance(source, Path):
        return source
    if source not in written:
        written[source] = beside.with_name(f"{beside.name}.{len(written)}")
        source.seek(0)
        with written[source].open("wb") as copy:
            shutil.copyfileobj(source, copy)
    return written[source]


def _run(words: list[str], to: Path) -> None:
    asked = ["pikepdf", "--empty", "--deterministic-id", "--remove-unreferenced-resources=no", "--warning-exit-0"]
    pikepdf.Job([*asked, "--pages", *words, "--", str(to)]).run()


def _finish(
    parts: Sequence[Part], starts: Sequence[int], loose: Path, to: Path, title: str, stamp: Stamp | None
) -> None:
    with open_pdf(loose) as whole:
        _describe(whole, title)
        _bookmark(whole, parts, starts)
        _link(whole, parts, starts)
        if stamp is not None:
            stamp(whole)
        whole.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def open_pdf(source: Source) -> Pdf:
    """Read from the file as needed: a mapped file would count as this process's memory."""
    return pikepdf.open(source, access_mode=pikepdf.AccessMode.stream)


def pages_in(source: Source) -> int:
    """How many pages a file has."""
    with open_pdf(source) as pdf:
        return len(pdf.pages)


def _describe(whole: Pdf, title: str) -> None:
    whole.Root.PageMode = Name.UseOutlines
    whole.Root.Lang = String("ko-KR")
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    whole.docinfo["/Title"] = String(title)


def _bookmark(whole: Pdf, parts: Sequence[Part], starts: Sequence[int]) -> None:
    with whole.open_outline() as outline:
        for one, start in zip(parts, starts, strict=True):
            outline.root.extend(_outline(mark, start) for mark in one.marks)


def _outline(mark: Mark, start: int) -> OutlineItem:
    item = OutlineItem(mark.title, start + mark.page)
    item.children.extend(_outline(below, start) for below in mark.below)
    return item


def _link(whole: Pdf, parts: Sequence[Part], starts: Sequence[int]) -> None:
    """Turn `packet:12` into a jump to page 12."""
    ends = [*starts[1:], len(whole.pages)]
    for one, start, end in zip(parts, starts, ends, strict=True):
        for page in whole.pages[start:end] if one.linked else ():
            for annotation in page.obj.get("/Annots", ()):
                _lead(whole, annotation)


def _lead(whole: Pdf, annotation: Dictionary) -> None:
    address = str(annotation.get("/A", {}).get("/URI", ""))
    if address.startswith(LINK):
        target = whole.pages[int(address.removeprefix(LINK)) - 1]
        del annotation.A
        annotation.Dest = Array([target.obj, Name.Fit])
