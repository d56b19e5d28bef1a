import pytest
from django.core.files.storage import storages

from tests.office.cases import case_kind, case_table, open_case  # noqa: F401


@pytest.fixture(autouse=True)
def house(settings, tmp_path, case_kind):  # noqa: F811
    """Files of these tests lie in a folder of their own; no scanner, and nothing carried out but by the test."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}},
    }
    settings.CLAMAV_ADDRESS = ""
    settings.EFFECTS_NUDGE = False
    assert storages["default"].location == str(tmp_path)


@pytest.fixture
def case(cast):
    """A draft of the company."""
    return open_case(cast.company)
