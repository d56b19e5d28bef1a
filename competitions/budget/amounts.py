"""Amounts and percentages in a sentence: exact, and never rounded onto the other side of a limit."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from django.utils.translation import gettext as _

from office.web.formats import money

EOK = 10**8
MOST_PLACES = 12


@dataclass(frozen=True)
class Share:
    """A share beside its limit, in percent: what is shown, the limit, and how far the one is from the other."""

    shown: str
    limit: str
    gap: str


def amount(won: int) -> str:
    """The won to the last, and in 억 for reading: `16,000,000,000원(160억)`."""
    hundredths = _round(Fraction(won, EOK) * 100)
    if not hundredths:
        return money(won)
    read = f"{_decimal(hundredths, 2)}억"
    if hundredths * EOK != won * 100:
        read = _("about %(amount)s") % {"amount": read}
    return _("%(won)s (%(read)s)") % {"won": money(won), "read": read}


def percent(value: Fraction) -> str:
    """A share in percent with one place at most; the sentence writes the sign."""
    return _decimal(_round(value * 1000), 1)


def beside(value: Fraction, limit: Fraction) -> Share:
    """A share with as many places as it takes to stand on its own side of the limit: 50.04, not 50.0, beside 50."""
    places = next(places for places in count(1) if _tells(value, limit, places))
    exact = _places(limit)
    most = max(places, exact)
    gap = abs(_round(value * 100 * 10**places) * 10 ** (most - places) - _round(limit * 100 * 10**most))
    return Share(_decimal(_round(value * 100 * 10**places), places), exactly(limit), _decimal(gap, most))


def exactly(limit: Fraction) -> str:
    """A limit in percent with all its places: limits are written as decimals."""
    places = _places(limit)
    return _decimal(_round(limit * 100 * 10**places), places)


def _tells(value: Fraction, limit: Fraction, places: int) -> bool:
    shown = Fraction(_round(value * 100 * 10**places), 100 * 10**places)
    if value == limit:
        return shown == limit or places >= MOST_PLACES
    return shown < limit if value < limit else shown > limit


def _places(limit: Fraction) -> int:
    return next((p for p in range(MOST_PLACES) if (limit * 100 * 10**p).denominator == 1), MOST_PLACES)


def _round(value: Fraction) -> int:
    """Half up; nothing here is negative."""
    return int(value + Fraction(1, 2))


def _decimal(scaled: int, places: int) -> str:
    whole, rest = divmod(scaled, 10**places)
    return f"{whole:,}.{rest:0{places}d}".rstrip("0").rstrip(".") if places else f"{whole:,}"
