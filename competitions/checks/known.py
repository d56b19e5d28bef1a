"""Awards of earlier years that the house knows of, held against the cool-down and against what the applicant lists."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import Award, EntryFacts
from competitions.checks.outcome import PASS, WARN, Check
from competitions.checks.periods import free_from
from office.web.formats import day

FIELD = "earlier_projects"


def barring(facts: EntryFacts) -> list[Award]:
    """Awards of the lead after which no entry is possible today, whatever the applicant states.

    Where the end is not documented, the day of the selection stands for it: no project ended before it was chosen.
    """
    return [one for one in _counting(facts) if one.of_lead and _within(facts, one.ended_on or one.selected_on)]


def known_check(facts: EntryFacts, barred: Sequence[Award]) -> Iterator[Check]:
    """A warning for each award in the cool-down that is not listed; those `barred` fail the entry already."""
    found = [one for one in _counting(facts) if one.expected_end is None or _within(facts, one.expected_end)]
    missing = [one for one in found if not listed(facts, one) and one not in barred]
    title = _("Known awards of earlier years")
    if missing:
        yield Check("known_awards", WARN, title, " ".join(_missing(facts, one) for one in missing), FIELD)
    elif found and not barred:
        yield Check("known_awards", PASS, title, _("Every award that is known here is listed."), FIELD)


def listed(facts: EntryFacts, award: Award) -> bool:
    """Whether the applicant lists it: by programme and year."""
    rows = facts.answers.get(FIELD)
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return any((row.get("programme"), row.get("selected_in")) == (award.programme, award.year) for row in rows)


def bar(facts: EntryFacts, one: Award, years: int) -> str:
    """Why an award of the lead keeps the entry out."""
    told = _words(facts, one) | {"years": years, "free": day(free_from(one.ended_on or one.selected_on, years))}
    if one.ended_on is None:
        sentence = ngettext(
            "%(holder)s was selected for %(programme)s in %(year)s: %(years)d year must pass after its end, so that no "
            "entry is possible before %(free)s in any case. If this is not right, ask the secretariat.",
            "%(holder)s was selected for %(programme)s in %(year)s: %(years)d years must pass after its end, so that "
            "no entry is possible before %(free)s in any case. If this is not right, ask the secretariat.",
            years,
        )
        return sentence % told
    sentence = ngettext(
        "%(holder)s was selected for %(programme)s in %(year)s (end: %(ended)s): %(years)d year must pass after it; an "
        "entry is possible from %(free)s on. If this is not right, ask the secretariat.",
        "%(holder)s was selected for %(programme)s in %(year)s (end: %(ended)s): %(years)d years must pass after it; "
        "an entry is possible from %(free)s on. If this is not right, ask the secretariat.",
        years,
    )
    return sentence % told


def _counting(facts: EntryFacts) -> list[Award]:
    return [one for one in facts.awards if one.programme in facts.terms["cooldown"]["programmes"]]


def _within(facts: EntryFacts, end: dt.date) -> bool:
    return facts.today < free_from(end, facts.terms["cooldown"]["years"])


def _missing(facts: EntryFacts, one: Award) -> str:
    told = _words(facts, one)
    if one.of_lead:
        sentence = _(
            "%(holder)s was selected for %(programme)s in %(year)s, which is not listed: add it with the day on which "
            "it ended or ends."
        )
        return sentence % told
    sentence = _(
        "The partner %(holder)s was selected for %(programme)s in %(year)s, which is not listed: add it with the day "
        "on which it ended or ends. The secretariat judges whether it matters for a partner."
    )
    return sentence % told


def _words(facts: EntryFacts, one: Award) -> dict[str, Any]:
    return {
        "holder": one.holder,
        "programme": facts.programme(one.programme),
        "year": one.year,
        "ended": day(one.ended_on),
    }
