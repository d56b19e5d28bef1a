"""A picture, or a scan of several pages, as A4 sheets."""

import io
import logging
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageOps, ImageSequence

from office.committees.cleaning import DAMAGED, TOO_LARGE, Unreadable
from office.committees.merging import Part, merge

log = logging.getLogger(__name__)
A4, MARGIN, FOOT = (595.28, 841.89), 34.0, 48.0
DOTS = (1654, 2339)  # A4 at 200 dots an inch: what can be read on paper
ENOUGH = (1100, 1100)  # a JPEG is read at the smallest fraction of its size that keeps this
MOST_PIXELS = 40_000_000  # of what must be decoded whole
MOST_FRAMES = 300


def sheets_of(source: Path, to: Path, folder: Path) -> int:
    """Write each frame onto a sheet; returns their number. Raises Unreadable."""
    try:
        with Image.open(source) as picture:
            _refuse_giants(picture)
            parts = [
                Part(_sheet(frame, folder / f"{source.name}.{number}.frame.pdf"))
                for number, frame in enumerate(ImageSequence.Iterator(picture))
            ]
    except Unreadable:
        raise
    except Exception as broken:  # as with a stranger's PDF
        log.warning("a picture cannot be bound: %s: %s", type(broken).__name__, broken)
        raise Unreadable(DAMAGED) from broken
    pages = merge(parts, to)
    for one in parts:
        one.source.unlink()
    return pages


def _refuse_giants(picture: Image.Image) -> None:
    width, height = picture.size
    if picture.format == "JPEG":
        picture.draft(None, ENOUGH)
    elif width * height > MOST_PIXELS:
        raise Unreadable(TOO_LARGE)
    if getattr(picture, "n_frames", 1) > MOST_FRAMES:
        raise Unreadable(TOO_LARGE)


def _sheet(frame: Image.Image, to: Path) -> Path:
    picture = _plain(frame)
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=85)
    wide = picture.width > picture.height
    width, height = A4[::-1] if wide else A4
    room = (width - 2 * MARGIN, height - MARGIN - FOOT)
    scale = min(room[0] / picture.width, room[1] / picture.height, 72 / 96)
    size = (picture.width * scale, picture.height * scale)
    at = ((width - size[0]) / 2, FOOT + (room[1] - size[1]) / 2)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.Resources = Dictionary(XObject=Dictionary(Picture=_drawn(pdf, held.getvalue(), picture)))
        page.obj.Contents = pdf.make_stream(
            f"q {size[0]:.2f} 0 0 {size[1]:.2f} {at[0]:.2f} {at[1]:.2f} cm /Picture Do Q".encode()
        )
        pdf.save(to)
    return to


def _drawn(pdf: pikepdf.Pdf, jpeg: bytes, picture: Image.Image) -> pikepdf.Stream:
    colours = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    return pdf.make_stream(
        jpeg, Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height, ColorSpace=colours,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip


def _plain(frame: Image.Image) -> Image.Image:
    """Upright, no larger than can be read, grey or in colour, on white where it is transparent."""
    turned = ImageOps.exif_transpose(_opaque(frame))
    turned.thumbnail(DOTS if turned.height >= turned.width else DOTS[::-1], reducing_gap=2.0)
    return turned


def _opaque(frame: Image.Image) -> Image.Image:
    """Black and white becomes grey before it is made smaller: fine print would lose its strokes."""
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        shown = frame.convert("RGBA")
        ground = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(ground, shown).convert("RGB")
    return frame if frame.mode in ("L", "RGB") else frame.convert("L" if frame.mode == "1" else "RGB")
