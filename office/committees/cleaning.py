"""A paper from outside made fit to be bound: pages alone, nothing that acts, nothing that breaks the whole."""

import logging
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf

from office.committees.merging import open_pdf

log = logging.getLogger(__name__)
LOCKED, DAMAGED, EMPTY, UNSAFE, MISSING, TOO_LARGE = "locked", "damaged", "empty", "unsafe", "missing", "too_large"
ACTS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/ResetForm",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/Movie",
}
CARRIES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}


class Unreadable(Exception):  # noqa: N818  a verdict, not an error
    """The paper cannot be bound; `reason` is one of the words above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def cleaned(source: Path, to: Path) -> int:
    """Write the pages of a PDF into a file of their own; returns their number. Raises Unreadable.

    Filled-in forms become part of their pages; scripts, attached files and films stay behind, and with them
    everything that hung on the document and not on a page.
    """
    try:
        with open_pdf(source) as pdf:
            _flatten(pdf)
            for page in pdf.pages:
                _disarm(page)
            _bare(pdf)
            pages = len(pdf.pages)
            pdf.save(to, encryption=False)
    except pikepdf.PasswordError:
        raise Unreadable(LOCKED) from None
    except Exception as broken:  # whatever a stranger's file does, it does to itself alone
        log.warning("a paper cannot be bound: %s: %s", type(broken).__name__, broken)
        raise Unreadable(DAMAGED) from broken
    if not pages:
        raise Unreadable(EMPTY)
    return pages


def _flatten(pdf: Pdf) -> None:
    """What was written into a form's fields is drawn: the fields themselves would not survive the binding."""
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("print")


def _bare(pdf: Pdf) -> None:
    """Leave of the document only its pages: the writer drops what nothing leads to any more."""
    for name in list(pdf.Root.keys()):
        if name not in ("/Type", "/Pages"):
            del pdf.Root[name]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def _disarm(page: Page) -> None:
    for name in ("/AA", "/StructParents", "/B", "/Metadata", "/PieceInfo"):
        if name in page.obj:
            del page.obj[name]
    annotations = page.obj.get("/Annots")
    if annotations is not None:
        kept = [one for one in annotations if isinstance(one, Dictionary) and _harmless(one)]
        page.obj.Annots = pikepdf.Array(kept)


def _harmless(annotation: Dictionary) -> bool:
    action = annotation.get("/A")
    acts = isinstance(action, Dictionary) and ("/Next" in action or str(action.get("/S")) in ACTS)
    return not acts and "/AA" not in annotation and str(annotation.get("/Subtype", Name.Text)) not in CARRIES
