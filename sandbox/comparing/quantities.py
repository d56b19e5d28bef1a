"""Numbers with their units and limits: 시속 6km 이하, 5대 이하, 2m 이상, 24시간."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

UPPER, LOWER, EXACT = "upper", "lower", "exact"

# written: (what is measured, factor). Longer spellings first.
_UNITS: dict[str, tuple[str, Decimal]] = {
    unit: (measure, Decimal(factor))
    for measure, spellings in {
        "speed": {"km/h": "1", "㎞/h": "1", "kph": "1", "m/s": "3.6"},
        "sound": {"db": "1", "데시벨": "1"},
        "length": {"킬로미터": "1000", "미터": "1", "km": "1000", "㎞": "1000", "cm": "0.01", "mm": "0.001", "m": "1"},
        "weight": {"킬로그램": "1", "kg": "1", "㎏": "1", "톤": "1000"},
        "money": {"억원": "100000000", "만원": "10000", "원": "1"},
        "days": {"개월": "30", "주일": "7", "년": "365", "일": "1"},
        "seconds": {"시간": "3600", "분": "60", "초": "1"},
        "percent": {"%": "1", "퍼센트": "1"},
        "people": {"명": "1", "인": "1"},
        "vehicles": {"대": "1"},
        "times": {"회": "1", "번": "1", "차례": "1"},
        "persons_aged": {"세": "1"},
    }.items()
    for unit, factor in spellings.items()
}
# What is measured says what is spoken of, without further words.
TELLING = frozenset({"speed", "sound", "weight"})
_SPELLINGS = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<per>시속|초속)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_SPELLINGS})(?P<rest>[^0-9.;]{{0,8}})",
    re.IGNORECASE,
)
_LIMITS = ((UPPER, ("이하", "이내", "미만", "까지", "넘지", "초과하지")), (LOWER, ("이상", "초과")))


@dataclass(frozen=True)
class Quantity:
    """So much of something, at most, at least, or exactly."""

    measure: str
    value: Decimal
    limit: str
    text: str

    def disagrees(self, other: "Quantity") -> str:
        """ "apart" when no value keeps both, "differ" when two limits of one kind differ; empty when they agree."""
        if self.measure != other.measure or self.value == other.value and self.limit == other.limit:
            return ""
        if self.limit == other.limit:
            return "apart" if self.limit == EXACT else "differ"
        if {self.limit, other.limit} == {UPPER, LOWER}:
            upper, lower = (self, other) if self.limit == UPPER else (other, self)
            return "apart" if lower.value > upper.value else ""
        exact, bound = (self, other) if self.limit == EXACT else (other, self)
        outside = exact.value > bound.value if bound.limit == UPPER else exact.value < bound.value
        return "apart" if outside else ""


def quantities(text: str) -> list[Quantity]:
    """Every number with a unit in a text, in its order."""
    return [one for match in _NUMBER.finditer(text) if (one := _quantity(match)) is not None]


def without_quantities(text: str) -> str:
    """The text without its numbers: what the quantities are about."""
    return _NUMBER.sub(lambda match: " " + match["rest"], text)


def _quantity(match: re.Match) -> Quantity | None:
    try:
        number = Decimal(match["number"].replace(",", ""))
    except InvalidOperation:
        return None
    measure, factor = _UNITS[match["unit"].lower()]
    if match["per"] and measure == "length":
        factor = factor / 1000 if match["per"] == "시속" else factor * Decimal("3.6")
        measure = "speed"
    words = match.group().strip()
    return Quantity(measure, number * factor, _limit(match["rest"]), _short(words, match["rest"]))


def _limit(rest: str) -> str:
    return next((limit for limit, words in _LIMITS if any(word in rest for word in words)), EXACT)


def _short(words: str, rest: str) -> str:
    """As much as says the limit: 시속 6km 이하."""
    for _limit_kind, signs in _LIMITS:
        for sign in signs:
            if sign in rest:
                return words[: words.rindex(sign) + len(sign)] if sign in words else words
    return words[: len(words) - len(rest.rstrip())].rstrip() if rest.strip() else words
