"""A zip that is sent while it is being made: never whole in memory, never on a disk."""

import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile

# Numbers in columns shrink to a tenth at the quickest level; a higher one costs more than it saves.
LEVEL = 1


class _Sink(io.RawIOBase):
    """Takes what the zip writes until it is drained; it cannot go back, and says so."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def drained(self) -> bytes:
        found, self.parts = b"".join(self.parts), []
        return found


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The files one after the other, each piece sent as soon as it is packed."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, pieces in files:
            with archive.open(name, "w") as entry:
                for piece in pieces:
                    entry.write(piece)
                    if len(sink.parts) > 16:
                        yield sink.drained()
    yield sink.drained()
