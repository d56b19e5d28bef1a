"""Who may know and who may do: declared rules, and nothing without one."""

from office.access.actors import ANONYMOUS, SYSTEM, Actor, Post, Seat
from office.access.declare import PUBLIC, SIGNED_IN, declare
from office.access.errors import Invalid, NotNow, NotYours, Refusal, Unknown
from office.access.remembering import remembered, remembering
from office.access.rules import NOBODY, Rule, Who, all_rules, rule
from office.access.worded import worded

__all__ = [
    "ANONYMOUS",
    "NOBODY",
    "PUBLIC",
    "SIGNED_IN",
    "SYSTEM",
    "Actor",
    "Invalid",
    "NotNow",
    "NotYours",
    "Post",
    "Refusal",
    "Rule",
    "Seat",
    "Unknown",
    "Who",
    "all_rules",
    "declare",
    "remembered",
    "remembering",
    "rule",
    "worded",
]
