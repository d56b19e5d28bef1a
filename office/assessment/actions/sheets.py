"""A member's own sheet: saved as one types, submitted, taken back; reopened by the chair."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid, NotNow, NotYours, Unknown
from office.assessment import marking, rules
from office.assessment.models import Sheet
from office.assessment.states import Filling, Holding
from office.workflow import perform

POINTS, REMARKS = "points.", "remarks."
TEXTS = {"comment": 4000, "note": 4000}
LONGEST_REMARK = 500


@dataclass(frozen=True)
class Saved:
    """What came of saving. `merged` is what another window wrote meanwhile, by the names of the entries."""

    sheet: Sheet
    saved_at: dt.datetime
    errors: dict[str, list[str]]
    merged: dict[str, str] = field(default_factory=dict)


class Clash(NotNow):
    """The same entries were written in another window meanwhile; nothing of this saving was kept."""

    def __init__(self, sheet: Sheet, theirs: dict[str, str], merged: dict[str, str]) -> None:
        super().__init__([_("You have changed the same entries in another window meanwhile.")])
        self.sheet, self.theirs, self.merged = sheet, theirs, merged


def save(pk: UUID, *, by: Actor, values: dict[str, Any], revision: int) -> Saved:
    """Write `values` (`points.CODE`, `remarks.CODE`, `comment`, `note`) that were typed on top of `revision`.

    One SELECT, one UPDATE.

    Points that cannot stand are kept and reported, and count for nothing. Raises Unknown, NotYours; NotNow when the
    sheet is no draft; Clash; Invalid for unknown names, overlong texts and impossible revisions.
    """
    with transaction.atomic():
        sheet = _to_write(pk, by)
        typed = _tidied(sheet, values)
        if not 0 <= revision <= sheet.revision:
            raise Invalid({"revision": [_("There is no such revision of this sheet.")]})
        meanwhile = {name: _now(sheet, name) for name, at in sheet.changed.items() if at > revision}
        mine = {name: value for name, value in typed.items() if value != _now(sheet, name)}
        if clash := {name: meanwhile[name] for name in mine if name in meanwhile}:
            raise Clash(sheet, clash, meanwhile)
        if mine:
            _write(sheet, mine)
    merged = {name: value for name, value in meanwhile.items() if typed.get(name) != value}
    return Saved(sheet, sheet.updated_at, errors_of(sheet), merged)


def _to_write(pk: UUID, by: Actor) -> Sheet:
    """The sheet under a lock, if `by` scores it; the rule is asked in the same statement."""
    own = Sheet.objects.filter(rules.ScoreSheet.scope(by), pk=pk)
    sheet = own.select_for_update(of=("self",)).select_related("round__panel").first()
    if sheet is None:
        raise _refused(pk, by)
    if sheet.state != Filling.DRAFT:
        raise NotNow([_("The sheet is not a draft any more (%(state)s).") % {"state": sheet.state_label()}])
    if sheet.round.state != Holding.OPEN:
        raise NotNow([_("The round is not open for scoring.")])
    return sheet


def _refused(pk: UUID, by: Actor) -> Exception:
    known = Sheet.objects.filter(rules.SeeSheet.scope(by), pk=pk).exists()
    return NotYours(rules.ScoreSheet.key) if known else Unknown(str(pk))


def _tidied(sheet: Sheet, values: dict[str, Any]) -> dict[str, str]:
    codes = {one.code for one in sheet.round.criteria()}
    told, wrong = {}, {}
    for name, value in values.items():
        if name not in TEXTS and criterion_of(name) not in codes:
            wrong[name] = [_("This field is not known here.")]
        elif not isinstance(value, str | int | type(None)) or isinstance(value, bool):
            wrong[name] = [_("Send it as text.")]
        elif (most := _most(name)) and len(_text(value)) > most:
            wrong[name] = [_("%(most)d characters at most.") % {"most": most}]
        elif "\x00" in str(value):
            wrong[name] = [_("This holds a character that cannot be kept.")]
        else:
            told[name] = _plain(sheet, name, value)
    if wrong:
        raise Invalid(wrong)
    return told


def criterion_of(name: str) -> str:
    """Of which criterion an entry tells the points or the remark; empty for any other entry."""
    prefix = next((one for one in (POINTS, REMARKS) if name.startswith(one)), None)
    return name.removeprefix(prefix) if prefix else ""


def _most(name: str) -> int | None:
    """How long a text may be; points have their own limits."""
    return LONGEST_REMARK if name.startswith(REMARKS) else TEXTS.get(name)


def _text(value: Any) -> str:
    """A browser sends a new line as two characters; it counts as the one that is kept."""
    return str(value or "").replace("\r\n", "\n")


def _plain(sheet: Sheet, name: str, value: Any) -> str:
    """Points in their one spelling, so that 12.50 and 12.5 are the same; a blank remark is none."""
    if name in TEXTS:
        return _text(value)
    if name.startswith(REMARKS):
        return _text(value).strip()
    judged, text = sheet.round.rules, marking.tidy(value)
    criterion = judged.criterion(name.removeprefix(POINTS))
    return marking.mark(judged, criterion, text).told if text and criterion else text


def _now(sheet: Sheet, name: str) -> str:
    if name in TEXTS:
        return getattr(sheet, name)
    return (sheet.remarks if name.startswith(REMARKS) else sheet.points).get(criterion_of(name), "")


def _write(sheet: Sheet, values: dict[str, str]) -> None:
    """One UPDATE of exactly what a saving changes."""
    marked = marking.read(sheet.round.rules, {**sheet.points, **_named(values, POINTS)})
    sheet.points, sheet.total, sheet.filled = marked.points, marked.total, marked.filled
    remarks = {**sheet.remarks, **_named(values, REMARKS)}
    sheet.remarks = {code: text for code, text in remarks.items() if text}
    for name in TEXTS.keys() & values.keys():
        setattr(sheet, name, values[name])
    sheet.revision, sheet.updated_at = sheet.revision + 1, timezone.now()
    sheet.changed = {**sheet.changed, **dict.fromkeys(values, sheet.revision)}
    names = ("points", "remarks", "total", "filled", "comment", "note", "revision", "updated_at", "changed")
    Sheet.objects.filter(pk=sheet.pk).update(**{name: getattr(sheet, name) for name in names})


def _named(values: dict[str, str], prefix: str) -> dict[str, str]:
    """By criterion."""
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def errors_of(sheet: Sheet) -> dict[str, list[str]]:
    """What cannot stand, by the names of the entries."""
    return {f"{POINTS}{code}": lines for code, lines in marking.read(sheet.round.rules, sheet.points).errors.items()}


def reopen(sheet: Sheet, *, by: Actor, reason: str) -> None:
    """The chair gives a sheet back to its writer; what was signed stays as a version."""
    perform(sheet, "reopen", by=by, reason=reason)
