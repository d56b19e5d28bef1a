"""How well a member suits an entry, in thousandths: words of the entry that speak of the member's fields and works."""

import re
import unicodedata
from collections.abc import Iterable

WHOLE = 1000
# What counts of a member: fields of expertise most, works and affiliation less; all have something to say of all.
GROUND, FIELDS, WORKS = 200, 500, 300
_WORD = re.compile(r"[0-9a-z]{2,}|[가-힣]{2,}")


def parts(text: str) -> set[str]:
    """The pairs of syllables of Korean words and the words of others: endings of words then hardly matter."""
    found: set[str] = set()
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        found |= {word[n : n + 2] for n in range(len(word) - 1)} if word[0] >= "가" else {word}
    return found


def fit(entry: Iterable[str], fields: Iterable[str], works: Iterable[str]) -> int:
    """From 200 for nothing in common to 1000: `entry` are its texts, `fields` and `works` those of the member."""
    known = set().union(*map(parts, entry))
    shares = [(FIELDS, _share(known, fields)), (WORKS, _share(known, works))]
    return GROUND + sum(round(weight * share) for weight, share in shares)


def _share(known: set[str], texts: Iterable[str]) -> float:
    """How much of the best of these texts the entry speaks of."""
    shares = [len(own & known) / len(own) for text in texts if (own := parts(text))]
    return max(shares, default=0.0)
