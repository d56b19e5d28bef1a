"""What the tests of the sandbox's pages may ask for."""

import pytest

from tests.sandbox.visiting import Browsers


@pytest.fixture
def browsers(cast) -> Browsers:
    """A browser for each part, signed in when it is first used."""
    return Browsers(cast)
