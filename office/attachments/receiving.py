"""Taking a file off the line: to disk and through the hash while it arrives, and no further than the limit."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from office.attachments.kinds import default_max_size

CHUNK = 1 << 18


class HashingHandler(TemporaryFileUploadHandler):
    """Every file goes to a temporary file, never into memory; the SHA-256 is ready when the last byte is.

    A file beyond `limit` is not kept: it is noted in `skipped`, and the rest of the request still read, so that
    a page without scripts gets an answer instead of a broken line.
    """

    def __init__(self, request: HttpRequest | None = None, *, limit: int = 0) -> None:
        super().__init__(request)
        self.limit = limit or default_max_size()
        self.skipped: list[tuple[str, str]] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.arrived, self.hash = 0, hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.arrived += len(raw_data)
        if self.arrived > self.limit:
            self.skipped.append((self.field_name, self.file_name or ""))
            self.file.close()
            raise SkipFile
        self.hash.update(raw_data)
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        done = super().file_complete(file_size)
        done.sha256 = self.hash.hexdigest()
        return done


def receive(request: HttpRequest, *, limit: int = 0) -> None:
    """Have the request's files taken this way; call it before anything reads POST or FILES."""
    request.upload_handlers = [HashingHandler(request, limit=limit)]


def too_large(request: HttpRequest, name: str) -> list[str]:
    """The names of files sent under `name` that were larger than anything that is taken."""
    handlers = [one for one in request.upload_handlers if isinstance(one, HashingHandler)]
    return [file for handler in handlers for field, file in handler.skipped if field == name]


def sha256_of(upload: UploadedFile) -> str:
    """The hash made on arrival, else made now."""
    if known := getattr(upload, "sha256", None):
        return known
    made = hashlib.sha256()
    for chunk in upload.chunks(CHUNK):
        made.update(chunk)
    upload.seek(0)
    return made.hexdigest()
