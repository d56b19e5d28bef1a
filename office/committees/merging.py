"""Many PDF files into one, with bookmarks and a stamp on every page.

Files are read from the disk while the result is written: what is held in memory is the tree of objects, never the
pages' contents. This module knows no committee.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
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


def merge(
    parts: Sequence[Part],
    to: Path,
    *,
    title: str = "",
    stamp: Stamp | None = None,
    after: Callable[[], None] | None = None,
) -> int:
    """Write the parts one behind the other into `to` and return the number of pages.

    `stamp(pdf)` is called once all pages are there; `after()` after each part (progress, and a chance to stop).
    Raises pikepdf.PdfError for a source that is no PDF: clean what comes from outside first.
    """
    with pikepdf.new() as whole, ExitStack() as opened:
        starts = _gathered(whole, parts, opened, after)
        _describe(whole, title)
        _bookmark(whole, parts, starts)
        _link(whole, parts, starts)
        if stamp is not None:
            stamp(whole)
        pages = len(whole.pages)
        whole.remove_unreferenced_resources()
        whole.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return pages


def _gathered(whole: Pdf, parts: Sequence[Part], opened: ExitStack, after: Callable[[], None] | None) -> list[int]:
    """Put the pages one behind the other; returns where each part begins. A file is opened once."""
    sources: dict[object, Pdf] = {}
    starts = []
    for one in parts:
        if one.source not in sources:
            sources[one.source] = opened.enter_context(open_pdf(one.source))
        pages = sources[one.source].pages
        starts.append(len(whole.pages))
        end = len(pages) if one.count is None else one.first + one.count
        whole.pages.extend(pages[one.first : end])
        if after is not None:
            after()
    return starts


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
