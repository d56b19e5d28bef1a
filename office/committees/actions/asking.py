"""What every use case asks first: may `by` know of it, and may `by` do it."""

from typing import Any

from office.access import Actor, NotYours, Rule, Unknown
from office.committees import rules
from office.committees.models import AgendaItem, Meeting


def ask(rule: Rule, by: Actor, subject: Any) -> None:
    """Raise NotYours unless the rule holds."""
    if not rule.holds(by, subject):
        raise NotYours(rule.key)


def ask_item(rule: Rule, by: Actor, item: AgendaItem) -> None:
    """Raise Unknown for whom the item is none to know of, recused members first, and NotYours."""
    if not rules.SeeItem.holds(by, item):
        raise Unknown(str(item.pk))
    ask(rule, by, item)


def ask_meeting(rule: Rule, by: Actor, meeting: Meeting) -> None:
    """Raise Unknown for whom the meeting is none to know of, and NotYours."""
    if not rules.SeeMeeting.holds(by, meeting):
        raise Unknown(str(meeting.pk))
    ask(rule, by, meeting)
