"""The files that feed `manage.py tally`: from what a tally stored, or row by row from the database."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from office.assessment.models import Panel
from office.assessment.rulesets import canonical
from office.assessment.tally.files import ADJUSTMENTS, GROUPS, RECUSALS, RULINGS, SCORES
from office.assessment.tallying import facts as F
from office.assessment.tallying.readme import readme

File = tuple[str, Iterable[bytes]]
SHEETS = ("application", "reviewer", "round", "sha256")
REVIEWERS = ("reviewer", "name", "affiliation")
AT_ONCE = 500


def stored_files(panel: Panel, facts: F.Facts, *, names: bool = False) -> Iterator[File]:
    """The export of one tally: exactly what it was computed from."""
    sheets = [tuple(one[name] for name in ("application", "reviewer", "round", "points", "sha256"))
              for one in facts["sheets"]]  # fmt: skip
    yield from _files(panel, lambda: iter(sheets), facts, names=names)


def live_files(panel: Panel, *, names: bool = False) -> Iterator[File]:
    """The export of a panel as it stands: the sheets of its locked rounds, read with a cursor of the server's."""
    until = panel.rounds.count()
    rest = {
        "until": "", "final": True, "recusals": F.recusals_of(panel, until), "adjustments": F.adjustments_of(panel),
        "groups": F.groups_of(panel), "rulings": F.rulings_of(panel),
    }  # fmt: skip
    yield from _files(panel, lambda: F.sheets_counted(panel, until).iterator(chunk_size=2000), rest, names=names)


def _files(panel: Panel, sheets: Any, facts: F.Facts, *, names: bool) -> Iterator[File]:
    hashes: list[tuple] = []
    yield "rules.json", [canonical(panel.rule_set)]
    yield "scores.csv", table(SCORES, _cells(sheets(), hashes))
    yield "adjustments.csv", table(ADJUSTMENTS, _rows(facts["adjustments"], ADJUSTMENTS))
    yield "groups.csv", table(GROUPS, _rows(facts["groups"], GROUPS))
    yield "recusals.csv", table(RECUSALS, _rows(facts["recusals"], RECUSALS))
    yield "rulings.csv", table(RULINGS, _rulings(facts["rulings"]))
    # The scores were read to the end when this is asked for: the hashes are told in the same pass.
    yield "sheets.csv", table(SHEETS, iter(hashes))
    if names:
        yield "reviewers.csv", table(REVIEWERS, _named(panel))
    yield "README.txt", [readme(panel, facts).encode()]


def _cells(sheets: Iterable[tuple], hashes: list[tuple]) -> Iterator[tuple]:
    for application, reviewer, code, points, sha256 in sheets:
        hashes.append((application, reviewer, code, sha256))
        for criterion in sorted(points):
            yield application, reviewer, code, criterion, points[criterion]


def _rows(found: Iterable[dict], columns: Sequence[str]) -> Iterator[tuple]:
    return (tuple(one[name] for name in columns) for one in found)


def _rulings(found: Iterable[dict]) -> Iterator[tuple]:
    for one in found:
        for number, place in enumerate(one["places"], start=1):
            for application in place:
                yield one["step"], one["reference"], application, number


def _named(panel: Panel) -> Iterator[tuple]:
    rows = panel.seats.filter(sheets__isnull=False).distinct().order_by("code")
    for code, name, affiliation in rows.values_list("code", "reviewer__name", "reviewer__affiliation"):
        yield code, _shown(name), _shown(affiliation)


def _shown(text: str) -> str:
    """What a spreadsheet never takes for a formula; only in the file that no program reads back."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """CSV in pieces of some hundred lines."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        if number % AT_ONCE == 0:
            yield _drained(buffer)
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
