"""Is this document genuine, and does it still hold? By its code, or by the file itself."""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import IO

from office.documents.issuing import ALPHABET
from office.documents.models import DocumentState, IssuedDocument

MOST_BYTES = 30 * 1024 * 1024
_CODE = re.compile(rf"[{ALPHABET}]{{12}}")
_IN_FILE = re.compile(rb"(?:verificationCode>|/verify/)([" + ALPHABET.encode() + rb"]{12})")


@dataclass(frozen=True)
class Verdict:
    """`state`: genuine, altered, superseded, voided or unknown; `document` is the one it claims to be."""

    state: str
    document: IssuedDocument | None = None

    @property
    def genuine(self) -> bool:
        """Whether it is what was issued, whether or not it still holds."""
        return self.state in ("genuine", "superseded", "voided")


def cleaned(code: str) -> str:
    """A code as it is stored: typed by hand it may hold spaces, hyphens and small letters."""
    return re.sub(r"[\s\-‐–—]", "", code).upper()


def by_code(code: str) -> Verdict:
    """What is known under a verification code."""
    if not _CODE.fullmatch(cleaned(code)):
        return Verdict("unknown")
    return _standing(IssuedDocument.objects.filter(code=cleaned(code)).first())


def _standing(document: IssuedDocument | None) -> Verdict:
    if document is None:
        return Verdict("unknown")
    if document.state in (DocumentState.VOIDED, DocumentState.SUPERSEDED):
        return Verdict(str(document.state), document)
    return Verdict("genuine", document)


def by_file(file: IO[bytes]) -> Verdict:
    """What a file is: byte for byte one that was issued, one that claims to be but is not, or none of ours."""
    content = file.read(MOST_BYTES + 1)
    digest = hashlib.sha256(content).hexdigest()
    if found := IssuedDocument.objects.filter(pdf_sha256=digest).first():
        return _standing(found)
    claimed = IssuedDocument.objects.filter(code__in=claims(content)).first()
    return Verdict("altered", claimed) if claimed else Verdict("unknown")


def claims(content: bytes) -> set[str]:
    """The verification codes that a file names: in its metadata, its links, or anywhere in its bytes."""
    found = {code.decode() for code in _IN_FILE.findall(content)}
    return found | _claims_inside(content)


def _claims_inside(content: bytes) -> set[str]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            streams = [bytes(pdf.Root.Metadata.read_bytes())] if "/Metadata" in pdf.Root else []
            links = [
                str(note.A.URI).encode()
                for page in pdf.pages
                for note in page.get("/Annots", [])
                if "/A" in note and "/URI" in note.A
            ]
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return set()
    return {code.decode() for text in [*streams, *links] for code in _IN_FILE.findall(text)}


__all__ = ["MOST_BYTES", "Verdict", "by_code", "by_file", "claims", "cleaned"]
