"""What the templates of documents need beyond Django's own tags."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from office.documents import prose, qr

register = template.Library()
register.filter("keep_all", prose.keep_all)
register.filter("as_items", prose.as_items)


@register.filter
def letter_date(value: dt.date | dt.datetime | None) -> str:
    """`2026. 11. 22.`, never broken over two lines."""
    if value is None:
        return ""
    day = timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
    return f"{day.year}. {day.month}. {day.day}.".replace(" ", prose.NO_BREAK_SPACE)


@register.filter
def letter_time(value: dt.datetime | None) -> str:
    """`2026. 11. 22. 14:05`, Korean time."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{letter_date(local)}{prose.NO_BREAK_SPACE}{local:%H:%M}"


@register.filter
def letter_instant(value: dt.datetime | None) -> str:
    """`2026. 11. 22. 14:05:09.120`, Korean time: for what is decided by the moment of an arrival."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{letter_time(local)}:{local:%S}.{local.microsecond // 1000:03d}"


@register.filter
def qr_image(address: str) -> str:
    """A QR code as the source of an image."""
    return qr.svg_data_uri(address)


@register.tag
def prose_block(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """`{% prose_block %}…{% endprose_block %}`: running Korean text, broken between words only."""
    nodes = parser.parse(("endprose_block",))
    parser.delete_first_token()
    return _Wrapped(nodes, prose.keep_all_markup)


@register.tag
def ending(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """`{% ending unless frame.enclosures %}…{% endending %}`: a letter's body, closed by its last word.

    Where enclosures are listed below the body, the word stands after them instead.
    """
    words = token.split_contents()
    unless = parser.compile_filter(words[2]) if len(words) == 3 else None
    nodes = parser.parse(("endending",))
    parser.delete_first_token()
    return _Wrapped(nodes, prose.with_end, unless)


class _Wrapped(template.Node):
    def __init__(self, nodelist: template.NodeList, change, unless=None) -> None:
        self.nodelist = nodelist
        self.change = change
        self.unless = unless

    def render(self, context: template.Context) -> SafeString:
        markup = self.nodelist.render(context)
        return markup if self.unless and self.unless.resolve(context) else self.change(markup)
