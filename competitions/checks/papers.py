"""Whether the papers are there, and whether any was handed in twice."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.applicant import LOCAL_GOVERNMENT
from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, WARN, Check
from competitions.checks.pages import page_check

COUNCIL = "council"


def paper_checks(facts: EntryFacts) -> Iterator[Check]:
    """Each paper of the call: there if it must be, and not too long; then the council's, then doubles."""
    for code, paper in (facts.terms.get("papers") or {}).items():
        if paper.get("needed") == "required":
            yield _there(facts, code)
        if paper.get("most_pages") and facts.files.get(code):
            yield page_check(facts, code, paper)
    if facts.terms.get("council") in ("report", "consent") and facts.lead.kind == LOCAL_GOVERNMENT:
        yield _council(facts)
    if any(facts.files.values()):
        yield _doubles(facts)


def _there(facts: EntryFacts, code: str) -> Check:
    count = len(facts.files.get(code) or ())
    if not count:
        return Check(f"paper.{code}", FAIL, facts.question(code), _("This paper is missing."), code)
    sentence = ngettext("Handed in: %(count)d file.", "Handed in: %(count)d files.", count)
    return Check(f"paper.{code}", PASS, facts.question(code), sentence % {"count": count}, code)


def _council(facts: EntryFacts) -> Check:
    """An ordinance may oblige the mayor to report to the council before applying (opinion 23-0237 of the MOLEG)."""
    title = _("Report to the council") if facts.terms["council"] == "report" else _("Consent of the council")
    if facts.files.get(COUNCIL):
        return Check("council", PASS, title, _("The paper has been handed in."), COUNCIL)
    return Check("council", FAIL, title, _("Hand in the paper that shows it."), COUNCIL)


def _doubles(facts: EntryFacts) -> Check:
    """The same file under two questions is most often a slip of the hand."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, files in facts.files.items():
        for file in files:
            places[file["sha256"]].append((code, file["name"]))
    twice = [found for found in places.values() if len(found) > 1]
    title = _("Files handed in twice")
    if not twice:
        return Check("doubles", PASS, title, _("No file has been handed in twice."))
    named = "; ".join(" = ".join(f"{facts.question(code)}: {name}" for code, name in found) for found in twice)
    sentence = _("These files have the same content: %(files)s. Make sure that none was taken for another.")
    return Check("doubles", WARN, title, sentence % {"files": named}, twice[0][-1][0])
