"""Whether the city is small enough, and whether its population is stated so that it can be looked up."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, WARN, Check
from office.web.formats import day


def population_checks(facts: EntryFacts) -> Iterator[Check]:
    """The ceiling, with or without the ceiling itself; the figure's date and source."""
    if ceiling := facts.terms.get("population"):
        yield _ceiling(facts, ceiling["most"], bool(ceiling.get("inclusive")))
        yield _basis(facts)


def _ceiling(facts: EntryFacts, most: int, inclusive: bool) -> Check:
    title, now = _("Population"), facts.answers.get("population")
    if not isinstance(now, int) or isinstance(now, bool) or now < 1:
        return Check("population", FAIL, title, _("State the population."), "population")
    told = {"now": f"{now:,}", "limit": _limit(most, inclusive)}
    if now < most or (inclusive and now == most):
        return Check("population", PASS, title, _("%(now)s people; the limit is %(limit)s.") % told, "population")
    sentence = _("%(now)s people are too many; the limit is %(limit)s.")
    return Check("population", FAIL, title, sentence % told, "population")


def _limit(most: int, inclusive: bool) -> str:
    told = {"most": f"{most:,}"}
    return _("%(most)s or fewer") % told if inclusive else _("fewer than %(most)s") % told


def _basis(facts: EntryFacts) -> Check:
    status, sentence, field = _judged(facts, facts.day(facts.answers.get("population_on")))
    return Check("population_basis", status, _("Date and source of the population"), sentence, field)


def _judged(facts: EntryFacts, on: dt.date | None) -> tuple[str, str, str]:
    source = str(facts.answers.get("population_source") or "").strip()
    told = {"on": day(on), "source": source}
    if on is None:
        return FAIL, _("State the day for which the population is counted."), "population_on"
    if on > facts.today:
        return FAIL, _("The population is stated for %(on)s, which has not come yet.") % told, "population_on"
    if not source:
        return FAIL, _("State where the population is taken from."), "population_source"
    if on < _year_before(facts.today):
        sentence = _("The population is of %(on)s, more than a year ago: state a newer figure if there is one.")
        return WARN, sentence % told, "population_on"
    return PASS, _("Counted on %(on)s, taken from: %(source)s.") % told, "population_on"


def _year_before(today: dt.date) -> dt.date:
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return dt.date(today.year - 1, 2, 28)
