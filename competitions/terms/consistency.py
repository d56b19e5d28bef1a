"""What is wrong between the answers of a call's set-up: dates out of order, codes twice, rules that cannot be computed.

Asked while drafting too: only what is there is judged. Keys name the answer, `table.row.column` within a table.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.terms.entry_form import entry_sections
from competitions.terms.parsing import is_code, line_faults
from competitions.terms.reading import Row, Terms
from competitions.terms.rubric import rubric_faults
from office.forms.definition import FormDefinition
from office.web import formats

Faults = Iterator[tuple[str, str]]
_BEFORE_CLOSE = ("announced_at", "briefing_at", "questions_until", "answers_until")
_TABLES = ("groups", "bands", "rounds", "bonuses", "papers", "form_sections")


def check_call(definition: FormDefinition, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Every fault between the answers, for the form of the set-up."""
    terms = Terms(answers)
    found = [*_schedule(terms, definition), *_applicants(terms), *_money(terms), *_codes(terms), *_questions(terms)]
    found += [*_awards(terms), *rubric_faults(terms)]
    return found or list(_form(terms))


def _schedule(terms: Terms, definition: FormDefinition) -> Faults:
    """The order in which things happen: each date that does not fit is told once, with the one it does not fit to."""
    told: set[str] = set()
    for code, way, other in _out_of_order(terms):
        if code not in told:
            told.add(code)
            yield code, _placed(terms, definition, code, way, other)


def _out_of_order(terms: Terms) -> Iterator[tuple[str, str, str]]:
    """The date at fault, whether it lies after or before, and the date it is held against."""
    dates = {code: at for code in _BEFORE_CLOSE if (at := terms.moment(code)) is not None}
    late = [code for code, at in dates.items() if terms.closes_at and at > terms.closes_at]
    if len(late) == 1:
        yield late[0], "after", "closes_at"
    elif late:  # of several that come after it the close is the odd one
        yield "closes_at", "before", late[-1]
    for earlier, later in pairwise(dates):
        if dates[later] < dates[earlier] and earlier not in late:
            yield later, "before", earlier
    if terms.opens_at and terms.closes_at and terms.opens_at >= terms.closes_at:
        yield "closes_at", "not after", "opens_at"
    if "announced_at" in dates and terms.opens_at and terms.opens_at < dates["announced_at"]:
        yield "opens_at", "before", "announced_at"
    yield from _after_the_close(terms)


def _after_the_close(terms: Terms) -> Iterator[tuple[str, str, str]]:
    closes, first, result = terms.closes_at, terms.day("rounds_from"), terms.day("result_on")
    if closes and not terms.rolling:
        for code, day in (("rounds_from", first), ("result_on", result)):
            if day and day < timezone.localtime(closes).date():
                yield code, "before", "closes_at"
    if first and result and result < first:
        yield "result_on", "before", "rounds_from"


def _placed(terms: Terms, definition: FormDefinition, code: str, way: str, other: str) -> str:
    sentences = {
        "after": _("%(one)s (%(at)s) lies after %(other)s (%(other_at)s)."),
        "before": _("%(one)s (%(at)s) lies before %(other)s (%(other_at)s)."),
        "not after": _("%(one)s (%(at)s) does not lie after %(other)s (%(other_at)s)."),
    }
    one, held = ((str(definition.field(name).label), _when(terms, name)) for name in (code, other))
    return sentences[way] % {"one": one[0], "at": one[1], "other": held[0], "other_at": held[1]}


def _when(terms: Terms, code: str) -> str:
    return formats.moment(terms.moment(code)) or formats.day(terms.day(code))


def _applicants(terms: Terms) -> Faults:
    if "local_government" in terms.many("applicant_kinds") and not terms.many("local_kinds"):
        yield "local_kinds", _("Say which kinds of local governments may apply.")
    if terms.whole("population_most") and "population_inclusive" not in terms.answers:
        yield "population_inclusive", _("Say whether the ceiling itself is included.")
    if terms.whole("cooldown_years") and not terms.programmes("cooldown_programmes"):
        yield "cooldown_programmes", _("Name the projects that count.")


def _money(terms: Terms) -> Faults:
    """Whoever is selected after the close spends nothing in the years before it."""
    first = terms.whole("first_year") if terms.says("subsidy") else None
    if first and terms.closes_at and not terms.rolling and first < terms.closes_at.year:
        yield "first_year", _("This year is over when the intake closes.")


def _awards(terms: Terms) -> Faults:
    if terms.text("quota_mode") == "by_group":
        if not terms.rows("groups"):
            yield "groups", _("A number for each group needs groups.")
        for row in terms.rows("groups"):
            if row.get("awards") is None:
                yield f"groups.{row['id']}.awards", _("Say how many of this group are selected.")


def _codes(terms: Terms) -> Faults:
    for table in _TABLES:
        yield from _unique(table, terms.rows(table), ("code",))
    yield from _unique("criteria", terms.rows("criteria"), ("round", "code"))
    rounds = {row.get("code") for row in terms.rows("rounds")}
    for row in terms.rows("criteria"):
        if row.get("round") and row["round"] not in rounds:
            yield f"criteria.{row['id']}.round", _("There is no round with this code.")


def _unique(table: str, rows: list[Row], columns: tuple[str, ...]) -> Faults:
    seen: set[tuple] = set()
    for row in rows:
        key = tuple(row.get(column) for column in columns)
        if row.get("code") and not is_code(row["code"]):
            yield f"{table}.{row['id']}.code", _("Lower-case letters, digits and single underscores, a letter first.")
        elif row.get("code") and key in seen:
            yield f"{table}.{row['id']}.code", _("This code stands twice.")
        seen.add(key)


def _questions(terms: Terms) -> Faults:
    sections = {row.get("code") for row in terms.rows("form_sections")}
    codes: list[str] = [row.get("code", "") for row in terms.rows("form_questions")]
    grouped = ("group",) if terms.group_codes else ()  # the form's own question which group is entered
    for number, row in enumerate(terms.rows("form_questions")):
        at = f"form_questions.{row['id']}"
        if row.get("code") and not is_code(row["code"]):
            yield f"{at}.code", _("Lower-case letters, digits and single underscores, a letter first.")
        if row.get("code") in codes[:number]:
            yield f"{at}.code", _("This code stands twice.")
        if row.get("section") and row["section"] not in sections:
            yield f"{at}.section", _("There is no section with this code.")
        if row.get("only_if") and row["only_if"] not in (*codes, *grouped):
            yield f"{at}.only_if", _("There is no question with this code.")
        yield from _lines(row, at)


def _lines(row: Row, at: str) -> Faults:
    if row.get("kind") in ("choice", "multichoice"):
        for sentence in line_faults(row.get("choices", ""), columns=False):
            yield f"{at}.choices", sentence
    if row.get("kind") == "table":
        for sentence in line_faults(row.get("columns", ""), columns=True):
            yield f"{at}.columns", sentence


def _form(terms: Terms) -> Faults:
    """Once everything else is right: codes that meet those of the form's own questions."""
    try:
        sections = entry_sections(terms)
        FormDefinition(code="competitions.entry", version=1, title=("", ""), sections=sections)
    except ValueError as fault:
        yield "form_questions", _("The form cannot be built: %(fault)s") % {"fault": str(fault).partition(": ")[2]}
