"""ZIP and what is built on it (HWPX, OOXML, ODF): judged by its list of contents, never unpacked.

The one member read is `mimetype`, a few bytes of it.
"""

import struct
import zipfile
import zlib
from typing import BinaryIO

from django.utils.translation import gettext as _

from office.attachments.sniff.errors import Refused

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 20_000
MOST_UNPACKED = 2 * 1024**3
SUSPICIOUS_FROM = 50 * 1024**2
MOST_RATIO = 150
PROGRAMS = (".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".msi",
            ".jar", ".lnk", ".sh", ".apk", ".iso")  # fmt: skip
_MIMETYPES = {
    "application/hwp+zip": "hwpx",
    "application/haansofthwpx": "hwpx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))


def kind_of(file: BinaryIO, size: int) -> tuple[str, list[str]]:
    """The type's code and notes; raises Refused for bombs, locked or broken archives, and hidden programs."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            refuse_bomb(members, size)
            if any(member.flag_bits & 1 for member in members):
                raise Refused(_("The file is locked with a password. Save it without one and hand it in again."))
            return _judge(archive, {member.filename for member in members})
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, RuntimeError,
            OSError, OverflowError):  # fmt: skip
        raise Refused(_("The file is damaged and cannot be read.")) from None


def refuse_bomb(members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise Refused when the contents are far larger than the file, or are the same bytes counted many times."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    swollen = unpacked > SUSPICIOUS_FROM and unpacked > MOST_RATIO * max(size, 1)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or swollen or packed > size:
        raise Refused(_("The file unpacks to far more than its size and is not accepted."))


def _judge(archive: zipfile.ZipFile, names: set[str]) -> tuple[str, list[str]]:
    lowered = {name.lower() for name in names}
    if any(name.endswith(PROGRAMS) for name in lowered):
        raise Refused(_("The file holds a program and is not accepted."))
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            told = member.read(100).decode("ascii", "replace").strip()
        if told in _MIMETYPES:
            return _MIMETYPES[told], _encrypted_odf(archive, names)
    if "[Content_Types].xml" in names:
        return _ooxml(names)
    return "zip", []


def _ooxml(names: set[str]) -> tuple[str, list[str]]:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused(_("The file holds macros and is not accepted. Save it without them."))
    for folder, code in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return code, []
    raise Refused(_("This kind of file is not accepted."))


def _encrypted_odf(archive: zipfile.ZipFile, names: set[str]) -> list[str]:
    """OpenDocument and HWPX name their encryption in the manifest (the first pages of it are enough)."""
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as member:
            if b"encryption-data" in member.read(200_000):
                raise Refused(_("The file is locked with a password. Save it without one and hand it in again."))
    return []
