"""The page limit by the rule the call states.

Reviewers once penalised 59 pages where 50 were allowed "without cover and contents": pages are counted by the machine,
by a rule in writing, before anybody judges.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from competitions.checks.facts import EntryFacts, Handed
from competitions.checks.outcome import FAIL, PASS, WARN, Check

WITHOUT_FRONT = "without_front"
# Cover, contents and lists of figures are this long at most; a call may say otherwise (`front_most`).
FRONT_MOST = 10


def page_check(facts: EntryFacts | Handed, code: str, paper: Mapping[str, Any]) -> Check:
    """All pages of a paper's files together, less the declared front pages where the call counts so."""
    title = _("Pages: %(paper)s") % {"paper": facts.question(code)}
    counts = [file.get("pages") for file in facts.files[code]]
    known = sum(pages for pages in counts if pages is not None)
    front = 0
    if paper.get("counting") == WITHOUT_FRONT:
        front, fault = _front(facts, code, known, None in counts, paper.get("front_most") or FRONT_MOST)
        if fault:
            return Check(f"pages.{code}", FAIL, title, fault, f"{code}_front")
    told: dict[str, Any] = {"counted": known - front, "all": known, "front": front, "most": paper["most_pages"]}
    if None in counts and known - front <= paper["most_pages"]:
        told["names"] = _uncountable(facts, code)
        return Check(f"pages.{code}", WARN, title, _uncounted() % told, code)
    status = PASS if known - front <= paper["most_pages"] else FAIL
    return Check(f"pages.{code}", status, title, _counted(status, front) % told, code)


def _front(facts: EntryFacts | Handed, code: str, known: int, more: bool, most: int) -> tuple[int, str]:
    """The declared pages of cover and contents, or what is wrong with them."""
    front = facts.answers.get(f"{code}_front")
    if not isinstance(front, int) or isinstance(front, bool) or front < 0:
        return 0, _("State how many pages are cover and contents; they are not counted. None is 0.")
    told = {"front": front, "most": most, "all": known}
    if front > most:
        return 0, _("%(front)d pages of cover and contents are too many: at most %(most)d are left uncounted.") % told
    if front >= known and not more and front:
        return 0, _("%(front)d pages of cover and contents cannot be: the paper has %(all)d pages.") % told
    return front, ""


def _counted(status: str, front: int) -> str:
    if status == PASS and front:
        return _("%(all)d pages, %(front)d of them cover and contents: %(counted)d count, %(most)d are allowed.")
    if status == PASS:
        return _("%(counted)d pages; %(most)d are allowed.")
    if front:
        return _(
            "%(all)d pages, %(front)d of them cover and contents: %(counted)d count, but only %(most)d are allowed."
        )
    return _("%(counted)d pages, but only %(most)d are allowed.")


def _uncounted() -> str:
    return _(
        "The pages of %(names)s cannot be counted: it is no PDF or cannot be opened. "
        "The secretariat counts them by hand; %(most)d are allowed."
    )


def _uncountable(facts: EntryFacts | Handed, code: str) -> str:
    return ", ".join(f"“{file['name']}”" for file in facts.files[code] if file.get("pages") is None)
