"""From a template and its facts to a PDF: archive form, tagged, the same bytes every time."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from office.documents import finishing, fonts
from office.documents.imprint import Imprint

VARIANT = "pdf/a-3a"


@dataclass(frozen=True)
class Rendered:
    """A finished PDF."""

    pdf: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """What the verification compares."""
        return hashlib.sha256(self.pdf).hexdigest()


def html(template: str, context: dict[str, Any], *, lang: str = "ko") -> str:
    """The page as the typesetter reads it, in the document's language whoever asks."""
    with translation.override(lang):
        return render_to_string(template, {**context, "lang": lang})


def pdf(markup: str, *, imprint: Imprint) -> Rendered:
    """Set `markup` as a PDF/A-3a file. About a tenth of a second a page; belongs into the worker.

    Raises OSError when the machine has no Pango.
    """
    configuration = fonts.configuration()
    import weasyprint

    try:
        document = weasyprint.HTML(string=markup, url_fetcher=_local_fetcher()()).render(
            font_config=configuration, pdf_variant=VARIANT, pdf_tags=True
        )
    except weasyprint.urls.FatalURLFetchingError as outside:  # no Exception: it would end the worker
        raise ValueError(str(outside)) from outside
    identifier = hashlib.md5(markup.encode(), usedforsecurity=False).hexdigest().encode()
    raw = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=identifier)
    finished, pages = finishing.finish(raw, imprint)
    return Rendered(finished, pages)


@lru_cache(maxsize=1)
def _local_fetcher() -> type:
    """A fetcher that reads data URIs and nothing else: a letter must not be able to fetch."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class NothingFromOutside(URLFetcher):
        def fetch(self, url: str, headers: dict | None = None):
            if not url.startswith("data:"):
                raise FatalURLFetchingError(f"a document may not fetch {url[:80]}")
            return super().fetch(url, headers)

    return NothingFromOutside
