"""The papers of an item on their way to a reader: by the item's rule, whatever the case's own rule says of them."""

from django.core.files.storage import default_storage
from django.http import FileResponse
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow
from office.attachments import serving
from office.attachments.reading import safe
from office.committees.models import AgendaItem, ItemPaper
from office.docket.registry import address_of, may_see
from office.documents import actions as documents

FRAMED = "default-src 'none'; frame-ancestors 'self'"


def case_address(item: AgendaItem, actor: Actor) -> str:
    """The page of the case itself, for whoever may know of it besides the item."""
    return address_of(item.matter) if may_see(actor, item.matter) else ""


def opened(paper: ItemPaper, *, by: Actor, inline: bool) -> FileResponse:
    """The file of a paper that `by` may read; written in the ledger. Raises NotNow while there is none to be had."""
    if paper.document_id:
        return _document(paper, by, inline)
    if not safe(paper.attachment, by):
        raise NotNow([_("This file has not been cleared by the virus scanner yet.")])
    ledger.record("committees.paper.opened", actor=by, matter_id=paper.attachment.matter_id, subject=paper)
    return serving.sent(paper.attachment, inline=inline)


def _document(paper: ItemPaper, by: Actor, inline: bool) -> FileResponse:
    document = paper.document
    if not document.ready:
        raise NotNow([_("The document is being prepared. Try again in a minute.")])
    documents.opened(document, by=by)
    answer = FileResponse(
        default_storage.open(document.pdf_key), content_type="application/pdf", as_attachment=not inline,
        filename=document.file_name,
    )  # fmt: skip
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    if inline:
        answer["X-Frame-Options"] = "SAMEORIGIN"
        answer["Content-Security-Policy"] = FRAMED
    return answer


def showable(paper: ItemPaper) -> bool:
    """Whether a browser can show it beside the agenda."""
    return bool(paper.ready and (paper.document_id or paper.attachment.kind.inline))
