"""What the lead was selected for before, and what else it applies for now."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts, Selection
from competitions.checks.known import FIELD, bar, barring, known_check, listed
from competitions.checks.outcome import FAIL, PASS, Check
from competitions.checks.periods import free_from
from office.web.formats import day


def earlier_checks(facts: EntryFacts) -> Iterator[Check]:
    """The cool-down after similar projects, and one track at a time."""
    if facts.terms.get("cooldown"):
        yield _cooldown(facts, facts.terms["cooldown"]["years"], facts.terms["cooldown"]["programmes"])
        yield from known_check(facts, barring(facts))
    if facts.terms.get("exclusive_with"):
        yield _one_track(facts)


def _cooldown(facts: EntryFacts, years: int, programmes: list[str]) -> Check:
    """Only the named programmes count: 제천 won 2024 (solution), 2025 (data hub) and for 2026 (small and medium)."""
    found = [one for one in _stated(facts) if one.programme in programmes]
    barred = [one for one in found if one.ended_on is None or facts.today < free_from(one.ended_on, years)]
    told = [_bar(facts, one, years) for one in barred]
    said = {one.programme for one in barred}
    told += [bar(facts, one, years) for one in barring(facts) if not (one.programme in said and listed(facts, one))]
    title = _("Earlier projects")
    if told:
        return Check("cooldown", FAIL, title, " ".join(told), FIELD)
    sentence = ngettext(
        "No project of these programmes has ended in the last %(years)d year: %(programmes)s.",
        "No project of these programmes has ended in the last %(years)d years: %(programmes)s.",
        years,
    )
    named = ", ".join(facts.programme(one) for one in programmes)
    return Check("cooldown", PASS, title, sentence % {"years": years, "programmes": named}, FIELD)


def _stated(facts: EntryFacts) -> list[Selection]:
    """As the applicant states them, each once."""
    rows = facts.answers.get(FIELD)
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    named = [row for row in rows if row.get("programme") and isinstance(row["programme"], str)]
    found = {(row["programme"], facts.day(row.get("ended_on"))) for row in named}
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


def _one_track(facts: EntryFacts) -> Check:
    title = _("One programme at a time")
    clash = [code for code in facts.terms["exclusive_with"] if code in facts.other_entries]
    if not clash:
        return Check("one_track", PASS, title, _("The lead has no other entry that excludes this one."))
    told = {"name": facts.lead.name, "programmes": ", ".join(facts.programme(code) for code in clash)}
    sentence = _("%(name)s already has an entry in: %(programmes)s. Withdraw that one or do without this one.")
    return Check("one_track", FAIL, title, sentence % told)
