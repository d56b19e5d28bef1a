"""From what an action refuses to what the page shows: beside the field, with the right status."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.access import Invalid, NotNow

PER_PAGE = 30


def answer_form(
    request: HttpRequest,
    form: BaseForm,
    template: str,
    *,
    act: Callable[[], Any],
    done: Callable[[Any], HttpResponse],
    **context: Any,
) -> HttpResponse:
    """Show the form; on POST run `act` and go where `done` says. Wrong values: 400; not open now: 409."""
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return done(act())
            except Invalid as wrong:
                _put_beside_fields(form, wrong)
            except NotNow as closed:
                status = 409
                form.add_error(None, [str(reason) for reason in closed.reasons])
    return render(request, template, {"form": form, **context}, status=status)


def _put_beside_fields(form: BaseForm, wrong: Invalid) -> None:
    for name, lines in wrong.errors.items():
        form.add_error(name if name in form.fields else None, [str(line) for line in lines])


def go(request: HttpRequest, said: object, to: str, **where: Any) -> HttpResponse:
    """Say that it is done, and show where."""
    messages.success(request, said)
    return redirect(to, **where)


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    """The page asked for; a wrong number shows the nearest one."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
