"""The report before submission: every check with pass, warning or fail, a sentence, and the field it is about.

Pure functions of :class:`EntryFacts`. A status decides nothing by itself: :func:`blocking` gives those that keep an
entry from being submitted.
"""

from competitions.checks.facts import Award, EntryFacts, FormSection, Handed, Lead, Partner, Selection, Stage
from competitions.checks.outcome import FAIL, PASS, WARN, Check, Link, blocking
from competitions.checks.pages import page_check
from competitions.checks.report import report

__all__ = [
    "FAIL",
    "PASS",
    "WARN",
    "Award",
    "Check",
    "EntryFacts",
    "FormSection",
    "Handed",
    "Lead",
    "Link",
    "Partner",
    "Selection",
    "Stage",
    "blocking",
    "page_check",
    "report",
]
