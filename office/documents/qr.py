"""The square code on a document that leads to its verification page."""

import io
from functools import lru_cache
from urllib.parse import quote

import segno


@lru_cache(maxsize=64)
def svg_data_uri(address: str) -> str:
    """A QR code (error level M, quiet zone of four) as a data URI: an `<img>` can carry a text alternative."""
    held = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        held, kind="svg", border=4, xmldecl=False, light="#fff", dark="#000"
    )
    return "data:image/svg+xml," + quote(held.getvalue().decode())
