"""What members and staff are told of rounds and sheets: definitions only. No message names an entry."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.assessment import rules
from office.notifications.announcing import announce
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class RoundFacts:
    """What a message about a round says."""

    panel: str
    round: str
    due: dt.datetime | None = None


@dataclass(frozen=True)
class RemindedFacts:
    """What a reminder says: how many of one's own sheets are left."""

    panel: str
    round: str
    left: int
    due: dt.datetime | None = None


REMINDED = RemindedFacts("스마트도시 공모 평가위원회", "서면평가", 3, dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC))
SAMPLE = RoundFacts("스마트도시 공모 평가위원회", "서면평가", dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC))


def _of_round(round_: Any, event: Any) -> RoundFacts:
    label = round_.rules.label
    return RoundFacts(round_.panel.matter.title, (label.ko if label else "") or round_.code, round_.due_at)


def _of_sheet(sheet: Any, event: Any) -> RoundFacts:
    return _of_round(sheet.round, event)


def _reminded(sheet: Any, event: Any) -> RemindedFacts:
    told = _of_round(sheet.round, event)
    left = sheet.round.open_sheets().filter(seat=sheet.seat_id).count()
    return RemindedFacts(told.panel, told.round, left, told.due)


def _desk(_subject: Any) -> str:
    return reverse("assessment:desk")


def _round_page(round_: Any) -> str:
    return reverse("assessment:round", kwargs={"pk": round_.pk})


def _sheet_page(sheet: Any) -> str:
    return reverse("assessment:sheet", kwargs={"pk": sheet.pk})


def _to_members(key: str, label: object, url: Any = _desk) -> Notification:
    return register(
        Notification(
            key=f"assessment.{key}", label=label, recipients=rules.SitOnRound, see=rules.SeeRound, facts=_of_round,
            sample=SAMPLE, url=url,
        )
    )  # fmt: skip


ROUND_OPENED = _to_members("round_opened", _("A round of your panel was opened"))
ROUND_POSTPONED = _to_members("round_postponed", _("The due date of a round was changed"))
ROUND_LOCKED = _to_members("round_locked", _("A round of your panel was locked"), _round_page)
SHEETS_DUE = register(
    Notification(
        key="assessment.sheets_due", label=_("Your score sheets are due"), recipients=rules.ScoreSheet,
        see=rules.ScoreSheet, facts=_of_sheet, sample=SAMPLE, url=_desk,
    )
)  # fmt: skip
SHEETS_REMINDED = register(
    Notification(
        key="assessment.sheets_reminded", label=_("The chair or the office asks for your score sheets"),
        recipients=rules.ScoreSheet, see=rules.ScoreSheet, facts=_reminded, sample=REMINDED, url=_desk,
    )
)  # fmt: skip
SHEET_REOPENED = register(
    Notification(
        key="assessment.sheet_reopened", label=_("The chair reopened one of your score sheets"),
        recipients=rules.ScoreSheet, see=rules.ScoreSheet, facts=_of_sheet, sample=SAMPLE, url=_sheet_page,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Tells:
    """An effect: those concerned are told, once for each event."""

    what: Notification

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """One promise."""
        announce(self.what, subject, event=event, occasion=f"{subject.pk}:{event.id}")
