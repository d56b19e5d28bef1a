"""Whether a company has been in business for as long as the call asks."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, WARN, Check
from competitions.checks.periods import full_years
from office.web.formats import day

FIELD = "founded_on"
COMPANY = "company"


def company_checks(facts: EntryFacts) -> Iterator[Check]:
    """Whole years up to the last day of the intake, where a company leads."""
    least = facts.terms.get("company_years")
    if not least or facts.lead.kind != COMPANY:
        return
    title = _("Years in business")
    if FIELD not in facts.questions:  # a form that was published before this was asked
        told = ngettext(
            "The call asks for at least %(least)d year in business; the secretariat checks it.",
            "The call asks for at least %(least)d years in business; the secretariat checks it.",
            least,
        )
        yield Check("company_years", WARN, title, told % {"least": least})
        return
    since = facts.day(facts.answers.get(FIELD))
    status, sentence = _judged(since, facts.closes_on or facts.today, facts.today, least)
    yield Check("company_years", status, title, sentence, FIELD)


def _judged(since: dt.date | None, on: dt.date, today: dt.date, least: int) -> tuple[str, str]:
    if since is None:
        return FAIL, _("State since when the company has been in this business.")
    if since > today:
        return FAIL, _("%(since)s has not come yet.") % {"since": day(since)}
    years = full_years(since, on)
    told = {"since": day(since), "on": day(on), "least": least, "years": years}
    if years >= least:
        return PASS, _("In business since %(since)s: %(years)d full years on %(on)s; %(least)d are needed.") % told
    sentence = _("In business since %(since)s: only %(years)d full years on %(on)s, but %(least)d are needed.")
    return FAIL, sentence % told
