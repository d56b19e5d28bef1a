"""How dates, money and sizes are written: one way everywhere, on pages, in letters and in mail."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

WON_UNITS = {"won": 1, "million": 10**6, "hundred-million": 10**8}
SIZES = ("B", "KB", "MB", "GB", "TB")


def day(value: date | datetime | None) -> str:
    """`2026. 11. 22.` as it is in Seoul; nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.year}. {value.month}. {value.day}."


def moment(value: datetime | date | None) -> str:
    """`2026. 11. 22. 14:05` in Seoul; a plain date has no hour to show."""
    if not isinstance(value, datetime):
        return day(value)
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{day(value.replace(tzinfo=None))} {value:%H:%M}"


def iso(value: datetime | date | None) -> str:
    """What stands in `<time datetime>`."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat() if value else ""


def money(won: int | Decimal | None, *, unit: str = "won") -> str:
    """Whole won in 원, 백만원 or 억원, always with its unit; larger units are rounded half up to two places.

    English has no word for 억: there it is millions.
    """
    if won is None or won == "":
        return ""
    if unit == "hundred-million" and not (get_language() or "ko").startswith("ko"):
        unit = "million"
    if unit not in WON_UNITS:
        raise ValueError(f"unknown unit of money: {unit}")
    value = Decimal(int(won)) / WON_UNITS[unit]
    places = Decimal("1") if unit == "won" else Decimal("0.01")
    text = f"{value.quantize(places, ROUND_HALF_UP):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _with_unit(text, unit)


def _with_unit(text: str, unit: str) -> str:
    forms = {
        "won": _("KRW %(amount)s"),
        "million": _("KRW %(amount)s million"),
        "hundred-million": _("KRW %(amount)s hundred million"),
    }
    return forms[unit] % {"amount": text}


def spoken(won: int | None) -> str:
    """A long number as it is read aloud: `12억 3,400만 원`; in English with separators only."""
    if won is None or won == "":
        return ""
    won = int(won)
    if not (get_language() or "ko").startswith("ko"):
        return money(won)
    parts, rest = [], abs(won)
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만")):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{name}")
    if rest or not parts:
        parts.append(f"{rest:,}")
    return ("-" if won < 0 else "") + " ".join(parts) + " 원"


def size(count: int | None) -> str:
    """`1.4 MB`: a file's size with at most one decimal."""
    if count is None or count == "":
        return ""
    value, unit = Decimal(int(count)), 0
    while value >= 1024 and unit < len(SIZES) - 1:
        value, unit = value / 1024, unit + 1
    text = f"{value:,.0f}" if unit == 0 or value >= 100 else f"{value:,.1f}".removesuffix(".0")
    return f"{text} {SIZES[unit]}"
