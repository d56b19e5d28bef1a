"""Whether the form is complete, section by section."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, Check, Link


def form_checks(facts: EntryFacts) -> Iterator[Check]:
    """One for each section; faults of no section come last, so that none is lost."""
    told: set[str] = set()
    for section in facts.sections:
        keys = [key for code in section.fields for key in facts.errors if _question(key) == code]
        told |= set(keys)
        yield _section(facts, f"form.{section.code}", str(section.label), keys)
    if rest := [key for key in facts.errors if key not in told]:
        yield _section(facts, "form", _("Application form"), rest)


def _section(facts: EntryFacts, key: str, title: str, keys: list[str]) -> Check:
    links = tuple(Link(code, sentence) for code in keys for sentence in facts.errors[code])
    if not links:
        return Check(key, PASS, title, _("Everything that is asked here has been answered."))
    sentence = ngettext("%(count)d thing is missing or wrong.", "%(count)d things are missing or wrong.", len(links))
    return Check(key, FAIL, title, sentence % {"count": len(links)}, links[0].field, links)


def _question(key: str) -> str:
    """`budget.2.national` is about `budget`."""
    return key.partition(".")[0]
