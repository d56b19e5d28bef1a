"""The set-up of a call of each programme, with the dates of one year, and the form of its entries."""

from typing import Any

from competitions.programmes.loading import definitions
from competitions.terms import Terms, entry_sections, entry_terms
from office.forms.definition import FormDefinition

EOK = 10**8
BY_CODE = {one.code: one for one in definitions()}
DATES = {
    "announced_at": "2026-12-01T09:00", "briefing_at": "2026-12-08T14:00", "questions_until": "2026-12-18T18:00",
    "answers_until": "2026-12-24T18:00", "opens_at": "2027-01-25T09:00", "closes_at": "2027-01-27T18:00",
    "rounds_from": "2027-02-08", "result_on": "2027-02-26",
}  # fmt: skip


def answers_of(code: str) -> dict[str, Any]:
    """The terms with what depends on the year."""
    terms = BY_CODE[code].terms
    return terms | DATES | ({"first_year": 2027} if terms["subsidy"] else {})


def terms_of(code: str) -> Terms:
    return Terms(answers_of(code))


def form_of(code: str) -> FormDefinition:
    terms = terms_of(code)
    told = entry_terms(terms, call="x", version=1, programme=code, rules_sha256="5b" * 32)
    return FormDefinition("competitions.entry", 1, (code, code), entry_sections(terms), terms=told)
