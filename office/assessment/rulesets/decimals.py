"""Numbers of the rules: exact, read from text or whole numbers, written one way only.

A float has no place here: what it holds is not what was announced (0.3 is 0.299999999999999988…).
"""

import re
from decimal import Decimal

PLAIN = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
MOST = 10**9


def exact(value: object) -> Decimal | None:
    """The number that a JSON value states; None for anything but a whole number or decimal digits as text."""
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < MOST:
        return Decimal(value)
    return None


def plain(value: Decimal) -> str:
    """The one spelling of a number: no exponent, no trailing zero, no needless sign: 0.30 → 0.3, 1E+2 → 100."""
    digits = format(value, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if not value else digits


def places(value: Decimal) -> int:
    """How many decimal places the number needs."""
    return len(plain(value).partition(".")[2])
