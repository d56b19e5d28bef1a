"""What people are told from the rounds to the result, and about objections: definitions only."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competitions import rules
from competitions.notifications.call import SAMPLE as CALL_SAMPLE
from competitions.notifications.call import CallFacts, of_call
from competitions.notifications.entry import of_the_consortium
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class ResultFacts:
    """What a message about a result says: never a score, for whoever reads the mail may not be who may read it."""

    number: str
    title: str
    call: str
    lead: str
    until: dt.date | None = None
    reason: str = ""
    verdict: str = ""


SAMPLE = ResultFacts(
    number="2026-000123",
    title="탄소중립 스마트도시 조성",
    call="2026년 강소형 스마트도시 조성사업 공모",
    lead="가온시",
    until=dt.date(2026, 12, 22),
    reason="지방비를 확보하지 못하여 사업을 추진할 수 없습니다.",
    verdict="upheld",
)


def of_result(entry, event) -> ResultFacts:
    """The facts of an entry when its result is told."""
    return ResultFacts(
        number=entry.matter.number or "",
        title=entry.matter.title,
        call=entry.call.matter.title,
        lead=entry.lead.name_ko,
        until=entry.call.objections_last,
        reason=entry.end_reason,
    )


def of_objection(objection, event) -> ResultFacts:
    """The facts of an objection; what is only proposed is not among them."""
    entry, answered = objection.entry, objection.state in ("upheld", "rejected")
    return ResultFacts(
        number=objection.matter.number or "",
        title=entry.matter.title,
        call=entry.call.matter.title,
        lead=entry.lead.name_ko,
        reason=objection.extend_reason if event.data.get("step") == "extend_answer" else "",
        verdict=str(objection.state) if answered else "",
    )


def of_list(call, event) -> CallFacts:
    """The facts of a call; a list that was sent back or withdrawn says why."""
    found = of_call(call, event)
    if event.data.get("step") not in ("send_back", "withdraw_list"):
        return found
    return CallFacts(found.number, found.title, found.programme, found.secretariat, found.closes_at, call.back_reason)


def of_strike(entry, event) -> ResultFacts:
    """A disqualification that is only proposed: for those who decide on it alone."""
    return dataclasses.replace(of_result(entry, event), reason=entry.strike_reason)


def objecting(objection) -> Q:
    """Those who entered together."""
    return of_the_consortium(objection.entry)


def _about_list(key: str, label: object, *, recipients) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=rules.WorkOnCall, facts=of_list,
            sample=CALL_SAMPLE, url=lambda call: reverse("competitions:call-result", kwargs={"pk": call.pk}),
        )
    )  # fmt: skip


def _about_result(key: str, label: object, *, recipients=of_the_consortium, facts=of_result, **more) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=rules.SeeEntry, facts=facts,
            sample=SAMPLE, url=lambda entry: reverse("competitions:entry", kwargs={"pk": entry.pk}), **more,
        )
    )  # fmt: skip


def _about_objection(key: str, label: object, *, recipients, **more) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=rules.SeeObjection, facts=of_objection,
            sample=SAMPLE, url=lambda one: reverse("competitions:objection", kwargs={"pk": one.pk}), **more,
        )
    )  # fmt: skip


RESULT_STANDS = _about_list("result_stands", _("The panel's result stands"), recipients=rules.PrepareCall)
DECISION_PREPARED = _about_list(
    "decision_prepared", _("A list of results waits for your decision"), recipients=rules.DecideSelection
)
DECISION_SENT_BACK = _about_list(
    "decision_sent_back", _("A list of results was sent back"), recipients=rules.PrepareCall
)
DECISION_WITHDRAWN = _about_list(
    "decision_withdrawn", _("A list of results was withdrawn before its decision"), recipients=rules.DecideSelection
)

ENTRY_ADVANCED = _about_result("entry_advanced", _("Your entry goes on to the next round"), statutory=True)
ENTRY_ELIMINATED = _about_result("entry_eliminated", _("Your entry does not go on"), statutory=True)
ENTRY_SELECTED = _about_result("entry_selected", _("Your entry was selected"), statutory=True)
ENTRY_RESERVE = _about_result("entry_reserve", _("Your entry is in reserve"), statutory=True)
ENTRY_NOT_SELECTED = _about_result("entry_not_selected", _("Your entry was not selected"), statutory=True)
ENTRY_PROMOTED = _about_result("entry_promoted", _("Your entry was selected from the reserve"), statutory=True)
AWARD_DECLINED = _about_result("award_declined", _("An award was declined"), recipients=rules.ExamineEntry)
STRIKE_PROPOSED = _about_result(
    "strike_proposed", _("A disqualification waits for you"), recipients=rules.ConfirmStrike, facts=of_strike
)
PLACE_FREE = _about_result("place_free", _("A result was taken away"), recipients=rules.ExamineEntry)

OBJECTION_RECEIVED = _about_objection(
    "objection_received", _("An objection to a result came in"), recipients=rules.AnswerObjection
)
OBJECTION_PROPOSED = _about_objection(
    "objection_proposed", _("The answer to an objection waits for you"), recipients=rules.DecideObjection
)
OBJECTION_EXTENDED = _about_objection(
    "objection_extended", _("The answer to your objection takes longer"), recipients=objecting, statutory=True
)
OBJECTION_ANSWERED = _about_objection(
    "objection_answered", _("Your objection was answered"), recipients=objecting, statutory=True
)
