"""The rules of the call held against the budget while it is being typed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from competitions import budget, rules
from competitions.budget import FAIL, WARN, Finding, MoneyRule, Picture, percent
from competitions.form_definitions import ENTRY_FORM
from competitions.views.entries.finding import get_entry
from office.access import SIGNED_IN, Invalid, NotYours, Unknown, declare
from office.forms import paths
from office.forms.definition import FormDefinition
from office.forms.queries import answers_of
from office.forms.values.normal import MOST_ROWS

CODE, UNREAD = "budget", "uncounted"
_ORDER = {FAIL: 0, WARN: 1}


@dataclass(frozen=True)
class Panel:
    """Every rule in words, what is wrong first; the sums, the shares and the chart."""

    findings: list[Finding]
    picture: Picture
    shares: list[tuple[str, str]]

    @property
    def unread(self) -> Finding | None:
        """That lines could not be read, and that nothing here counts them: no rule, but before all of them."""
        return next((one for one in self.findings if one.key == UNREAD), None)

    @property
    def judged(self) -> list[Finding]:
        """The rules."""
        return [one for one in self.findings if one.key != UNREAD]

    @property
    def broken(self) -> int:
        """How many rules are not kept."""
        return sum(one.status == FAIL for one in self.judged)

    @property
    def warned(self) -> int:
        """How many are to be looked at."""
        return sum(one.status == WARN for one in self.findings)


def panel_of(definition: FormDefinition, rows: Any) -> Panel | None:
    """The panel for rows as they stand in a draft; nothing where the call gives no money."""
    money = definition.terms.get("money")
    if money is None:
        return None
    read = budget.lines_of(rows if isinstance(rows, list) else None)
    found = budget.findings(read.lines, MoneyRule.from_terms(money), read.passed_over)
    sums = budget.sums_of(read.lines)
    shares = [(str(source.label), percent(sums.share(won))) for source in budget.Source
              if (won := sums.by_source[source.value])]  # fmt: skip
    return Panel(sorted(found, key=lambda one: _ORDER.get(one.status, 2)), budget.picture(read.lines), shares)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The panel for the rows that are sent, nothing of which is saved; asked without rows, for those saved."""
    entry = get_entry(request.actor, pk)
    if not rules.WriteEntry.holds(request.actor, entry):
        raise NotYours("competitions.entry.write")
    answers = answers_of(entry.matter, ENTRY_FORM)
    rows = answers.data.get(CODE)
    if request.method == "POST":
        rows = typed_rows(answers.definition, request.POST)
    if (found := panel_of(answers.definition, rows)) is None:
        raise Unknown
    return render(request, "competitions/entry/_budget.html", {"panel": found})


def typed_rows(definition: FormDefinition, post: QueryDict) -> list[dict[str, Any]]:
    """The rows as saving would read them, `160억` included; raises Invalid for more rows than can be saved."""
    cells: dict[str, Any] = {}
    removed = {path.rpartition(".")[0] for path in post if path.endswith(f".{paths.REMOVE}")}
    for path in list(post)[: MOST_ROWS * 10]:
        if path.startswith(f"{CODE}.") and path.rpartition(".")[0] not in removed:
            cells |= _cell(definition, path, post[path])
    return paths.applied(definition, {}, cells, {}).get(CODE, [])


def _cell(definition: FormDefinition, path: str, raw: str) -> dict[str, Any]:
    """A cell as it is kept. One that cannot be kept stands as it was typed, so that its line is not counted either;
    what is no cell of the table is passed over."""
    try:
        return paths.meant(definition, {path: raw}, {})
    except Invalid as wrong:
        return {path: raw} if path not in wrong.errors else {}
