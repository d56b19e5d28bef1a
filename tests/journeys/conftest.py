"""People whose names may stand in a picture."""

import pytest

NAMES = {
    "company_user": "기업담당자",
    "company_writer": "기업작성자",
    "city_user": "가온시담당관",
    "secretariat_officer": "사무국담당관",
    "decision_maker": "결재권자",
    "second_decision_maker": "다른결재권자",
    "molit_officer": "국토부담당관",
    "deputy": "대행담당관",
    "ministry_clerk": "부처담당관",
    "other_ministry_clerk": "다른부처담당관",
}


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
