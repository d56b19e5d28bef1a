"""Whether the form is complete, section by section."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, Check, Link


def form_checks(facts: EntryFacts) -> Iterator[Check]:
    """One for each section; faults of no section come last, so that none is lost.

    Papers that are not there are told once, by the checks of the papers.
    """
    told = _papers_not_there(facts)
    for section in facts.sections:
        every = [key for code in section.fields for key in facts.errors if _question(key) == code]
        keys = [key for key in every if key not in told]
        if keys or not every:
            yield _section(facts, f"form.{section.code}", str(section.label), keys)
        told |= set(every)
    if rest := [key for key in facts.errors if key not in told]:
        yield _section(facts, "form", _("Application form"), rest)


def _papers_not_there(facts: EntryFacts) -> set[str]:
    papers = [code for code, rule in (facts.terms.get("papers") or {}).items() if rule.get("needed") == "required"]
    council = ["council"] if facts.terms.get("council", "none") != "none" else []
    # A second sentence is about a file that is there but cannot be used.
    return {code for code in papers + council if not facts.files.get(code) and len(facts.errors.get(code, ())) < 2}


def _section(facts: EntryFacts, key: str, title: str, keys: list[str]) -> Check:
    links = tuple(Link(code, sentence) for code in keys for sentence in facts.errors[code])
    if not links:
        return Check(key, PASS, title, _("Everything that is asked here has been answered."))
    sentence = ngettext("%(count)d thing is missing or wrong.", "%(count)d things are missing or wrong.", len(links))
    return Check(key, FAIL, title, sentence % {"count": len(links)}, links[0].field, links)


def _question(key: str) -> str:
    """`budget.2.national` is about `budget`."""
    return key.partition(".")[0]
