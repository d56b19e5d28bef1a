"""The business registration number (사업자등록번호): three, two and five digits, the last one a checksum."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def clean_brn(text: str) -> str:
    """The ten digits without hyphens or spaces; raises ValidationError when they are no registration number."""
    digits = re.sub(r"[\s-]", "", text)
    validate_brn(digits)
    return digits


def validate_brn(digits: str) -> None:
    """Raise ValidationError unless these are ten digits whose last one checks the others."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise ValidationError(_("A business registration number has ten digits, such as 123-45-67890."), code="shape")
    if int(digits[9]) != checksum(digits[:9]):
        raise ValidationError(_("This is no valid business registration number. Check the digits."), code="checksum")


def checksum(nine: str) -> int:
    """The tenth digit that belongs to the first nine (the ninth counts with its tens as well)."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, _WEIGHTS, strict=True))
    return -(total + int(nine[8]) * 5 // 10) % 10


def format_brn(digits: str) -> str:
    """As it is written on papers: 123-45-67890."""
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if len(digits) == 10 else digits
