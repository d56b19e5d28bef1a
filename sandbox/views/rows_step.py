"""The page of a step whose form has a table: its button for more rows keeps what was typed, without scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from office.workflow.pages import StepPage

MORE = 3


class RowsStepPage(StepPage):
    """As `StepPage`; a pressed "More rows" shows the form again with that many more."""

    def post(self, request: HttpRequest, pk: Any, step: str) -> HttpResponse:
        """Take the step, or give more rows."""
        table = request.POST.get("_more", "")
        if not table:
            return super().post(request, pk, step)
        subject, found = self._find(request, pk, step)
        form = self._form(found, subject, request)
        if form is None or table not in form.fields:
            return super().post(request, pk, step)
        typed = {name: field.widget.value_from_datadict(request.POST, {}, name) for name, field in form.fields.items()}
        form.initial = {name: form.fields[name].prepare_value(value) for name, value in typed.items()}
        form.fields[table].widget.extra = MORE
        return self._page(request, subject, found, form)
