"""Who visits the pages of competitions."""

import pytest

from tests.cast import AppointmentFactory, UserFactory
from tests.competitions.visiting import People


@pytest.fixture
def people(competition):
    competition.sandbox_officer = UserFactory(email="sandbox-only@example.com", name="sandbox only")
    AppointmentFactory(user=competition.sandbox_officer, programme="sandbox", role="officer",
                       organisation=competition.cast.secretariat)  # fmt: skip
    return People(competition)
