"""A form that saves by itself, kept in memory."""

from pathlib import Path

import pytest

from tests.office.web import probe


@pytest.fixture
def sheet():
    """What the server of the probe form holds; changed by tests as a colleague would change it."""
    probe.SHEET.clear()
    probe.SHEET.update(
        revision=1,
        values={"title": "", "summary": "", "fields": [], "truth": False},
        refuse=None,
        answers=0,
        history={},
    )
    return probe.SHEET


@pytest.fixture
def probe_pages(settings):
    """The probe's own templates, beside the house's."""
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], Path(__file__).parent / "templates"]}]
