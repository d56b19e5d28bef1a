"""Korean text as a letter sets it: words kept whole, dates unbroken, the items of an official letter."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WORD_JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"
_HANGUL = "가-힣"
_SEAM = re.compile(rf"(?<=[{_HANGUL}])(?=[{_HANGUL}A-Za-z0-9(\[「『])|(?<=[A-Za-z0-9)\]」』])(?=[{_HANGUL}])")
_DATE = re.compile(r"(?<!\d)(\d{4}\.) (\d{1,2}\.) (\d{1,2}\.)")
_TEXT = re.compile(r">[^<]+<|^[^<]+|[^>]+$")
_TAIL = re.compile(r"(?:\s*</(?:p|li|ol|ul|div|section|span)>)+\s*$")

# 행정업무의 운영 및 혁신에 관한 규정 시행규칙 §2: 1. → 가. → 1) → 가) → (1) → (가) → ① → ㉮
_MARKS = [
    r"\d{1,2}\.",
    r"[가나다라마바사아자차카타파하]\.",
    r"\d{1,2}\)",
    r"[가나다라마바사아자차카타파하]\)",
    r"\(\d{1,2}\)",
    r"\([가나다라마바사아자차카타파하]\)",
    r"[①-⑳]",
    r"[㉮-㉻]",
]
_ITEM = re.compile(
    r"^\s*(?:" + "|".join(f"(?P<l{n}>{mark})" for n, mark in enumerate(_MARKS, 1)) + r")\s+(?P<text>.+)$"
)


def keep_all(text: str) -> str:
    """Running Korean prose that breaks between words only.

    The typesetter ignores `word-break: keep-all`, so a word joiner stands between the syllables of a word; it has
    no width and the text that is copied or searched stays the same to the eye. Not for narrow table cells, where
    a long word must be allowed to break.
    """
    return _SEAM.sub(WORD_JOINER, _DATE.sub(NO_BREAK_SPACE.join((r"\1", r"\2", r"\3")), text))


def keep_all_markup(markup: str) -> SafeString:
    """The same for finished markup: only what stands between the tags is touched."""
    return mark_safe(_TEXT.sub(lambda found: keep_all(found[0]), markup))  # noqa: S308  markup of our own templates


def as_items(text: str) -> SafeString:
    """Typed text as the paragraphs of an official letter: marks such as `1.` `가.` `1)` hang at their level."""
    return mark_safe("".join(_paragraph(line) for line in str(text).splitlines() if line.strip()))  # noqa: S308


def _paragraph(line: str) -> str:
    found = _ITEM.match(line)
    if not found:
        return f"<p>{escape(line.strip())}</p>"
    level = next(n for n in range(1, 9) if found[f"l{n}"])
    mark, text = escape(found[f"l{level}"]), escape(found["text"].strip())
    return f'<p class="item item-{level}"><span class="mark">{mark} </span>{text}</p>'


def with_end(markup: str, word: str = "끝.") -> SafeString:
    """The body with its closing word: two spaces after the last character, or below a table that closes it."""
    body = markup.rstrip()
    tail = _TAIL.search(body)
    head, rest = (body[: tail.start()], tail[0]) if tail else (body, "")
    if head.endswith("</table>") or not tail:
        return mark_safe(f'{body}<p class="end">{word}</p>')  # noqa: S308
    return mark_safe(f"{head}{NO_BREAK_SPACE * 2}{word}{rest}")  # noqa: S308
