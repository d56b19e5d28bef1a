"""Acting on a form that was posted."""

from collections.abc import Callable
from typing import Any

from django import forms

from office.access import Invalid


def done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Act on what was typed; what is wrong with it stands beside the field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act(form.cleaned_data)
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
        return False
    return True
