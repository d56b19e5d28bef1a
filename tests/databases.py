"""Each process of the suite has a database of its own; the tables are made once and copied."""

import contextlib
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

ALONE = 0x73756974  # any number of our own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, worker_id, testrun_uid, django_db_blocker):
    """The first process makes the tables while the others wait; all of them begin with a copy.

    Drawing up every migration's models is nearly all that it costs, and it would be done in each process at once.
    """
    if worker_id == "master":
        yield
        return
    name = f"suite_{testrun_uid}"
    with django_db_blocker.unblock(), _alone():
        if not _exists(name):
            _make(name)
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = name
    yield
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ALONE])
        yield


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _make(name: str) -> None:
    own, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    named = test["NAME"]
    test["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        test["NAME"] = named
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = own
