"""What is known of an entry when it is checked: plain values, gathered by whoever asks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Lead:
    """Who applies (주관): `kind` and `local_kind` as the register of organisations has them."""

    name: str
    kind: str
    local_kind: str = ""
    tier: str = ""


@dataclass(frozen=True)
class Partner:
    """Another organisation of the entry (참여, 간접보조)."""

    name: str
    role: str
    kind: str
    local_kind: str = ""
    accepted: bool = True
    signed_off: bool = False


@dataclass(frozen=True)
class Selection:
    """A programme the lead says it was selected for before; no day means that the project has not ended."""

    programme: str
    ended_on: dt.date | None = None


@dataclass(frozen=True)
class Award:
    """A selection that the house knows of: the lead's or a partner's.

    `ended_on` where it is documented; `expected_end` is the day by which its project has ended by the rules of its
    programme, None where these do not say.
    """

    holder: str
    of_lead: bool
    programme: str
    year: int
    selected_on: dt.date
    ended_on: dt.date | None = None
    expected_end: dt.date | None = None


@dataclass(frozen=True)
class Stage:
    """The preliminary call that has to be passed, and whether the lead's entry did."""

    title: str
    passed: bool


@dataclass(frozen=True)
class FormSection:
    """A section of the entry's form with the codes of its questions."""

    code: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Handed:
    """The files of an entry with what is said of them: as much as it takes to count their pages."""

    answers: Mapping[str, Any]
    files: Mapping[str, Sequence[Mapping[str, Any]]]
    questions: Mapping[str, str] = field(default_factory=dict)

    def question(self, code: str) -> str:
        """The words for a question."""
        return str(self.questions.get(code, code))


@dataclass(frozen=True)
class EntryFacts:
    """Everything a check may look at.

    `terms` is the member of the form's definition. Read of it, each absent when it is not asked:
    `applicant_kinds` and `local_kinds` (lists of codes), `population` {most, inclusive}, `cooldown` {years,
    programmes}, `exclusive_with` (programme codes, one track at a time), `foreign_partner` (true or false),
    `council` ("none", "report", "consent"; the paper is the files question `council`), `papers` {code: {needed
    "required" or "optional", most_pages, counting "all_pages" or "without_front", front_most}}, `company_years`,
    `money`.

    `answers` and `files` are those of a Snapshot, `errors` the sentences of the form's own completeness by code.
    `closes_on` is the last day of the intake; `preliminary` the call that has to be passed before, if any; `awards`
    are those that are known of the lead and its partners; `other_entries` are the programmes of the lead's other
    entries that are open. `programmes` and `questions` give the words for the codes.
    """

    terms: Mapping[str, Any]
    answers: Mapping[str, Any]
    files: Mapping[str, Sequence[Mapping[str, Any]]]
    lead: Lead
    today: dt.date
    closes_on: dt.date | None = None
    preliminary: Stage | None = None
    awards: Sequence[Award] = ()
    other_entries: Sequence[str] = ()
    partners: Sequence[Partner] = ()
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sections: Sequence[FormSection] = ()
    programmes: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)

    def programme(self, code: str) -> str:
        """The words for a programme."""
        return str(self.programmes.get(code, code))

    def question(self, code: str) -> str:
        """The words for a question."""
        return str(self.questions.get(code, code))

    def day(self, value: Any) -> dt.date | None:
        """A date as answers keep it; None for what is none."""
        try:
            return dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            return None
