"""What the tests of the sandbox's pages may ask for."""

import pytest

from tests.sandbox.calling import Api
from tests.sandbox.visiting import Browsers


@pytest.fixture
def browsers(cast) -> Browsers:
    """A browser for each part, signed in when it is first used."""
    return Browsers(cast)


@pytest.fixture
def api(cast):
    """api("company_user") → that person's program."""
    return lambda part: Api(getattr(cast, part))
