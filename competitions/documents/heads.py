"""Who writes, and how the competitions' own papers are framed."""

from typing import Any

from competitions import policy
from office.documents.frame import Letterhead


def letterhead(subject: Any) -> Letterhead:
    """The Ministry of Land, Infrastructure and Transport announces; its unit and address are settings."""
    return Letterhead(**policy.LETTERHEAD)
