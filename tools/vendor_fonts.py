"""Cut fonts to what Korean pages and letters need; used by `tools.vendor_assets` only."""

import io
import re
from collections.abc import Iterable

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = """/* Common syllables in two files; everything rarer (Hanja, old Hangul, symbols) by unicode-range. */
@font-face { font-family: "Pretendard GOV"; font-weight: 100 500; font-display: swap;
  src: url(PretendardGOV-Regular.subset.woff2) format("woff2"); }
@font-face { font-family: "Pretendard GOV"; font-weight: 600 900; font-display: swap;
  src: url(PretendardGOV-Bold.subset.woff2) format("woff2"); }
"""
SLICE = """@font-face {{ font-family: "Pretendard GOV Rare"; font-weight: 45 920; font-display: swap;
  src: url(slices/{name}) format("woff2"); unicode-range: {ranges}; }}
"""


def code_points(ranges: str) -> set[int]:
    """`U+ff03-ff05, U+ff07` as the set of its characters."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def remaining_slices(css: str, common: bytes) -> tuple[str, list[str]]:
    """Our own @font-face rules and the slices that hold any character the common subset lacks."""
    covered = set(TTFont(io.BytesIO(common)).getBestCmap())
    pairs = re.findall(r"url\(\./woff2-dynamic-subset/([^)]+)\).*?unicode-range:\s*([^;]+);", css, re.S)
    kept = [(name, ranges) for name, ranges in pairs if not code_points(ranges) <= covered]
    return FACES + "".join(SLICE.format(name=n, ranges=r.strip()) for n, r in kept), [n for n, _ in kept]


def korean() -> Iterable[int]:
    """Latin, punctuation, symbols, and the 2,350 syllables and 4,888 Hanja of KS X 1001.

    All 11,172 syllables would double the files; letters fall back to Pretendard GOV, which has them all.
    """
    yield from range(0x20, 0x250)
    yield from range(0x2000, 0x2700)
    yield from range(0x3000, 0x3400)
    yield from range(0xFF00, 0xFFF0)
    for lead in (*range(0xB0, 0xC9), *range(0xCA, 0xFE)):
        for trail in range(0xA1, 0xFF):
            yield ord(bytes((lead, trail)).decode("euc-kr"))


def korean_subset(font: bytes) -> bytes:
    """The same font with the Korean repertoire only; the same bytes in give the same bytes out."""
    options = subset.Options(layout_features=["*"], hinting=False, recalc_timestamp=False, notdef_outline=True)
    loaded = TTFont(io.BytesIO(font), recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=list(korean()))
    worker.subset(loaded)
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()
