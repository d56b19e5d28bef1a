"""A kind of matter of the tests' own: seen by its organisation and by the officer in charge."""

import pytest

from office.access.rules import Rule
from office.docket import registry
from office.docket.models import Matter
from office.people.who import ChargedWith, MemberOf

SEE = Rule("tests.deadlines.see", MemberOf("organisation") | ChargedWith("officer"))


@pytest.fixture
def kind(monkeypatch):
    """Registered for one test only."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    registry.register("test-deadlines", model=Matter, see=SEE, url="deadlines:detail", label="Test")
    return "test-deadlines"


@pytest.fixture
def matter(kind, cast):
    return Matter.objects.create(
        kind=kind, title="Delivery robots", organisation=cast.company, officer=cast.molit_officer
    )


@pytest.fixture
def child(kind, cast, matter):
    return Matter.objects.create(kind=kind, title="Consultation", organisation=cast.ministry, parent=matter)
