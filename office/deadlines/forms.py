"""What is asked on the pages of deadlines."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.deadlines import clocks
from office.deadlines.calendar import FIRST_YEAR, LAST_YEAR
from office.deadlines.clocks import Clock
from office.deadlines.models import Holiday
from office.deadlines.periods import BadPeriod, Pause, Period
from office.deadlines.reading import BadDate, read_pause
from office.web.forms import KitForm


class ListForm(KitForm, forms.Form):
    """Narrowing and ordering the list; everything has a default, so the bare page is valid."""

    STATES = [
        ("open", _("Running")),
        ("overdue", _("Overdue")),
        ("standing", _("Standing still")),
        ("closed", _("Closed")),
        ("all", _("All")),
    ]
    SORTS = [
        ("due", _("Due first")),
        ("-due", _("Due last")),
        ("started", _("Started first")),
        ("-started", _("Started last")),
    ]

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    clock = forms.ChoiceField(label=_("Clock"), required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(clock.id, f"{clock.id} {clock.label}") for clock in clocks.all_clocks()]
        self.fields["clock"].choices = [("", _("All clocks")), *known]

    @property
    def has_asked(self) -> bool:
        return any(getattr(self, "cleaned_data", {}).values())

    def asked(self, name: str, default: str) -> str:
        found = getattr(self, "cleaned_data", {}).get(name)
        return found or default


class HolidayForm(KitForm, forms.ModelForm):
    """One line of the holiday table."""

    class Meta:
        model = Holiday
        fields = ["date", "kind", "name_ko", "name_en", "source"]

    def clean_date(self) -> date:
        day: date = self.cleaned_data["date"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Holidays are known from %(first)s to %(last)s only."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return day


class ComputeForm(KitForm, forms.Form):
    """What a clock would say: start, length, pauses."""

    start = forms.DateField(label=_("Start"))
    length = forms.CharField(
        label=_("Length"),
        required=False,
        max_length=8,
        help_text=_("Only where the authority sets it: 10, 10d, 6m, 1y."),
    )
    extension = forms.CharField(label=_("Extension"), required=False, max_length=8, help_text=_("For example 30d."))
    pauses = forms.CharField(
        label=_("Pauses"),
        required=False,
        max_length=400,
        help_text=_("For example 2026-03-13..2026-03-27; several with commas."),
    )

    def __init__(self, *args: Any, clock: Clock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clock = clock
        for name, wanted in {"extension": clock.extension, "pauses": clock.pauses}.items():
            if not wanted:
                del self.fields[name]

    def clean_length(self) -> str | None:
        return self._period("length", lambda text: clocks.lengths_of(self.clock, text))

    def clean_extension(self) -> str | None:
        return self._period("extension", Period.of)

    def _period(self, name: str, check: Any) -> str | None:
        text = self.cleaned_data[name].strip() or None
        try:
            if text or name == "length":
                check(text)
        except BadPeriod as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def clean_pauses(self) -> list[Pause]:
        try:
            return [read_pause(part) for part in self.cleaned_data["pauses"].split(",") if part.strip()]
        except BadDate as error:
            raise forms.ValidationError(str(error)) from error
