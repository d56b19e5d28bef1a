"""What every test may ask for: a clean cache, and for the fault tests real processes that can be killed."""

import gc
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from tools import messages

pytest_plugins = [
    "tests.browsing", "tests.cast", "tests.databases", "tests.faults", "tests.worlds", "tests.worlds_applications",
    "tests.worlds_assessment", "tests.worlds_committee", "tests.worlds_competitions", "tests.worlds_consulting",
    "tests.worlds_deliberation", "tests.worlds_panels", "tests.worlds_tally",
]  # fmt: skip

# A model's constraint asks for a sentence while Django starts: what was read before is then read again.
if messages.compile_all():
    translation_file_changed(None, Path("django.mo"))
# Four hundred thousand objects of the libraries live as long as the run: looking them over was a sixth of its time.
gc.set_threshold(50_000, 20, 100)


def pytest_collection_finish() -> None:
    """What stands when the first test begins is no garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Rate limits and throttles count in the cache: one test must not use up another's."""
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language():
    """A page asked for in English leaves the process in English: the next test begins as the first one did."""
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """knox makes a table for its own model although ours is used; emptying the tables after a test trips over it."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS knox_authtoken")


def pytest_make_parametrize_id(config, val, argname):
    """Bytes made anew in each process (an archive knows its hour) must not name a test: two workers would disagree."""
    return argname if isinstance(val, bytes) else None
