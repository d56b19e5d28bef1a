"""The report as a page reads it: grouped, each line with the way to its field."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from competitions.checks import FAIL, PASS, WARN, Check
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry
from competitions.reporting import Report
from office.forms.controls import control
from office.forms.definition import FormDefinition
from office.forms.queries import answers_of
from office.web.fields import GROUPED, kind_of

PARTNERS = "partners"
_FORM, _BUDGET, _PAPERS, _APPLICANT = "form", "budget", "papers", "applicant"
_HOME = {"paper": _PAPERS, "pages": _PAPERS, "council": _PAPERS, "doubles": _PAPERS, "budget": _BUDGET, "form": _FORM,
         "partners_accepted": PARTNERS, "partners_signed": PARTNERS, "foreign_partner": PARTNERS}  # fmt: skip
_ORDER = {FAIL: 0, WARN: 1, PASS: 2}


@dataclass(frozen=True)
class Line:
    """A check, and where to put it right; `links` are the single faults of a section."""

    status: str
    title: str
    sentence: str
    url: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Group:
    """Checks of one kind, what is wrong first."""

    label: str
    lines: tuple[Line, ...]

    @property
    def open_lines(self) -> list[Line]:
        """What is to be mended or looked at."""
        return [line for line in self.lines if line.status != PASS]

    @property
    def passed(self) -> list[Line]:
        """What is in order."""
        return [line for line in self.lines if line.status == PASS]


class Ways:
    """From a check to its field in the form."""

    def __init__(self, entry: Entry, definition: FormDefinition) -> None:
        self.entry, self.definition = entry, definition
        self.sections = {field.code: one.code for one in definition.sections for field in one.fields}
        self.form = reverse("competitions:entry-form", args=[entry.pk])

    def to(self, field: str) -> str:
        """The address of a question (or cell), of the partners, or nothing."""
        if field == PARTNERS:
            return reverse("competitions:entry-partners", args=[self.entry.pk])
        code = field.partition(".")[0]
        if code not in self.sections:
            return ""
        query = urlencode({"section": self.sections[code], "check": 1})
        return f"{self.form}?{query}#{self._anchor(field, code)}"

    def _anchor(self, field: str, code: str) -> str:
        """As the form names its controls: a group of choices by the first, a table by itself."""
        question = self.definition.field(code)
        if "." in field:
            return f"id_{field}" if field.count(".") == 2 else f"id_{code}"
        if question.kind in ("files", "rows"):
            return f"id_{code}"
        return f"id_{code}_0" if kind_of(control(question, None)) in GROUPED else f"id_{code}"

    def label(self, field: str) -> str:
        """The question."""
        question = self.definition.field(field.partition(".")[0])
        return str(question.label) if question else ""


def groups_of(entry: Entry, report: Report, *, linked: bool) -> list[Group]:
    """The whole report by kind; `linked` for those who write the form."""
    ways = Ways(entry, answers_of(entry.matter, ENTRY_FORM).definition)
    found: dict[str, list[Line]] = {home: [] for home in (_APPLICANT, _FORM, _BUDGET, _PAPERS, PARTNERS)}
    for check in report.checks:
        found[_HOME.get(check.key.partition(".")[0], _APPLICANT)].append(_line(check, ways, linked))
    labels = _labels()
    ordered = {home: sorted(lines, key=lambda line: _ORDER[line.status]) for home, lines in found.items()}
    return [Group(labels[home], tuple(lines)) for home, lines in ordered.items() if lines]


def _line(check: Check, ways: Ways, linked: bool) -> Line:
    links = [(f"{ways.label(one.field)}: {one.sentence}", ways.to(one.field) if linked else "") for one in check.links]
    url = ways.to(check.field) if linked and not links else ""
    return Line(check.status, check.title, check.sentence, url, tuple(links))


def _labels() -> dict[str, str]:
    return {
        _APPLICANT: _("Who may apply"),
        _FORM: _("Application form"),
        _BUDGET: _("Budget"),
        _PAPERS: _("Papers"),
        PARTNERS: _("Partners"),
    }


def summary_of(report: Report) -> dict[str, int]:
    """The counts."""
    return {status: report.count(status) for status in (FAIL, WARN, PASS)}
