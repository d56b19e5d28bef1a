"""Going past a trigger on purpose; the library's own way sends two commands at once, which cannot be prepared."""

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
from django.db import connection, transaction


@contextmanager
def ignoring(*uris: str) -> Iterator[None]:
    """Within this the triggers are passed over, in this transaction only."""
    found = [one for uri in uris for one in pgtrigger.registered(uri)]
    ids = [trigger.get_pgid(model) for model, trigger in found]
    names = ids + [f"{model._meta.db_table}:{name}" for (model, _), name in zip(found, ids, strict=True)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(names) + "}"])
        yield
        cursor.execute("select set_config('pgtrigger.ignore', '', true)")
