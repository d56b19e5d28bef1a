"""The bytes of a paper on their way out: the Korean name intact, and nothing in them runs here."""

from django.http import FileResponse

from office.attachments.disk import storage
from office.attachments.models import Attachment


def sent(paper: Attachment, *, inline: bool = False) -> FileResponse:
    """The answer that carries a paper; ask :func:`office.attachments.reading.opened_by` for the paper first.

    `inline` shows it in the browser, and only kinds of file that are harmless there.
    """
    shown = inline and paper.kind.inline
    answer = FileResponse(
        storage().open(paper.storage_key), as_attachment=not shown, filename=paper.name, content_type=paper.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Frame-Options"] = "SAMEORIGIN" if shown else "DENY"
    answer["Content-Security-Policy"] = _policy(paper, shown)
    return answer


def _policy(paper: Attachment, shown: bool) -> str:
    """Browsers' PDF viewers fail in a sandbox, so PDF has none; they run in a process of their own."""
    sandbox = "" if paper.type == "pdf" else "sandbox; "
    frame = "'self'" if shown else "'none'"
    return f"{sandbox}default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors {frame}"
