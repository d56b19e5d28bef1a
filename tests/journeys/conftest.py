"""People whose names may stand in a picture."""

import pytest

NAMES = {
    "company_user": "한가람", "company_writer": "윤다온", "secretariat_officer": "이나래", "decision_maker": "박다솜",
    "molit_officer": "김가온", "ministry_clerk": "최해솔", "other_ministry_clerk": "정라온",
    "second_decision_maker": "조아라", "deputy": "문하늘",
}  # fmt: skip


@pytest.fixture
def people(cast):
    """The cast with names; one ministry takes its letters on the portal, the other one by post."""
    for part, name in NAMES.items():
        user = getattr(cast, part)
        user.name = name
        user.save(update_fields=["name"])
    cast.ministry.portal_service = True
    cast.ministry.save(update_fields=["portal_service"])
    return cast
