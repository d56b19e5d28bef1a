"""Exact numbers: read from text, rounded half up, written out. Whole numbers and fractions only, never a float."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from office.assessment.rulesets.decimals import exact

# The most places that a finite decimal on this path can need: points or weights times a share, and a sum of them.
MOST_PLACES = 24


def number(value: object) -> Decimal | None:
    """The number that a cell states: plain digits, or a Decimal as the database gives it."""
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    return exact(value)


def whole(values: Iterable[Fraction]) -> tuple[list[int], int]:
    """The same numbers as whole ones over a common denominator, and that denominator: exact, quick to add and sort."""
    values = list(values)
    below = 1
    for denominator in {one.denominator for one in values}:
        if below % denominator:  # then the least common multiple of both
            below *= Fraction(below, denominator).denominator
    return [one.numerator * (below // one.denominator) for one in values], below


def half_up(value: Fraction, digits: int) -> Fraction:
    """Rounded as in a spreadsheet: a half goes away from zero."""
    scaled, below = 2 * abs(value.numerator) * 10**digits, value.denominator
    rounded = (scaled + below) // (2 * below)
    return Fraction(rounded if value >= 0 else -rounded, 10**digits)


def fixed(value: Fraction, digits: int) -> str:
    """A rounded number with all its places: 412/5 → 82.40."""
    whole = abs(value) * 10**digits
    if whole.denominator != 1:
        raise ValueError(f"{value} has more than {digits} places")
    text = str(whole.numerator).rjust(digits + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def plain(value: Fraction) -> str:
    """A finite decimal in its shortest spelling: 412/5 → 82.4. What has no end stays a fraction."""
    for digits in range(MOST_PLACES + 1):
        if (value * 10**digits).denominator == 1:
            return fixed(value, digits)
    return str(value)
