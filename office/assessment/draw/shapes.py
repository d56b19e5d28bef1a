"""What the parts of a draw have in common: an order that typing cannot change, and numbers written in hexadecimal."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.reading import Fault

HEX = re.compile(r"[0-9a-f]{64}")


def in_order(holder: object, **lists: list) -> None:
    """Put the lists of a frozen value into their one order, so that equal contents are equal values."""
    for name, values in lists.items():
        object.__setattr__(holder, name, tuple(values))


def digest(value: object, path: str, faults: list[Fault]) -> Any:
    """A SHA-256, or a nonce of as many bits."""
    if not (isinstance(value, str) and HEX.fullmatch(value)):
        faults.append(Fault(path, _("Write 64 digits 0–9 and a–f.")))
    return value
