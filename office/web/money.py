"""Amounts as people write them: `160억`, `16,000백만원`, `1조 2,000억`, `₩1,200,000`, `160 hundred million`.

Whole numbers only, from the first letter to the last: a fraction such as `16.5억` is read as digits, never as a float.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

LARGEST = 10**18
LONGEST = 100

_LARGE = {"조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_ENGLISH = {"trillion": 10**12, "hundredmillion": 10**8, "million": 10**6, "thousand": 1000}

_MINUS = re.compile(r"^[-−△▲]")
_SIGN = re.compile(r"^(?:₩|\\|krw|금)", re.IGNORECASE)
_UNIT = re.compile(r"(?:원정|원|won|krw)$", re.IGNORECASE)
_BILLION = re.compile(r"billion|빌리언|\bbn\b|[0-9]bn\b", re.IGNORECASE)
_DIGITS = r"(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)|[0-9]+)(?:\.[0-9]+)?"
_ENGLISH_UNIT = r"trillion|hundred ?million|million|thousand"
_TERM = re.compile(rf" *(?P<digits>{_DIGITS})? *(?P<unit>{_ENGLISH_UNIT}|[조억만천백십])?", re.IGNORECASE)


class NotAnAmount(ValueError):
    """The text says no amount that can be taken; the sentence is for whoever typed it."""


def parse_won(text: str, *, negative: bool = False) -> int:
    """The amount in won that a text says.

    Raises NotAnAmount with a sentence for what is ambiguous, no whole number of won, negative (unless `negative`),
    above the largest amount, or no amount at all.
    """
    if len(text) > LONGEST:
        raise NotAnAmount(_nonsense())
    bare, below = _bare(text)
    won = _counted(bare)
    if won > LARGEST:
        raise NotAnAmount(_("An amount can be at most %(most)s won.") % {"most": f"{LARGEST:,}"})
    if below and won and not negative:
        raise NotAnAmount(_("An amount cannot be negative here."))
    return -won if below else won


def _bare(text: str) -> tuple[str, bool]:
    """The number with its units alone, and whether it stands below zero."""
    rest = " ".join(unicodedata.normalize("NFKC", text).split())
    below = False
    for _time in range(2):  # `-₩5` and `₩-5` are both written
        rest = _SIGN.sub("", rest).strip()
        if not below and _MINUS.match(rest):
            below, rest = True, rest[1:].strip()
    return _UNIT.sub("", rest).strip(), below


def _counted(bare: str) -> int:
    if _BILLION.search(bare):
        raise NotAnAmount(_("Say 억 or hundred million: “billion” is often confused with 억."))
    if not bare:
        raise NotAnAmount(_nonsense())
    parts = list(_parts(bare))
    _require_descending(parts)
    return sum(amount for amount, _unit in parts)


def _require_descending(parts: list[tuple[int, int]]) -> None:
    """Each amount fits below the unit before it, and only the last may have a fraction of its unit."""
    for (amount, unit), (below, smaller) in pairwise(parts):
        if smaller >= unit or below >= unit or amount % unit:
            raise NotAnAmount(_nonsense())


def _parts(bare: str) -> Iterator[tuple[int, int]]:
    """The parts between large units, each with its unit: `160억 5천만` is 160 × 억 and 5천 × 만."""
    section: list[tuple[str, int]] = []
    for digits, word in _terms(bare):
        factor = _LARGE.get(word) or _ENGLISH.get(word, 0)
        if not factor:
            section.append((digits, _SMALL.get(word, 1)))
            continue
        if not digits and not section and word != "만":  # 만 원 is 1만 원; nobody says 억 for 1억
            raise NotAnAmount(_nonsense())
        if digits or not section:
            section.append((digits, 1))
        yield _section(section, factor), factor
        section = []
    if section:
        yield _section(section, 1), 1


def _terms(bare: str) -> Iterator[tuple[str, str]]:
    """Each number with the unit behind it; one of the two may be missing."""
    place = 0
    while place < len(bare):
        found = _TERM.match(bare, place)
        if found.end() == place or not (found["digits"] or found["unit"]):
            raise NotAnAmount(_nonsense())
        place = found.end()
        yield found["digits"] or "", (found["unit"] or "").lower().replace(" ", "")


def _section(section: list[tuple[str, int]], factor: int) -> int:
    """`5천 3백` of a unit."""
    amounts = [(_exact(digits or "1", small * factor), small * factor) for digits, small in section]
    _require_descending(amounts)
    return sum(amount for amount, _unit in amounts)


def _exact(digits: str, factor: int) -> int:
    """`16.5` times a unit, without rounding."""
    whole, _point, fraction = re.sub("[, ]", "", digits).partition(".")
    won, rest = divmod(int(whole + fraction) * factor, 10 ** len(fraction))
    if rest or (factor == 1 and len(fraction) > 2):  # 1.000 may have been meant as a thousand
        raise NotAnAmount(_("Enter whole won: this amount has a fraction of a won."))
    return won


def _nonsense() -> str:
    return _("Enter an amount in whole won, like 1,200,000, or in words, like 160억, 3천만 원 or 16,000백만원.")
