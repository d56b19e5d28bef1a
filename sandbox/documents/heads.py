"""How an organisation is written to, and how it signs: by its head."""

from typing import Any

from office.documents.frame import Letterhead
from office.people.models.organisations import OrganisationKind

_MINISTRIES = (("위원회", "위원장"), ("부", "장관"), ("기획예산처", "장관"), ("", "장"))
_LOCAL = (("도", "지사"), ("시", "장"), ("군", "수"), ("구", "청장"), ("", "의 장"))


def head_of(organisation: Any) -> str:
    """The head in the way official letters name it: 경찰청장, 산업통상부장관, 가온시장, 경기도지사."""
    name = organisation.name_ko
    if organisation.kind == OrganisationKind.LOCAL_GOVERNMENT:
        return name + _ending(name, _LOCAL)
    return name + _ending(name, _MINISTRIES)


def _ending(name: str, endings: tuple[tuple[str, str], ...]) -> str:
    return next(head for last, head in endings if name.endswith(last))


def letterhead_of(organisation: Any, *, unit: str = "", sender: str = "") -> Letterhead:
    """The letterhead of an agency that writes through this system, from what the register knows of it."""
    return Letterhead(
        agency=organisation.name_ko,
        sender=sender or head_of(organisation),
        unit=unit or organisation.name_ko,
        address=organisation.address,
        phone=organisation.phone,
        email=organisation.email,
    )
