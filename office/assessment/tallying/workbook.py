"""Everything of a panel as one spreadsheet, written row by row: sheets, totals, tally, adjustments, attendance."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from office.assessment.models import Adjustment, Attendance, Panel, Round, Sheet
from office.assessment.states import Filling
from office.assessment.tallying.explaining import left_out, step_name
from office.assessment.tallying.rows import grouped, rows_of
from office.web.exporting import plain

NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
Row = list[Any]


def workbook(panel: Panel, *, names: bool = False) -> bytes:
    """Pseudonyms, or with `names` the members' names beside them."""
    book = Workbook(write_only=True)
    who = _members(panel, names)
    rounds = list(panel.rounds.order_by("position"))
    for round_ in rounds:
        round_.panel = panel
        _sheet(book, _("Sheets %(round)s") % {"round": round_.rules.name}, _sheets(round_, who))
    _sheet(book, _("Totals"), _totals(panel, who))
    _sheet(book, _("Tally"), _tally(panel))
    _sheet(book, _("Bonus and penalty"), _adjustments(panel))
    _sheet(book, _("Attendance"), _attendance(panel, who))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _entry() -> str:
    return pgettext("judged", "Entry")


def _sheet(book: Workbook, title: str, rows: Iterator[Row]) -> None:
    """A title of at most 31 letters without what spreadsheets refuse."""
    kept = "".join(" " if letter in r"[]:*?/\'" else letter for letter in title)[:31]
    sheet = book.create_sheet(title=kept)
    head = next(rows)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(head, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(str(name))
    sheet.append([_head(sheet, name) for name in head])
    written = 1
    for row in rows:
        sheet.append([_cell(cell) for cell in row])
        written += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{written}"


def _width(name: str) -> int:
    """In letters; a Korean one takes two. Titles and what people wrote are long."""
    return 48 if name in (_("Title"), _("Comment"), _("Evidence")) else max(14, min(2 * len(name) + 2, 48))


def _head(sheet: Any, name: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=plain(name))
    cell.font = Font(bold=True)
    return cell


def _cell(value: Any) -> Any:
    """Points as numbers that a spreadsheet adds up, as they were given; a grade stays a word."""
    text = value if isinstance(value, str) else ""
    if isinstance(value, Decimal) or NUMBER.fullmatch(text):
        return Decimal(value)
    return plain(value)


def _members(panel: Panel, names: bool) -> dict[str, str]:
    rows = panel.seats.values_list("code", "reviewer__name")
    return {code: f"{code} {name}" if names else code for code, name in rows}


def _sheets(round_: Round, who: dict[str, str]) -> Iterator[Row]:
    criteria = round_.criteria()
    yield [_entry(), _("Title"), _("Member"), *(one.name for one in criteria), _("Total"),
           *(_remark_on(one) for one in criteria), _("Comment"), _("Signed"), "SHA-256"]  # fmt: skip
    rows = Sheet.objects.filter(round=round_, state=Filling.LOCKED).order_by("subject__position", "seat__code")
    columns = ("subject__code", "subject__title", "seat__code", "total", "points", "remarks", "comment", "signed_at",
               "sha256")  # fmt: skip
    for code, title, seat, total, points, remarks, *rest in rows.values_list(*columns).iterator(chunk_size=2000):
        yield [code, title, who[seat], *(points.get(one.code, "") for one in criteria), total,
               *(remarks.get(one.code, "") for one in criteria), *rest]  # fmt: skip


def _remark_on(criterion: Any) -> str:
    return pgettext("score sheet", "Remark on %(criterion)s") % {"criterion": criterion.name}


def _totals(panel: Panel, who: dict[str, str]) -> Iterator[Row]:
    yield [_("Round"), _entry(), _("Title"), *who.values()]
    rows = Sheet.objects.filter(round__panel=panel, state=Filling.LOCKED)
    rows = rows.order_by("round__position", "subject__position")
    found: dict[tuple, dict[str, Any]] = {}
    columns = ("round__code", "subject__code", "subject__title", "seat__code", "total")
    for code, entry, title, seat, total in rows.values_list(*columns).iterator(chunk_size=2000):
        found.setdefault((code, entry, title), {})[seat] = total
    names = {one.code: one.name for one in panel.rule_set.rounds}
    for (code, entry, title), totals in found.items():
        yield [names[code], entry, title, *(totals.get(seat, "") for seat in who)]


def _tally(panel: Panel) -> Iterator[Row]:
    """The newest one."""
    rounds = [one.name for one in panel.rule_set.rounds]
    newest = panel.tallies.select_related("round", "panel").order_by("number").last()
    by_group = newest is not None and grouped(newest)
    ranks = [_("Group"), _("Rank in the group"), _("Rank over all")] if by_group else [_("Rank")]
    yield [*ranks, _entry(), _("Title"), _("Applicant"), *rounds, _("Bonus"), _("Penalty"), _("Final score"),
           _("Outcome"), _("Totals left out"), _("Tie-break")]  # fmt: skip
    told = {one["application"]: one for one in newest.result["applications"]} if newest else {}
    for row in rows_of(newest) if newest else ():
        places = [row.group, row.place, row.rank] if by_group else [row.rank]
        yield [*places, row.subject.code, row.subject.title, row.subject.organisation.name_ko,
               *(one.score for one in row.rounds), row.bonus, row.penalty, row.final, row.outcome,
               *_why(panel, told[row.subject.code])]  # fmt: skip


def _why(panel: Panel, one: dict[str, Any]) -> Row:
    """Which totals were left out, and which steps of the tie-breaks came to it."""
    return [" ".join(left_out(panel.rule_set, one)),
            " ".join(step_name(panel.rule_set, each["step"]) for each in one.get("tie_breaks", ()))]  # fmt: skip


def _adjustments(panel: Panel) -> Iterator[Row]:
    yield [
        _entry(),
        _("Kind"),
        _("Reason"),
        pgettext("adjustment", "Points"),
        _("Evidence"),
        _("File"),
        _("SHA-256 of the file"),
        pgettext("adjustment", "Proposed"),
        pgettext("adjustment", "Confirmed"),
        pgettext("adjustment", "Dropped"),
    ]
    names = {one.code: one.name for one in panel.rule_set.bonuses}
    rows = Adjustment.objects.filter(subject__panel=panel).select_related("subject", "attachment")
    for one in rows.order_by("subject__position"):
        file = [one.attachment.name, one.attachment.sha256] if one.attachment else ["", ""]
        yield [one.subject.code, one.get_kind_display(), names.get(one.code, one.code), one.points, one.evidence,
               *file, one.proposed_at, one.confirmed_at, one.dropped_at]  # fmt: skip


def _attendance(panel: Panel, who: dict[str, str]) -> Iterator[Row]:
    yield [_("Round"), _entry(), _("Member"), _("Present")]
    names = {one.code: one.name for one in panel.rule_set.rounds}
    rows = Attendance.objects.filter(round__panel=panel).order_by("round__position", "subject__position", "seat__code")
    for code, entry, seat, present in rows.values_list("round__code", "subject__code", "seat__code", "present"):
        yield [names[code], entry, who[seat], _("Yes") if present else _("No")]
