"""Reading a body, and refusing what the database could not hold."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class JSON(JSONParser):
    """JSON up to DATA_UPLOAD_MAX_MEMORY_SIZE, of reasonable depth, of text that is text.

    A lone surrogate or a NUL passes Python's parser and fails in PostgreSQL.
    """

    def parse(self, stream: Any, media_type: str | None = None, parser_context: dict | None = None) -> Any:
        """Raises ParseError, or RequestDataTooBig."""
        length = int((parser_context or {})["request"].META.get("CONTENT_LENGTH") or 0)
        if settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        try:
            found = super().parse(stream, media_type, parser_context)
            _check(found)
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None
        return found


def _check(value: Any) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key)
            _check(item)
    elif isinstance(value, list):
        for item in value:
            _check(item)


def _check_text(text: str) -> None:
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ParseError(_("The text holds characters that are not allowed."))
