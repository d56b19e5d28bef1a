"""A form as its writer sees it: sections of controls, tables, files, and what cannot be changed now."""

import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.forms import BoundField
from django.urls import reverse

from office.attachments.models import Attachment
from office.attachments.types import DEFAULT_TYPES, endings
from office.forms import assigning, controls, openness, paging, telling
from office.forms.completeness import State, asked, papers_of, state_of
from office.forms.controls import AnswerForm, control, shown
from office.forms.definition import Field, Section
from office.forms.missing import Problems, problems_of
from office.forms.models import Answers
from office.forms.noticing import Notice
from office.forms.paths import flat
from office.forms.registry import use_of
from office.forms.tables import PATTERN, Table
from office.web.fields import FieldView


@dataclass(frozen=True)
class Item:
    """A question: `view` for a control, `table` for rows, `papers` for files, `told` when closed."""

    field: Field
    kind: str
    errors: list[str]
    view: FieldView | None = None
    table: Table | None = None
    papers: list[Attachment] = field(default_factory=list)
    told: telling.Told | None = None
    reason: str = ""
    origin: str = ""
    asked: bool = True
    upload_url: str = ""
    full: bool = False
    notice: Notice | None = None
    way: str = ""
    live: bool = True

    @property
    def accept(self) -> str:
        """The endings for the file chooser."""
        return ",".join(f".{ending}" for ending in endings(self.field.types or DEFAULT_TYPES))

    @property
    def label(self) -> str:
        """The question."""
        return str(self.field.label)

    @property
    def hint(self) -> str:
        """The hint with what is taken."""
        return controls.hint(self.field, applies=self.asked)

    @property
    def error(self) -> str:
        """What is wrong, in one line."""
        return " ".join(self.errors)

    @property
    def multiple(self) -> bool:
        """Whether several files can be chosen."""
        return self.field.most != 1

    @property
    def anchor(self) -> str:
        """The id to jump to."""
        return self.view.target if self.view else f"id_{self.field.code}"

    @property
    def href(self) -> str:
        """The link to the question, on this page or on its section's."""
        return f"{self.way}#{self.anchor}"

    @property
    def condition(self) -> str:
        """The other answers with which the question is asked, for the script that hides it."""
        return " ".join(self.field.only_if[1]) if self.field.only_if else ""


@dataclass(frozen=True)
class Part:
    """A section with its line in the completeness list."""

    section: Section
    state: Any
    items: list[Item]

    @property
    def label(self) -> str:
        """The heading."""
        return str(self.section.label)


class Editor:
    """Everything the page of a form needs; `typed` and `errors` take the place of what is kept after a refusal."""

    def __init__(
        self,
        answers: Answers,
        *,
        may_write: bool,
        strict: bool = False,
        add_row: str = "",
        typed: dict[str, Any] | None = None,
        errors: dict[str, list[str]] | None = None,
        section: str = "",
        reader: Any = None,
        mine: bool = False,
    ) -> None:
        self.answers, self.strict, self.add_row = answers, strict, add_row
        self.definition = answers.definition
        self.data = answers.data
        self.papers = papers_of(answers)
        self.state: State = state_of(answers, self.papers)
        self.notices = use_of(answers.matter.kind, answers.form_code).notices(self.definition, self.data, self.papers)
        self.open = openness.open_codes(answers) if may_write else frozenset()
        self.reasons = dict(openness.reopenings(answers).values_list("code", "reason")) if answers.locked else {}
        self.errors = self._errors(errors or {})
        self.typed = typed or {}
        self.form = self._form()
        self.paging = paging.Paging(self.definition, section, first=self._asked_for_again())
        self.parts = [self._part(*pair) for pair in zip(self.definition.sections, self.state.sections, strict=True)]
        self.shown = [part for part in self.parts if self.paging.shows(part.section.code)]
        every = paging.ways_of(answers, self.state, self.paging, reader) if self.paging.paged else []
        self.has_mine, self.only_mine = any(way.mine for way in every), mine
        self.ways = [way for way in every if way.mine or not mine]

    def _asked_for_again(self) -> str:
        """The first section with a reopened question: a supplement begins there."""
        again = (part.code for part in self.definition.sections for one in part.fields if one.code in self.reasons)
        return next(again, "")

    def _errors(self, given: dict[str, list[str]]) -> dict[str, list[str]]:
        """What is wrong is said at once; what is missing only when asked for, or in what was reopened."""
        shown = {key: said for key, said in self.state.errors.items() if self.strict or key not in self.state.missing}
        return shown | given

    def _form(self) -> AnswerForm:
        kept = flat(self.definition, self.data)
        made, values = {}, {}
        for one in self.definition.fields():
            if one.code in self.open and one.kind not in ("files", "rows"):
                made[one.code] = control(one, kept.get(one.code), applies=asked(one, self.data))
                values[one.code] = shown(one, kept.get(one.code))
        self.row_ids = {one.code: self._rows_of(one) for one in self.definition.fields() if one.kind == "rows"}
        for one in self.definition.fields():
            for row_id in [*self.row_ids.get(one.code, []), PATTERN] if one.code in self.open else ():
                for column in one.fields:
                    path = f"{one.code}.{row_id}.{column.code}"
                    made[path] = control(column, kept.get(path), cell=True)
                    values[path] = shown(column, kept.get(path))
        known = {name: value for name, value in self.typed.items() if name in made}
        return AnswerForm(made, values | known, self.errors)

    def _rows_of(self, one: Field) -> list[str]:
        """The rows there are, and blank ones: the least there must be, one in an empty table, one when asked for."""
        kept = [row["id"] for row in self.data.get(one.code) or []]
        typed = [path.split(".")[1] for path in self.typed if path.startswith(f"{one.code}.")]
        there = list(dict.fromkeys(kept + typed))
        wanted = max(one.least or 0, 1, len(there) + (one.code == self.add_row))
        return there + [secrets.token_hex(4) for _number in range(wanted - len(there))]

    def _part(self, section: Section, state: Any) -> Part:
        here = {one.code for one in self.definition.fields() if self.paging.shows_question(one.code)}
        return Part(section, state, [self._item(one, section.code, here) for one in section.fields])

    def _item(self, one: Field, section: str, here: set[str]) -> Item:
        common = {
            "field": one,
            "way": self.paging.way(section, strict=self.strict) if self.paging.paged else "",
            "live": not one.only_if or one.only_if[0] in here,
            "errors": self.errors.get(one.code, []),
            "reason": self.reasons.get(one.code, ""),
            "origin": self.answers.origins.get(one.code, ""),
            "asked": asked(one, self.data),
        }
        if one.code not in self.open:
            facts = {one.code: telling.file_facts(self.papers.get(one.code, []))}
            return Item(kind="closed", told=telling.told(one, self.data, facts), **common)
        if one.kind == "rows":
            kept, ids = self.data.get(one.code) or [], self.row_ids[one.code]
            return Item(kind="rows", table=Table(one, ids, kept, self._bound, set(self.errors)), **common)
        if one.kind == "files":
            return self._files(one, common)
        return Item(kind="control", view=FieldView(self._bound(one.code)), **common)

    def _files(self, one: Field, common: dict) -> Item:
        papers = self.papers.get(one.code, [])
        url = reverse("attachments:upload", kwargs={"matter": self.answers.matter_id, "field_code": one.code})
        full = bool(one.most) and len(papers) >= one.most
        notice = self.notices.get(one.code)
        return Item(kind="files", papers=papers, upload_url=url, full=full, notice=notice, **common)

    def _bound(self, name: str) -> BoundField:
        return self.form[name]

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        return bool(self.open)

    @property
    def reopened(self) -> list[Item]:
        """What is asked for in the running supplement."""
        return [item for part in self.parts for item in part.items if item.field.code in self.reasons]

    @property
    def saved_at(self) -> Any:
        """When it was saved last; nothing before the first time."""
        return self.answers.updated_at if self.answers.revision else None

    @property
    def here(self) -> str:
        """What the page shows, as its query says it."""
        return self.paging.current or paging.ALL

    @property
    def assignee(self) -> str:
        """The key of whoever looks after the section shown."""
        return next((way.assignee_key for way in self.ways if way.current), "")

    @cached_property
    def candidates(self) -> list[tuple[str, str]]:
        """Who can be given a section, where there is anybody to choose."""
        if not (self.paging.paged and self.writable):
            return []
        people = list(assigning.candidates(self.answers))
        return [(str(one.pk), str(one)) for one in people] if len(people) > 1 else []

    @property
    def alone(self) -> bool:
        """Whether nobody else writes here: then it is said how that can be changed."""
        return self.paging.paged and self.writable and not self.candidates

    @property
    def save_url(self) -> str:
        """Where autosaving goes."""
        return reverse("forms:answers", kwargs={"matter": self.answers.matter_id, "form": self.answers.form_code})

    @cached_property
    def problems(self) -> Problems:
        """The list of what is missing or wrong, by section."""
        return problems_of(self)
