"""The ways from a panel or a round to its tallies, for whoever may take them."""

from typing import Any

from django import template
from django.urls import reverse

from office.assessment import rules_tally as rules
from office.assessment.models import Panel, Round

register = template.Library()


@register.simple_tag(takes_context=True)
def tallies_url(context: dict[str, Any], panel: Panel) -> str:
    """The page of the tallies; empty for a member who keeps away from an entry."""
    actor = context["request"].actor
    return reverse("assessment:tallies", args=[panel.pk]) if rules.SeeTallies.holds(actor, panel) else ""


@register.simple_tag(takes_context=True)
def talks_url(context: dict[str, Any], round_: Round) -> str:
    """The discussion of a locked round; empty before."""
    actor = context["request"].actor
    return reverse("assessment:talks", args=[round_.pk]) if rules.DiscussRound.holds(actor, round_) else ""


@register.filter
def named(code: str, names: dict[str, str]) -> str:
    """A member's code, with the name where it may be read."""
    return names.get(code, code)
