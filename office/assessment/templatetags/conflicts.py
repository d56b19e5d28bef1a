"""`{% load conflicts %}`: the rules on conflicts in words, in the language of whoever reads."""

from django import template

from office.assessment import conflict_rules

register = template.Library()

register.filter("rule_label", conflict_rules.label_of)
