"""What is missing or wrong: lenient while drafting, strict when it is to be submitted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from office.access import worded
from office.attachments.models import Attachment, Scan
from office.forms import sources
from office.forms.definition import Field, FormDefinition
from office.forms.models import Answers
from office.forms.registry import cross_faults
from office.forms.values import empty, faults

Errors = dict[str, list[str]]


@dataclass(frozen=True)
class SectionState:
    """A line of the completeness list: `done` of `asked` required questions are answered rightly."""

    code: str
    label: str
    asked: int
    done: int
    wrong: int

    @property
    def complete(self) -> bool:
        """Whether nothing is missing or wrong here."""
        return self.done == self.asked and not self.wrong


@dataclass(frozen=True)
class State:
    """How far a form is."""

    errors: Errors
    missing: frozenset[str]
    sections: tuple[SectionState, ...]

    @property
    def complete(self) -> bool:
        """Whether it could be submitted."""
        return not self.errors

    def to_json(self) -> dict[str, Any]:
        """What autosaving is told."""
        return {
            "complete": self.complete,
            "done": sum(one.done for one in self.sections),
            "of": sum(one.asked for one in self.sections),
            "missing": len(self.errors),
            "sections": {
                one.code: {"asked": one.asked, "done": one.done, "wrong": one.wrong, "complete": one.complete}
                for one in self.sections
            },
        }


def asked(field: Field, data: dict[str, Any]) -> bool:
    """Whether a question is asked at all, given the other answers."""
    if field.only_if is None:
        return True
    other, wanted = field.only_if
    value = data.get(other)
    told = [
        str(one).lower() if isinstance(one, bool) else str(one)
        for one in (value if isinstance(value, list) else [value])
    ]
    return bool(set(told) & set(wanted))


def row_faults(field: Field, rows: list[dict[str, Any]], *, strict: bool) -> Errors:
    """What is wrong inside rows, under `code.row.column`."""
    found: Errors = {}
    for row in rows if isinstance(rows, list) else []:
        for column in field.fields:
            said = _faults(column, row.get(column.code), strict=strict and asked(column, row))
            if said:
                found[f"{field.code}.{row['id']}.{column.code}"] = said
    return found


def _faults(field: Field, value: Any, *, strict: bool) -> list[str]:
    if empty(value):
        return [_required(field)] if strict and field.required else []
    return faults(field, value)


def _required(field: Field) -> str:
    if field.kind == "declaration":
        return _("Tick this to declare it.")
    return _("Hand in a file.") if field.kind == "files" else _("This has not been answered.")


def check(definition: FormDefinition, data: dict[str, Any], papers: dict[str, list], *, strict: bool) -> Errors:
    """Sentences by code. `strict` also asks for what is required; else only what is there is judged."""
    found: Errors = {}
    for field in definition.fields():
        if not asked(field, data):
            continue
        if field.kind == "files":
            said = _paper_faults(field, papers.get(field.code, []), strict=strict)
        else:
            said = _faults(field, data.get(field.code), strict=strict)
        if said:
            found[field.code] = said
        if field.kind == "rows":
            found |= row_faults(field, data.get(field.code, []), strict=strict)
    for key, sentence in cross_faults(definition, data):
        found.setdefault(key, []).append(sentence)
    return found


def _paper_faults(field: Field, papers: list[Attachment], *, strict: bool) -> list[str]:
    infected = [paper.name for paper in papers if paper.scan == Scan.INFECTED]
    said = [
        _("A virus was found in “%(name)s”. Remove it and hand in a clean file.") % {"name": name} for name in infected
    ]
    usable = len(papers) - len(infected)
    least = max(field.least or 0, 1 if field.required else 0)
    if strict and usable < least:
        told = _("At least %(least)d files are needed; there are %(now)d.") % {"least": least, "now": usable}
        said.append(told if usable else _required(field))
    return said


def papers_of(answers: Answers) -> dict[str, list[Attachment]]:
    """The files handed in for the questions of a form, by code."""
    codes = tuple(field.code for field in answers.definition.fields() if field.kind == "files")
    found: dict[str, list[Attachment]] = defaultdict(list)
    if codes:
        for paper in _handed_in(matter=answers.matter_id, codes=codes):
            found[paper.field_code].append(paper)
    return dict(found)


@worded()
def _handed_in(matter: Any, codes: Any) -> QuerySet[Attachment]:
    return Attachment.objects.filter(matter=matter, removed_at=None, field_code__in=codes).order_by("pk")


@sources.once()
def state_of(answers: Answers, papers: dict[str, list[Attachment]] | None = None) -> State:
    """How far these answers are."""
    papers = papers_of(answers) if papers is None else papers
    errors = check(answers.definition, answers.data, papers, strict=True)
    wrong = check(answers.definition, answers.data, papers, strict=False)
    sections = tuple(_section(section, answers.data, errors, wrong) for section in answers.definition.sections)
    return State(errors, frozenset(errors) - frozenset(wrong), sections)


def _section(section: Any, data: dict[str, Any], errors: Errors, wrong: Errors) -> SectionState:
    fields = [field for field in section.fields if asked(field, data)]
    needed = [field for field in fields if field.required or (field.kind == "files" and field.least)]
    bad = _questions(errors)
    done = sum(field.code not in bad for field in needed)
    return SectionState(
        section.code, str(section.label), len(needed), done, len(_questions(wrong) & {field.code for field in fields})
    )


def _questions(errors: Iterable[str]) -> set[str]:
    """The questions that error keys are about: `budget.2.amount` is about `budget`."""
    return {key.partition(".")[0] for key in errors}
