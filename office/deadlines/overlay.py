"""The holiday table as a calendar: through the ORM for the house, by one short connection for the command."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

from office.deadlines.calendar import Calendar, Entry, calendar_with

PATIENCE_SECONDS = 2


class Unreachable(Exception):
    """No database answers, or it has no holiday table yet."""


def current_calendar() -> Calendar:
    """The working-day calendar with what staff entered. One small query; what is built from it is kept."""
    from office.deadlines.models import Holiday

    return calendar_with(
        Entry(*row) for row in Holiday.objects.values_list("date", "kind", "name_ko", "name_en", "source")
    )


def overlay_without_pool() -> Calendar:
    """The same by a connection of its own that gives up after two seconds. Raises Unreachable."""
    connection = connections.create_connection("default")
    options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": {**options, "connect_timeout": PATIENCE_SECONDS}}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT date, kind, name_ko, name_en, source FROM deadlines_holiday")
            return calendar_with(Entry(*row) for row in cursor.fetchall())
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        raise Unreachable(str(error).splitlines()[0].rstrip(": ") if str(error) else type(error).__name__) from error
    finally:
        connection.close()
