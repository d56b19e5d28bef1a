"""Fields that the committees' forms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Lines(forms.JSONField):
    """A list of texts: one a line on a page, a list over the API."""

    json_schema = {"type": "array", "items": {"type": "string", "maxLength": 2000}, "maxItems": 100}  # noqa: RUF012
    default_error_messages = {"lines": _("Write one text on each line.")}  # noqa: RUF012

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The texts without the empty ones; raises ValidationError for anything but texts."""
        if value in self.empty_values:
            return []
        found = value.splitlines() if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) and len(one) <= 2000 for one in found):
            raise ValidationError(self.error_messages["lines"], code="lines")
        return [one.strip() for one in found if one.strip()]

    def prepare_value(self, value: Any) -> str:
        """One a line."""
        return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else (value or "")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """As it was typed."""
        return data


def long_text(label: object, help_text: object = "", *, required: bool = True, limit: int = 4000) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=limit, widget=forms.Textarea(attrs={"rows": 5})
    )


def radios(label: object, choices: Any, **more: Any) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)
