"""What the lead was selected for before, and what else it applies for now."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts, Selection
from competitions.checks.outcome import FAIL, PASS, Check
from office.web.formats import day

FIELD = "earlier_projects"


def earlier_checks(facts: EntryFacts) -> Iterator[Check]:
    """The cool-down after similar projects, and one track at a time."""
    if facts.terms.get("cooldown"):
        yield _cooldown(facts, facts.terms["cooldown"]["years"], facts.terms["cooldown"]["programmes"])
    if facts.terms.get("exclusive_with"):
        yield _one_track(facts)


def _cooldown(facts: EntryFacts, years: int, programmes: list[str]) -> Check:
    """Only the named programmes count: 제천 won 2024 (solution), 2025 (data hub) and for 2026 (small and medium)."""
    found = [one for one in _selections(facts) if one.programme in programmes]
    barred = [one for one in found if one.ended_on is None or facts.today < free_from(one.ended_on, years)]
    title = _("Earlier projects")
    if barred:
        return Check("cooldown", FAIL, title, " ".join(_bar(facts, one, years) for one in barred), FIELD)
    sentence = ngettext(
        "No project of these programmes has ended in the last %(years)d year: %(programmes)s.",
        "No project of these programmes has ended in the last %(years)d years: %(programmes)s.",
        years,
    )
    named = ", ".join(facts.programme(one) for one in programmes)
    return Check("cooldown", PASS, title, sentence % {"years": years, "programmes": named}, FIELD)


def _selections(facts: EntryFacts) -> list[Selection]:
    """As the house knows them and as the applicant states them, each once."""
    rows = facts.answers.get(FIELD)
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    named = [row for row in rows if row.get("programme") and isinstance(row["programme"], str)]
    stated = [Selection(row["programme"], facts.day(row.get("ended_on"))) for row in named]
    found = {(one.programme, one.ended_on) for one in (*facts.history, *stated)}
    return [Selection(*one) for one in sorted(found, key=lambda one: (one[0], one[1] or dt.date.max))]


def _bar(facts: EntryFacts, one: Selection, years: int) -> str:
    told = {"programme": facts.programme(one.programme), "years": years}
    if one.ended_on is None:
        return _("%(programme)s has not ended yet, or no day is stated on which it ended.") % told
    told |= {"ended": day(one.ended_on), "free": day(free_from(one.ended_on, years))}
    sentence = ngettext(
        "%(programme)s (end: %(ended)s): %(years)d year must pass after it; an entry is possible from %(free)s on.",
        "%(programme)s (end: %(ended)s): %(years)d years must pass after it; an entry is possible from %(free)s on.",
        years,
    )
    return sentence % told


def free_from(ended_on: dt.date, years: int) -> dt.date:
    """The first day after the years that follow the end (Civil Act §157, §160: the day of the end does not count)."""
    start = ended_on + dt.timedelta(days=1)
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return dt.date(start.year + years, 3, 1)


def _one_track(facts: EntryFacts) -> Check:
    title = _("One programme at a time")
    clash = [code for code in facts.terms["exclusive_with"] if code in facts.other_entries]
    if not clash:
        return Check("one_track", PASS, title, _("The lead has no other entry that excludes this one."))
    told = {"name": facts.lead.name, "programmes": ", ".join(facts.programme(code) for code in clash)}
    sentence = _("%(name)s already has an entry in: %(programmes)s. Withdraw that one or do without this one.")
    return Check("one_track", FAIL, title, sentence % told)
