"""The resident registration number (주민등록번호), which is kept nowhere in the house.

Personal Information Protection Act §24-2: only where an Act or a decree asks for it. Nothing here does.
"""

import re

from django.utils.translation import gettext as _

# Six digits of a birthday, then seven of which the first tells century, sex and nationality (1 to 8).
_SHAPE = re.compile(r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s*-?\s*[1-8]\d{6}(?!\d)")


def holds_rrn(text: str) -> bool:
    """Whether something in `text` looks like a resident registration number; the checksum ended in October 2020."""
    return bool(_SHAPE.search(text))


def refused() -> str:
    """What whoever wrote one is told."""
    return _("This looks like a resident registration number. It may not be kept here: leave it out.")
