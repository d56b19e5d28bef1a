"""What a PDF says about itself: its XMP packet, with our own properties described as PDF/A demands."""

import datetime as dt
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACE = "urn:office:documents:1#"
PREFIX = "doc"
PROPERTIES = {
    "documentId": "Identifier of the document in the issuing system",
    "kind": "Kind of document",
    "verificationCode": "Code for the public verification page",
    "factsSha256": "SHA-256 over the facts stated in the document",
    "templateVersion": "SHA-256 over the template sources",
}


@dataclass(frozen=True)
class Imprint:
    """The particulars of one PDF; all of them are stored with the document, so that two runs agree byte for byte."""

    title: str
    agency: str
    created: dt.datetime
    number: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = field(default=())
    lang: str = "ko"
    document_id: str = ""
    kind: str = ""
    code: str = ""
    facts_sha256: str = ""
    template_version: str = ""

    @property
    def stamp(self) -> str:
        """The moment of issue, in UTC."""
        return self.created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def own(self) -> dict[str, str]:
        """Our own properties, by name."""
        return {
            "documentId": self.document_id,
            "kind": self.kind,
            "verificationCode": self.code,
            "factsSha256": self.facts_sha256,
            "templateVersion": self.template_version,
        }


def packet(imprint: Imprint) -> bytes:
    """The XMP packet of a PDF/A-3a file."""
    own = "".join(
        f"<{PREFIX}:{name}>{escape(value)}</{PREFIX}:{name}>" for name, value in imprint.own().items() if value
    )
    body = _PACKET.format(
        title=escape(imprint.title),
        agency=escape(imprint.agency),
        summary=escape(imprint.summary or imprint.title),
        keywords=escape(", ".join(imprint.keywords)),
        subjects="".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in imprint.keywords),
        number=escape(imprint.number),
        lang=escape(imprint.lang),
        stamp=imprint.stamp,
        own=own,
        prefix=PREFIX,
        namespace=NAMESPACE,
        schema=_schema(),
    )
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{body}<?xpacket end="r"?>'.encode()


def _schema() -> str:
    """The extension schema: an archive file may hold no property that it does not explain."""
    return "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        f"<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{told}</pdfaProperty:description></rdf:li>"
        for name, told in PROPERTIES.items()
    )


_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{agency}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{summary}</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{number}</dc:identifier></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Keywords>{keywords}</pdf:Keywords></rdf:Description>
<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{own}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Issued document</pdfaSchema:schema><pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{schema}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
"""
