"""Files made for the tests: real ones, and ones that pretend."""

import io
import struct
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db4"
    "0000000049454e44ae426082"
)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pdf(pages: int = 1, *, password: str = "", owner: str = "") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    out = io.BytesIO()
    lock = pikepdf.Encryption(user=password, owner=owner or password) if password or owner else False
    made.save(out, encryption=lock)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **more})


def hwpx() -> bytes:
    return zipped({"mimetype": b"application/hwp+zip", "Contents/section0.xml": b"<hs:sec/>"})


def bomb() -> bytes:
    """Sixty megabytes of nothing in sixty kilobytes."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\0" * 60 * 1024**2})


def overlapping_bomb() -> bytes:
    """Two entries of the directory that point at the same bytes, as in zips that unpack to themselves many times."""
    one = bytearray(zipped({"a.txt": bytes(range(256)) * 40}))
    end = one.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", one, end + 12)
    entry = bytes(one[start : start + size])
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 400, 400, size * 400, start, 0)
    return bytes(one[:start]) + entry * 400 + tail


def ole(streams: dict[str, bytes]) -> bytes:
    """A small compound file: table, directory (two sectors), short streams, their table."""
    end, body, chains, entries = 0xFFFFFFFE, b"", [], []
    for name, content in streams.items():
        pieces = max(1, -(-len(content) // 64))
        entries.append(_entry(name, 2, len(chains), len(content)))
        chains += [*range(len(chains) + 1, len(chains) + pieces), end]
        body += content.ljust(pieces * 64, b"\0")
    used = -(-len(body) // 512)
    directory = b"".join([_entry("Root Entry", 5, 3, len(body)), *entries]).ljust(1024, b"\0")
    table = _numbers([0xFFFFFFFD, 2, end, *range(4, 3 + used), end, end])
    counts = (0, 1, 1, 0, 4096, 3 + used, 1, end, 0, 0)
    header = struct.pack("<8s16xHHHHH6x10I", OLE, 0x3E, 3, 0xFFFE, 9, 6, *counts)
    return header.ljust(512, b"\xff") + table + directory + body.ljust(used * 512, b"\0") + _numbers(chains)


def _numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values).ljust(512, b"\xff")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB48xII4x", told, len(told), kind, 1, start, size)


def hwp(flags: int = 1) -> bytes:
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05010100, flags)
    return ole({"FileHeader": header.ljust(256, b"\0"), "DocInfo": b"x" * 100})
