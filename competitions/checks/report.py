"""The whole report, in the order in which somebody would put an entry right."""

from itertools import chain

from competitions.checks.applicant import applicant_checks
from competitions.checks.company import company_checks
from competitions.checks.earlier import earlier_checks
from competitions.checks.facts import EntryFacts
from competitions.checks.form import form_checks
from competitions.checks.money import money_checks
from competitions.checks.outcome import Check
from competitions.checks.papers import paper_checks
from competitions.checks.partners import partner_checks
from competitions.checks.population import population_checks

PARTS = (
    applicant_checks,
    company_checks,
    population_checks,
    earlier_checks,
    form_checks,
    money_checks,
    paper_checks,
    partner_checks,
)


def report(facts: EntryFacts) -> list[Check]:
    """Every check that the call's terms ask for."""
    return list(chain.from_iterable(part(facts) for part in PARTS))
