"""Sheets for a greater file: covers, lists, stamps. Set by the same typesetter with the same typefaces, but plainly:
what is bound together with other people's pages is no archive document of its own."""

from dataclasses import dataclass
from typing import Any

from office.documents import fonts, render


@dataclass(frozen=True)
class Sheets:
    """The pages, and on which of them (from 0) each element with an id begins."""

    pdf: bytes
    pages: int
    begins: dict[str, int]


def sheets(template: str, context: dict[str, Any], *, lang: str = "ko") -> Sheets:
    """Set a template; raises OSError when the machine has no Pango."""
    configuration = fonts.configuration()
    import weasyprint

    markup = render.html(template, context, lang=lang)
    try:
        document = weasyprint.HTML(string=markup, url_fetcher=render._local_fetcher()()).render(
            font_config=configuration
        )
    except weasyprint.urls.FatalURLFetchingError as outside:  # no Exception: it would end the worker
        raise ValueError(str(outside)) from outside
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            begins.setdefault(name, number)
    return Sheets(document.write_pdf(), len(document.pages), begins)
