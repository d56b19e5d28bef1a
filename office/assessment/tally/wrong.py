"""Input by which nothing may be computed: one sentence, with the file, the line and the cell where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

SHOWN = 80


@dataclass(frozen=True)
class Place:
    """Where something was read; nothing but the file is known of what a file lacks altogether."""

    file: str
    line: int | None = None

    @property
    def whole(self) -> Place:
        return Place(self.file)


class BadInput(ValueError):
    """`cell` is the column's name. The sentence is put into the reader's language when it is read."""

    def __init__(self, sentence: str, at: Place | None = None, cell: str = "", **facts: object) -> None:
        super().__init__(sentence)
        self.sentence, self.at, self.cell = sentence, at, cell
        self.facts = {name: _short(value) for name, value in facts.items()}

    def __str__(self) -> str:
        fault = str(self.sentence) % self.facts if self.facts else str(self.sentence)
        if self.at is None:
            return fault
        where = {"file": self.at.file, "line": self.at.line, "cell": self.cell, "fault": fault}
        if self.at.line is None:
            return _("%(file)s: %(fault)s") % where
        if not self.cell:
            return _("%(file)s, line %(line)s: %(fault)s") % where
        return _("%(file)s, line %(line)s, %(cell)s: %(fault)s") % where


def _short(value: object) -> str:
    """One line can be read at a glance, whatever somebody pasted into a cell."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
