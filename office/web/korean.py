"""Korean words on a page of another language: marked for whoever is read to, and said, so that it is no accident.

What people write (an answer, a place, a reason) is not translated by the house.
"""

import re
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_TAG = re.compile(r"<[^>]*>")
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")


def is_korean(text: Any) -> bool:
    """Whether a text is written in Korean: a name or a unit in Hangul does not make an English sentence Korean."""
    plain = _TAG.sub("", str(text))
    found = len(_HANGUL.findall(plain))
    return found > 0 and found >= len(_LATIN.findall(plain)) / 2


def korean_name(text: Any) -> SafeString:
    """A name that has no other form: spoken as Korean, without a note."""
    if not _foreign(text):
        return conditional_escape(text)
    return format_html('<span lang="ko">{}</span>', text)


def in_korean(text: Any) -> SafeString:
    """Words that somebody wrote; in Korean on a page of another language they say so."""
    if not _foreign(text):
        return conditional_escape(text)
    return format_html('<span lang="ko">{}</span> <span class="kit-in-korean">{}</span>', text, _("(in Korean)"))


def _foreign(text: Any) -> bool:
    if (get_language() or "ko").startswith("ko") or (isinstance(text, SafeString) and 'lang="ko"' in text):
        return False  # at home, or marked already
    return is_korean(text)
