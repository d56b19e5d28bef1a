"""The base of every model that has a procedure."""

from typing import Any

import django_fsm
from django.db import models


class Stateful(models.Model):
    """A row that moves by steps only.

    A subclass declares `state = StateField(protected=True)` and a `matter` (its own or the one it hangs on);
    `read_with` are the relations that its rules and guards look at: read with the row, when it is locked for a step;
    `read_without` are large columns of theirs that no rule looks at.
    """

    read_with: tuple[str, ...] = ("matter",)
    read_without: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        """Re-read the row. Protected fields are taken out of the instance first and put back if it fails.

        django-fsm-2's own mixin switches the protection off on the class while it runs, for every thread, and
        leaves it off when it raises. The loaded columns are named, for Django takes a missing one for deferred.
        """
        whole = fields is None
        fields = (
            [f.attname for f in self._meta.concrete_fields if f.attname in self.__dict__] if whole else list(fields)
        )
        guarded = {f.attname for f in self._meta.fields if isinstance(f, django_fsm.FSMField) and f.protected}
        kept = {name: self.__dict__.pop(name) for name in guarded & set(fields)}
        try:
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        finally:
            for name, value in kept.items():
                self.__dict__.setdefault(name, value)
        if whole:
            self._prefetched_objects_cache = {}

    def state_label(self, actor: Any = None) -> str:
        """The word for the state; a flow overrides it where readers see different words."""
        return str(self.get_state_display())
