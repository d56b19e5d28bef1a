"""What is missing or wrong: lenient while drafting, strict when it is to be submitted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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


Judged = tuple[str, list[str], list[str]]


def _rows_judged(field: Field, rows: Any) -> Iterator[Judged]:
    """What is inside rows, under `code.row.column`."""
    for row in rows if isinstance(rows, list) else []:
        for column in field.fields:
            wrong, missing = _value_judged(column, row.get(column.code))
            yield f"{field.code}.{row['id']}.{column.code}", wrong, missing if missing and asked(column, row) else []


def _value_judged(field: Field, value: Any) -> tuple[list[str], list[str]]:
    if empty(value):
        return [], [_required(field)] if field.required else []
    return faults(field, value), []


def _required(field: Field) -> str:
    if field.kind == "declaration":
        return _("Tick this to declare it.")
    return _("Hand in a file.") if field.kind == "files" else _("This has not been answered.")


def _judged(definition: FormDefinition, data: dict[str, Any], papers: dict[str, list]) -> Iterator[Judged]:
    """Of everything asked: its key, what is wrong with what is there, and what is only missing still."""
    for field in definition.fields():
        if not asked(field, data):
            continue
        if field.kind == "files":
            yield field.code, *_papers_judged(field, papers.get(field.code, []))
        else:
            yield field.code, *_value_judged(field, data.get(field.code))
        if field.kind == "rows":
            yield from _rows_judged(field, data.get(field.code, []))


def check(definition: FormDefinition, data: dict[str, Any], papers: dict[str, list]) -> tuple[Errors, Errors]:
    """Sentences by code: all that stands against a submission, and of it what is wrong with what is there."""
    errors: Errors = {}
    there: Errors = {}
    for key, wrong, missing in _judged(definition, data, papers):
        if wrong or missing:
            errors[key] = [*wrong, *missing]
        if wrong:
            there[key] = [*wrong]
    for key, sentence in cross_faults(definition, data):
        errors.setdefault(key, []).append(sentence)
        there.setdefault(key, []).append(sentence)
    return errors, there


def _papers_judged(field: Field, papers: list[Attachment]) -> tuple[list[str], list[str]]:
    infected = [paper.name for paper in papers if paper.scan == Scan.INFECTED]
    said = [
        _("A virus was found in “%(name)s”. Remove it and hand in a clean file.") % {"name": name} for name in infected
    ]
    usable = len(papers) - len(infected)
    least = max(field.least or 0, 1 if field.required else 0)
    if usable >= least:
        return said, []
    told = _("At least %(least)d files are needed; there are %(now)d.") % {"least": least, "now": usable}
    return said, [told if usable else _required(field)]


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
    errors, wrong = check(answers.definition, answers.data, papers)
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
