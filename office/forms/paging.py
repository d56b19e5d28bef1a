"""A long form is written section by section: which one is shown, and the list of all with how far each is."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from office.forms import assigning
from office.forms.assigning import LastSaving
from office.forms.completeness import SectionState, State
from office.forms.definition import FormDefinition
from office.forms.models import Answers

PAGED_FROM = 7
ALL = "all"


class Paging:
    """Which sections a page shows: all of a short form; of a long one the one asked for, or `first`, or its first."""

    def __init__(self, definition: FormDefinition, asked: str, *, first: str = "") -> None:
        self.definition = definition
        self.codes = [section.code for section in definition.sections]
        self.paged = len(self.codes) >= PAGED_FROM
        self.whole = not self.paged or asked == ALL
        self.current = "" if self.whole else asked if asked in self.codes else first or self.codes[0]

    def shows(self, section: str) -> bool:
        """Whether the section stands on the page."""
        return self.whole or section == self.current

    def shows_question(self, code: str) -> bool:
        """Whether the question stands on the page."""
        sections = [one for one in self.definition.sections if self.shows(one.code)]
        return any(field.code == code for one in sections for field in one.fields)

    def way(self, section: str, *, strict: bool = False) -> str:
        """The query that leads to a section; nothing when it stands here."""
        if self.shows(section):
            return ""
        return "?" + urlencode({"section": section} | ({"check": "1"} if strict else {}))

    @property
    def number(self) -> int:
        """The place of the section shown, from one."""
        return self.codes.index(self.current) + 1 if self.current else 0

    @property
    def before(self) -> str:
        """The section before the one shown."""
        return self.codes[self.number - 2] if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The section after the one shown."""
        return self.codes[self.number] if self.current and self.number < len(self.codes) else ""


@dataclass(frozen=True)
class Way:
    """A line of the list of sections."""

    state: SectionState
    url: str
    current: bool
    assignee: str
    assignee_key: str
    mine: bool
    last: LastSaving | None
    by_other: bool


def ways_of(answers: Answers, state: State, paging: Paging, reader: Any) -> list[Way]:
    """All sections, those that `reader` looks after marked."""
    people, savings = assigning.assignees_of(answers), assigning.last_savings(answers)
    return [_way(one, people.get(one.code), savings.get(one.code), paging, reader) for one in state.sections]


def _way(state: SectionState, person: Any, last: LastSaving | None, paging: Paging, reader: Any) -> Way:
    return Way(
        state=state,
        url="?" + urlencode({"section": state.code}),
        current=state.code == paging.current,
        assignee=str(person) if person else "",
        assignee_key=str(person.pk) if person else "",
        mine=person is not None and person.pk == reader,
        last=last,
        by_other=last is not None and last.person != reader,
    )
