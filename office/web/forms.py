"""Fields and widgets that Korean public forms need, and the mixin that gives a form its fieldsets."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.web.money import LARGEST, NotAnAmount, parse_won

Fieldset = tuple[str, Sequence[str]] | tuple[str, Sequence[str], str]


class DateInput(forms.DateInput):
    """The browser's own calendar: it needs ISO dates whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own calendar and clock, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MoneyInput(forms.TextInput):
    """Whole won with separators; a number field would lose them and change value under a mouse wheel."""

    unit = _("KRW")

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        try:
            return f"{int(value):,}"
        except (TypeError, ValueError):
            return super().format_value(value)


class MoneyField(forms.IntegerField):
    """Whole won, typed in digits or in words: see :mod:`office.web.money`."""

    widget = MoneyInput
    default_error_messages = {"invalid": _("Enter an amount in whole won, for example 12,000,000.")}

    def __init__(self, *, min_value: int | None = 0, max_value: int | None = LARGEST, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {}

    def to_python(self, value: Any) -> int | None:
        if not isinstance(value, str) or value.strip() in self.empty_values:
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return parse_won(value, negative=self.min_value is None or self.min_value < 0)
        except NotAnAmount as refusal:
            raise forms.ValidationError(str(refusal), code="invalid") from None


class KitForm:
    """Mixin for any Django form: native date inputs, choices as lists of boxes, and `fieldsets`.

    `fieldsets = ((_("Applicant"), ["name", "brn"]), (_("Service"), ["title"], _("What you plan")))`
    """

    fieldsets: Sequence[Fieldset] = ()
    boxes: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _modernise(field, boxes=name in self.boxes)


def _modernise(field: forms.Field, *, boxes: bool) -> None:
    """Exchange a plain default widget for the one the pages use; a widget chosen by the author stays."""
    plain = type(field.widget)
    if plain is forms.DateInput:
        field.widget = DateInput(field.widget.attrs)
    elif plain is forms.DateTimeInput:
        field.widget = DateTimeInput(field.widget.attrs)
    elif plain is forms.SelectMultiple or (boxes and plain is forms.Select):
        other = forms.CheckboxSelectMultiple if plain is forms.SelectMultiple else forms.RadioSelect
        field.widget = other(attrs=field.widget.attrs, choices=field.choices)
        field.widget.is_required = field.required
