"""The API speaks JSON, whatever a browser or a careless client puts into Accept."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request


class AlwaysJson(DefaultContentNegotiation):
    """Chooses by Accept where a view offers several forms, else gives the only one (RFC 9110 §12.4.1 allows it)."""

    def select_renderer(self, request: Request, renderers: list, format_suffix: str | None = None) -> tuple[Any, str]:
        """Never 406 where there is only one form."""
        if len(renderers) == 1:
            return renderers[0], renderers[0].media_type
        return super().select_renderer(request, renderers, format_suffix)
