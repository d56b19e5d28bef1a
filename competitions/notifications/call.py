"""What people are told about a call: definitions only."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competitions import rules
from competitions.states import ENTERING_ENDED
from office.notifications.registry import Notification, register
from office.people.models import Membership


@dataclass(frozen=True)
class CallFacts:
    """What a message about a call says of it."""

    number: str
    title: str
    programme: str
    secretariat: str = ""
    closes_at: dt.datetime | None = None
    reason: str = ""


SAMPLE = CallFacts(
    number="CALL-2026-0003",
    title="2026년 거점형 스마트도시 조성사업 공모",
    programme="거점형 스마트도시",
    secretariat="한국스마트도시협회",
    closes_at=dt.datetime(2026, 12, 22, 9, 0, tzinfo=dt.UTC),
    reason="제출 서류의 쪽수 상한을 바로잡습니다.",
)


def of_call(call, event) -> CallFacts:
    """The facts of a call as they are when the step is taken."""
    terms = call.terms if call.amending else call.terms_in_force
    return CallFacts(
        number=call.matter.number or "",
        title=call.matter.title,
        programme=call.programme.name_ko,
        secretariat=terms.text("secretariat_ko"),
        closes_at=call.closes_at,
        reason=_reason(call, event),
    )


def _reason(call, event) -> str:
    """Why the step was taken of which the message tells: an older reason would be another one's."""
    step = event.data.get("step")
    if step == "extend_intake":
        given = call.extensions.filter(entry=None, until=call.closes_at).order_by("-asked_at").first()
        return given.reason if given else ""
    told = {"take_back": call.back_reason, "publish_amendment": call.amend_reason}
    return told.get(step) or (call.end_reason if step in ("announce_anew", "cancel") else "")


def entering(call) -> Q:
    """Everybody who drafts or has submitted: the members of leads and of partners."""
    found = call.entries.exclude(state__in=ENTERING_ENDED)
    partners = found.filter(partners__state="joined").values("partners__organisation")
    seats = Membership.objects.filter(
        Q(organisation__in=found.values("lead")) | Q(organisation__in=partners), state="active"
    )
    return Q(pk__in=seats.values("user_id"))


def eligible(call) -> Q:
    """Those who manage an organisation of a kind that may enter."""
    kinds = call.terms_in_force.many("applicant_kinds")
    seats = Membership.objects.filter(state="active", role="manager", organisation__kind__in=kinds)
    return Q(pk__in=seats.values("user_id"))


def asker(question) -> Q:
    """Whoever asked."""
    return Q(pk=question.asked_by_id)


def _page(call) -> str:
    return reverse("competitions:call", kwargs={"pk": call.pk})


def _about_call(key: str, label: object, *, recipients, see=rules.SeeCall, **more) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=see, facts=of_call, sample=SAMPLE,
            url=_page, **more,
        )
    )  # fmt: skip


def _about_question(key: str, label: object, *, recipients) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=rules.SeeQuestion,
            facts=lambda question, event: of_call(question.call, event), sample=SAMPLE,
            url=lambda question: reverse("competitions:call-questions", kwargs={"pk": question.call_id}),
        )
    )  # fmt: skip


CALL_TO_APPROVE = _about_call("call_to_approve", _("A call waits for your approval"), recipients=rules.ApproveCall)
CALL_SENT_BACK = _about_call("call_sent_back", _("A call went back to the set-up"), recipients=rules.PrepareCall)
CALL_ANNOUNCED = _about_call("call_announced", _("A call was announced"), recipients=eligible)
CALL_AMENDED = _about_call("call_amended", _("A call was amended"), recipients=entering, statutory=True)
CALL_EXTENDED = _about_call(
    "call_extended", _("The intake of a call was extended"), recipients=entering, statutory=True
)
CALL_CLOSED = _about_call("call_closed", _("The intake of a call has closed"), recipients=rules.PrepareCall)
CALL_ENDED = _about_call("call_ended", _("A call ended without a selection"), recipients=entering, statutory=True)
QUESTION_ASKED = _about_question(
    "question_asked",
    _("A question about a call was asked"),
    recipients=lambda question: rules.PrepareCall.holders(question.call),
)
QUESTION_ANSWERED = _about_question("question_answered", _("Your question was answered"), recipients=asker)
