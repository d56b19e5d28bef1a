"""What the typesetter leaves to do: scopes of table headings, the metadata, a file that is the same every time."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from office.documents.imprint import Imprint, packet


def finish(raw: bytes, imprint: Imprint) -> tuple[bytes, int]:
    """The finished file and its number of pages."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for element in _elements(pdf.Root.StructTreeRoot.K):
            if element.get("/S") == Name.TR:
                _scope(element)
        _describe(pdf, imprint)
        held = io.BytesIO()
        pdf.save(held, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return held.getvalue(), len(pdf.pages)


def _elements(kids: Object):
    """Every structure element, depth first."""
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _elements(kid.K)


def _scope(row: Object) -> None:
    """A row of headings alone heads its columns; a heading beside data heads its row."""
    cells = [kid for kid in row.get("/K", []) if isinstance(kid, Dictionary)]
    headings = [cell for cell in cells if cell.get("/S") == Name.TH]
    scope = Name.Column if len(headings) == len(cells) else Name.Row
    for cell in headings:
        if "/A" not in cell:
            cell.A = Dictionary(O=Name.Table)
        cell.A.Scope = scope


def _describe(pdf: Pdf, imprint: Imprint) -> None:
    """Write the XMP packet and the older information dictionary, which must not contradict it."""
    stream = pdf.make_stream(packet(imprint))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    stamp = (
        String(imprint.created.strftime("D:%Y%m%d%H%M%S") + "Z")
        if imprint.created.tzinfo is None
        else String("D:" + imprint.stamp.replace("-", "").replace(":", "").replace("T", ""))
    )
    for name in list(pdf.docinfo):
        del pdf.docinfo[name]
    pdf.docinfo["/Title"] = String(imprint.title)
    pdf.docinfo["/Author"] = String(imprint.agency)
    pdf.docinfo["/Subject"] = String(imprint.summary or imprint.title)
    pdf.docinfo["/Keywords"] = String(", ".join(imprint.keywords))
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
