"""How a page lies before its reader: turned, cropped, of any size, and drawn by anybody's program."""

import logging
import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf

log = logging.getLogger(__name__)
A4_WIDTH = 595.28
PAPER = "/OfficePaper"
SAVES = re.compile(rb"(?<![^\s\]>)])q(?![^\s\[<(/])")
RESTORES = re.compile(rb"(?<![^\s\]>)])Q(?![^\s\[<(/])")


@dataclass(frozen=True)
class Seen:
    """A page as it is seen upright: its size, and the matrix from there to the page's own space."""

    width: float
    height: float
    matrix: str

    @property
    def scale(self) -> float:
        """How much larger than A4 it is, within reason: a plan of two metres gets no letters of a hand's breadth."""
        return min(4.0, max(0.5, min(self.width, self.height) / A4_WIDTH))


def seen(page: Page) -> Seen:
    """The part that is shown, turned as it is shown."""
    one, two, three, four = (float(edge) for edge in page.cropbox)
    left, right, low, high = min(one, three), max(one, three), min(two, four), max(two, four)
    wide, tall = right - left, high - low
    match int(page.obj.get("/Rotate", 0)) % 360:
        case 90:
            return Seen(tall, wide, f"0 1 -1 0 {right:.2f} {low:.2f}")
        case 180:
            return Seen(wide, tall, f"-1 0 0 -1 {right:.2f} {high:.2f}")
        case 270:
            return Seen(tall, wide, f"0 -1 1 0 {left:.2f} {high:.2f}")
    return Seen(wide, tall, f"1 0 0 1 {left:.2f} {low:.2f}")


def isolate(pdf: Pdf, page: Page) -> None:
    """Put contents that do not close what they open into a form of their own, so that the stamp stands where it should.

    All others stay as they are: to pack each page anew would cost as much as the merging itself.
    """
    try:
        contents = _contents(page)
    except pikepdf.PdfError as broken:
        log.info("contents of a page cannot be read: %s", broken)
        return
    if len(SAVES.findall(contents)) == len(RESTORES.findall(contents)):
        return
    form = pdf.make_stream(
        contents, Type=Name.XObject, Subtype=Name.Form, BBox=page.mediabox,
        Resources=page.obj.get("/Resources", Dictionary()),
    )  # fmt: skip
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    page.obj.Contents = pdf.make_stream(f"{PAPER} Do".encode())
    page.obj.Resources = Dictionary(XObject=Dictionary({PAPER: form}))


def _contents(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))
