"""What every test may ask for: a clean cache, and for the fault tests real processes that can be killed."""

import pytest
from django.core.cache import cache

from tools import messages

pytest_plugins = ["tests.cast", "tests.faults"]

# Django reads the catalogues late enough for this to be in time.
messages.compile_all()


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Rate limits and throttles count in the cache: one test must not use up another's."""
    cache.clear()
