"""What the house is called, in one place: an installation says it in both languages (HOUSE_NAME_KO and _EN)."""

from django.conf import settings
from django.utils.translation import get_language


def house_name(language: str = "") -> str:
    """The name in the reader's language, or in the one asked for."""
    told = language or get_language() or "ko"
    return settings.HOUSE_NAMES["en" if told.startswith("en") else "ko"]
