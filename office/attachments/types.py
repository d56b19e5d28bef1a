"""The kinds of file the house knows: what they are called, and how their names end."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FileType:
    """A kind of file, found by content; `extensions` are the endings a name may then have."""

    code: str
    mime: str
    extensions: tuple[str, ...]
    label: object
    inline: bool = False


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_ALL = (
    FileType("pdf", "application/pdf", ("pdf",), _("PDF document"), inline=True),
    FileType("hwp", "application/x-hwp", ("hwp",), _("Hangul document (HWP)")),
    FileType("hwpx", "application/hwp+zip", ("hwpx",), _("Hangul document (HWPX)")),
    FileType("docx", f"{_OOXML}.wordprocessingml.document", ("docx",), _("Word document")),
    FileType("xlsx", f"{_OOXML}.spreadsheetml.sheet", ("xlsx",), _("Excel workbook")),
    FileType("pptx", f"{_OOXML}.presentationml.presentation", ("pptx",), _("PowerPoint presentation")),
    FileType("doc", "application/msword", ("doc",), _("Word document (97–2003)")),
    FileType("xls", "application/vnd.ms-excel", ("xls",), _("Excel workbook (97–2003)")),
    FileType("ppt", "application/vnd.ms-powerpoint", ("ppt",), _("PowerPoint presentation (97–2003)")),
    FileType("odt", f"{_ODF}.text", ("odt",), _("OpenDocument text")),
    FileType("ods", f"{_ODF}.spreadsheet", ("ods",), _("OpenDocument spreadsheet")),
    FileType("odp", f"{_ODF}.presentation", ("odp",), _("OpenDocument presentation")),
    FileType("png", "image/png", ("png",), _("PNG picture"), inline=True),
    FileType("jpeg", "image/jpeg", ("jpg", "jpeg"), _("JPEG picture"), inline=True),
    FileType("gif", "image/gif", ("gif",), _("GIF picture"), inline=True),
    FileType("webp", "image/webp", ("webp",), _("WebP picture"), inline=True),
    FileType("tiff", "image/tiff", ("tif", "tiff"), _("TIFF picture")),
    FileType("bmp", "image/bmp", ("bmp",), _("BMP picture")),
    FileType("csv", "text/csv", ("csv",), _("CSV table")),
    FileType("txt", "text/plain", ("txt",), _("plain text")),
    FileType("zip", "application/zip", ("zip",), _("ZIP archive")),
    FileType("mp4", "video/mp4", ("mp4", "m4v"), _("MP4 video")),
    FileType("dwg", "image/vnd.dwg", ("dwg",), _("AutoCAD drawing")),
)
TYPES: dict[str, FileType] = {one.code: one for one in _ALL}
# An archive or a film is taken only where a field asks for one: nobody can read them beside the case.
DEFAULT_TYPES: tuple[str, ...] = tuple(code for code in TYPES if code not in ("zip", "mp4", "dwg"))


def endings(codes: tuple[str, ...]) -> list[str]:
    """The endings of the named types, for the file chooser and for the sentence that lists them."""
    return [ending for code in codes for ending in TYPES[code].extensions]
