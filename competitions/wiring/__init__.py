"""The competitions in the office: kinds of matters, forms, use cases of steps, the clock."""

from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from competitions import assessing, rules, stages  # noqa: F401  the register of preliminary calls registers on import
from competitions.actions import calls
from competitions.documents import call as _call_papers  # noqa: F401  papers register on import
from competitions.documents import entry as _entry_papers  # noqa: F401
from competitions.documents import extension as _extension_papers  # noqa: F401
from competitions.models import Programme
from competitions.programmes import loading, sources  # noqa: F401  the register of programmes registers on import
from competitions.wiring import call, entry, selection
from office.ledger import register_sweep
from office.people import programmes


def connect() -> None:
    """Called once, when every application is ready."""
    programmes.register(rules.PROGRAMME, _("Smart city competitions"))
    call.connect()
    entry.connect()
    selection.connect()
    assessing.connect()
    register_sweep(calls.tick)
    post_migrate.connect(_store_programmes, dispatch_uid="competitions.programmes")


def _store_programmes(sender, using: str = "default", **kwargs) -> None:
    """Once, after the competitions' own tables; not where they were just taken away."""
    if sender.label == "competitions" and Programme._meta.db_table in connections[using].introspection.table_names():
        loading.store(using=using)
