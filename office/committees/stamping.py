"""On every page of a packet: its number in the whole, and in a member's copy the member's name across it.

The words are set once by the typesetter; per size of page they are put together into one form XObject, and a page only
calls it. So a copy of six hundred pages carries the name in a few kilobytes.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf

from office.committees.geometry import Seen, isolate, seen
from office.documents.sheets import sheets

FONT, WORD, FOOT = "/OfficeFigures", "/OfficeName", "/OfficeFoot"
LEAN = math.radians(35)
FIGURE = 8.5  # points, on a page as wide as A4


@dataclass(frozen=True)
class Stamp:
    """What is printed on each page; without a name only the numbers. Call it with the finished file."""

    name: str = ""
    foot: str = ""

    def __call__(self, pdf: Pdf) -> None:
        """Stamp every page of `pdf`."""
        context = {"name": self.name, "foot": self.foot, "size": _letter_size(self.name)}
        made = sheets("documents/packet/stamp.html", context)
        with pikepdf.open(BytesIO(made.pdf)) as sheet:
            _Press(pdf, sheet, made.begins).stamp(pdf.pages)


def _letter_size(name: str) -> float:
    """As large as fits on the sheet: a syllable is as wide as it is high, a Latin letter half of that."""
    width = sum(1 if ord(sign) > 0x2E7F else 0.6 for sign in name)
    return round(min(56.0, 380 / max(width, 1)), 1)


class _Press:
    def __init__(self, pdf: Pdf, sheet: Pdf, begins: dict[str, int]) -> None:
        self.pdf = pdf
        self.figures = Figures(sheet.pages[begins["figures"]])
        self.font = pdf.copy_foreign(self.figures.font)
        self.word = self._form(sheet, begins.get("name"))
        self.foot = self._form(sheet, begins.get("foot"))
        self.forms: dict[tuple[int, int], Object] = {}

    def _form(self, sheet: Pdf, number: int | None) -> Object | None:
        return None if number is None else self.pdf.copy_foreign(sheet.pages[number].as_form_xobject())

    def stamp(self, pages: Iterable[Page]) -> None:
        total = len(self.pdf.pages)
        for number, page in enumerate(pages, 1):
            self._stamp(page, f"{number} / {total}")

    def _stamp(self, page: Page, text: str) -> None:
        place = seen(page)
        isolate(self.pdf, page)
        _resource(page, "/Font", FONT, self.font)
        drawn = self._number(text, place)
        if self.word is not None:
            form, called = self._name_for(place)
            _resource(page, "/XObject", called, form)
            drawn = f"{called} Do {drawn}"
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ /Artifact BMC q {place.matrix} cm {drawn} Q EMC".encode())

    def _number(self, text: str, place: Seen) -> str:
        """In a box of its own, so that it can be read on a scan too."""
        size = FIGURE * place.scale
        wide, high, gap = self.figures.width(text, size), size, 3 * place.scale
        left, low = place.width - 22 * place.scale - wide, 14 * place.scale
        box = f"{left - gap:.2f} {low - gap:.2f} {wide + 2 * gap:.2f} {high * 0.75 + 2 * gap:.2f}"
        shown = self.figures.shown(text)
        return f"1 g {box} re f 0.2 g BT {FONT} {size:.2f} Tf {left:.2f} {low:.2f} Td <{shown}> Tj ET"

    def _name_for(self, place: Seen) -> tuple[Object, str]:
        """The form of this size of page: the name twice across it, and the line at its foot."""
        key = (round(place.width), round(place.height))
        if key not in self.forms:
            self.forms[key] = self._composed(place)
        return self.forms[key], "/OfficeStamp{}x{}".format(*key)

    def _composed(self, place: Seen) -> Object:
        wide, high = _size_of(self.word)
        grow = 1.15 * place.scale
        cos, sin = math.cos(LEAN) * grow, math.sin(LEAN) * grow
        turn = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f}"
        lines = []
        for share in (0.3, 0.72):
            x, y = place.width / 2, place.height * share
            at = f"{x - (cos * wide - sin * high) / 2:.2f} {y - (sin * wide + cos * high) / 2:.2f}"
            lines.append(f"q {turn} {at} cm {WORD} Do Q")
        lines.append(
            f"q {place.scale:.4f} 0 0 {place.scale:.4f} {20 * place.scale:.2f} {9 * place.scale:.2f} cm {FOOT} Do Q"
        )
        return self.pdf.make_indirect(
            self.pdf.make_stream(
                "\n".join(lines).encode(),
                Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, place.width, place.height],
                Resources=Dictionary(XObject=Dictionary({WORD: self.word, FOOT: self.foot})),
            )
        )  # fmt: skip


def _size_of(form: Object) -> tuple[float, float]:
    left, low, right, high = (float(edge) for edge in form.BBox)
    return right - left, high - low


def _resource(page: Page, kind: str, name: str, what: Object) -> None:
    """Lists of resources may be shared by pages: the same name always means the same thing, so that does no harm."""
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    if kind not in page.obj.Resources:
        page.obj.Resources[kind] = Dictionary()
    page.obj.Resources[kind][name] = what


class Figures:
    """The typeface of the numbers, as the typesetter has embedded it: which glyph is which figure, and how wide."""

    def __init__(self, page: Page) -> None:
        fonts = ((_glyphs(font), font) for font in page.obj.Resources.Font.values())
        self.glyphs, self.font = next(found for found in fonts if set("0123456789/ ") <= set(found[0]))
        self.widths = _widths(self.font.DescendantFonts[0].W)

    def shown(self, text: str) -> str:
        """The text as the font's own codes."""
        return "".join(self.glyphs[sign] for sign in text)

    def width(self, text: str, size: float) -> float:
        """How wide it is in points."""
        return sum(self.widths[int(self.glyphs[sign], 16)] for sign in text) * size / 1000


def _glyphs(font: Object) -> dict[str, str]:
    """Sign → the font's code for it, read from what the font says for those who copy text out of the file."""
    told = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>", told)
    return {chr(int(sign, 16)): code for code, sign in pairs}


def _widths(table: Any) -> dict[int, float]:
    """A font's list of widths: `glyph [w w w] glyph [w] …`."""
    found: dict[int, float] = {}
    cells = list(table)
    for first, row in zip(cells[::2], cells[1::2], strict=True):
        found |= {int(first) + n: float(width) for n, width in enumerate(row)}
    return found
