"""A call's terms: read from the answers of its set-up, checked, and turned into rules and forms."""

from competitions.terms.entry_form import entry_sections, entry_terms
from competitions.terms.reading import Terms, in_words
from competitions.terms.rubric import frozen_rules, rules_of

__all__ = ["Terms", "entry_sections", "entry_terms", "frozen_rules", "in_words", "rules_of"]
