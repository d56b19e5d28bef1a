"""The field in which a flow keeps its state."""

from typing import Any

from django_fsm import FSMField


class StateField(FSMField):
    """A state of django-fsm, written down in migrations as the text it is.

    Each FSMField that a migration draws up listens to every model made after it, and a migration makes each model
    many times over: two fifths of the time of preparing a database went there. What is stored is the same.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs
