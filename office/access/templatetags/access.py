"""`{% can rule subject as ok %}`: the same rule that guards the action decides the button."""

from django import template

from office.access.rules import Rule, all_rules

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context: dict, key: str | Rule, subject=None) -> bool:
    """Whether the page's actor may; unknown keys raise KeyError, so that a typing slip cannot open a door."""
    found = key if isinstance(key, Rule) else all_rules()[key]
    return found.holds(context["request"].actor, subject)
