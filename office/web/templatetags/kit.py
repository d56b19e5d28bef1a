"""`{% load kit %}`: dates, money, sizes, forms and charts as every page writes them."""

from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from office.web import charts, fields, formats, house, korean

register = template.Library()

register.simple_tag(house.house_name)

register.filter("day", formats.day)
register.filter("in_korean", korean.in_korean)
register.filter("korean_name", korean.korean_name)
register.filter("moment", formats.moment)
register.filter("iso", formats.iso)
register.filter("spoken", formats.spoken)
register.filter("filesize", formats.size)
TONES = {"debug": "gray", "info": "information", "success": "success", "warning": "warning", "error": "danger"}


@register.filter
def money(value: int | None, unit: str = "won") -> str:
    """`{{ won|money }}`, `{{ won|money:"million" }}`, `{{ won|money:"hundred-million" }}`."""
    return formats.money(value, unit=unit)


@register.filter
def time_tag(value: date | datetime | None) -> str:
    """A `<time>` that machines can read too."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', formats.iso(value), formats.moment(value))


@register.filter
def message_tone(message) -> str:
    """The tone of one of Django's messages."""
    return TONES.get(message.level_tag, "information")


@register.simple_tag
def url_or_none(name: str, *args) -> str | None:
    """The address of a page, or None in an installation without it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None


@register.simple_tag
def form_groups(form: django_forms.BaseForm) -> list[fields.Group]:
    """The form's fields by fieldset, each ready to be drawn."""
    return fields.groups(form)


@register.simple_tag
def form_problems(form: django_forms.BaseForm) -> list[fields.Problem]:
    """Everything wrong with a form, each line with the id of the field it is about."""
    return fields.problems(form)


@register.simple_tag
def field_view(bound: django_forms.BoundField) -> fields.FieldView:
    """One field ready to be drawn."""
    return fields.FieldView(bound)


@register.simple_tag(takes_context=True)
def query(context: dict, **changes) -> SafeString | str:
    """This page's query with some values changed (None removes one): `href="{% query page=2 %}"`."""
    values: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
    return "?" + values.urlencode()


@register.filter
def page_window(page: Page) -> list[int | None]:
    """The page numbers to offer; None stands for the ones left out."""
    last = page.paginator.num_pages
    near = {1, last, *range(page.number - 2, page.number + 3)}
    shown = sorted(number for number in near if 1 <= number <= last)
    window: list[int | None] = []
    for number in shown:
        if window and number - (window[-1] or 0) > 1:
            window.append(None)
        window.append(number)
    return window


def _weight(step: Any) -> tuple[bool, bool]:
    return not getattr(step, "primary", False), bool(getattr(step, "quiet", False))


@register.simple_tag
def case_steps(steps: list) -> dict[str, list]:
    """A case's steps: open (the main one first, quiet ones last), closed by a condition only, and of other states."""
    opened = sorted((step for step in steps if step.open), key=_weight)
    closed = [step for step in steps if not step.open]
    near = [step for step in closed if getattr(step, "in_state", True)]
    return {"open": opened, "closed": near, "later": [step for step in closed if step not in near]}


@register.simple_tag
def bar_chart(rows: list[dict]) -> charts.Bars:
    """Places and lengths of horizontal bars: rows of `label`, `value` and optionally `text`, `tone`."""
    return charts.bars(rows)


@register.simple_tag
def line_chart(points: list[dict]) -> charts.Line:
    """Places of a line: points of `label`, `value` and optionally `text`."""
    return charts.line(points)
