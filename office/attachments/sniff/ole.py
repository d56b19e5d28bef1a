"""The older container of HWP, Word, Excel and PowerPoint ([MS-CFB]): which streams it holds, nothing executed.

Read defensively: every chain is bounded by the size of the file, so that a forged one ends.
"""

import struct
from typing import BinaryIO

from django.utils.translation import gettext as _

from office.attachments.sniff.errors import Refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HWP = b"HWP Document File"
_PASSWORD, _DISTRIBUTION = 0x02, 0x04
_END = 0xFFFFFFFA
_BY_STREAM = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))


def kind_of(file: BinaryIO, size: int) -> tuple[str, list[str]]:
    """The type's code and notes; raises Refused for broken, locked or unknown containers."""
    try:
        container = _Container(file, size)
        streams = container.streams()
        if "FileHeader" in streams:
            return _hwp(container.read(*streams["FileHeader"], most=256))
    except (struct.error, IndexError, OverflowError, UnicodeDecodeError):
        raise Refused(_("The file is damaged and cannot be read.")) from None
    if "EncryptedPackage" in streams:
        raise Refused(_("The file is locked with a password. Save it without one and hand it in again."))
    for name, code in _BY_STREAM:
        if name in streams:
            return code, ["macros"] if {"VBA", "_VBA_PROJECT", "Macros"} & set(streams) else []
    raise Refused(_("This kind of file is not accepted."))


def _hwp(header: bytes) -> tuple[str, list[str]]:
    if not header.startswith(_HWP):
        raise Refused(_("This kind of file is not accepted."))
    (flags,) = struct.unpack_from("<I", header, 36)
    if flags & _PASSWORD:
        raise Refused(_("The file is locked with a password. Save it without one and hand it in again."))
    return "hwp", ["restricted"] if flags & _DISTRIBUTION else []


class _Container:
    """Just enough of the format to list the directory and read the start of a stream."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        file.seek(0)
        head = file.read(512)
        self.file, self.sector = file, 1 << struct.unpack_from("<H", head, 30)[0]
        self.small = 1 << struct.unpack_from("<H", head, 32)[0]
        if self.sector not in (512, 4096) or self.small != 64:
            raise struct.error
        self.most = size // self.sector + 2
        self.directory_at, self.cutoff = struct.unpack_from("<I4xI", head, 48)
        self.small_fat_at = struct.unpack_from("<I", head, 60)[0]
        self.fat = self._fat(head)

    def _fat(self, head: bytes) -> list[int]:
        blocks = [n for n in struct.unpack_from("<109I", head, 76) if n < _END]
        following = struct.unpack_from("<I", head, 68)[0]
        while following < _END and len(blocks) <= self.most:
            table = struct.unpack(f"<{self.sector // 4}I", self._sector(following))
            blocks += [n for n in table[:-1] if n < _END]
            following = table[-1]
        return [n for block in blocks for n in struct.unpack(f"<{self.sector // 4}I", self._sector(block))]

    def _sector(self, number: int) -> bytes:
        self.file.seek((number + 1) * self.sector)
        found = self.file.read(self.sector)
        return found.ljust(self.sector, b"\0") if found else self._missing()

    @staticmethod
    def _missing() -> bytes:
        raise IndexError("a sector beyond the end")

    def _chain(self, start: int, most: int | None = None) -> bytes:
        parts, number = [], start
        while number < _END and len(parts) < min(self.most, most or self.most):
            parts.append(self._sector(number))
            number = self.fat[number]
        return b"".join(parts)

    def streams(self) -> dict[str, tuple[int, int]]:
        """Name to (first sector, size) of every entry of the directory."""
        raw, found = self._chain(self.directory_at), {}
        for at in range(0, len(raw), 128):
            length = struct.unpack_from("<H", raw, at + 64)[0]
            if 2 < length <= 64:
                name = raw[at : at + length - 2].decode("utf-16-le")
                found[name] = (struct.unpack_from("<I", raw, at + 116)[0], struct.unpack_from("<I", raw, at + 120)[0])
        self.root = found.get("Root Entry", (_END, 0))
        return found

    def read(self, start: int, size: int, *, most: int) -> bytes:
        """The first `most` bytes of a stream; short streams lie in 64-byte pieces inside the root's."""
        if size >= self.cutoff:
            return self._chain(start, most // self.sector + 1)[:most]
        body = self._chain(self.root[0])
        table = self._chain(self.small_fat_at)
        parts, number = [], start
        while number < _END and len(parts) * self.small < min(size, most):
            parts.append(body[number * self.small : (number + 1) * self.small])
            number = struct.unpack_from("<I", table, number * 4)[0]
        return b"".join(parts)[: min(size, most)]
