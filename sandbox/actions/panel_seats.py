"""What a member of a panel does: declare, step back, sign, dissent; and the chair's conclusion."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.forms import actions as forms
from office.forms.queries import answers_of
from office.notifications.announcing import announce
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import ask, lock
from office.workflow.steps import step_of
from sandbox import rules
from sandbox.actions import panels
from sandbox.models import Panel, PanelDissent, PanelMember, PanelSheet, ProposedCondition
from sandbox.models.ties import ties_of
from sandbox.notifications import panels as N
from sandbox.states import Examining
from sandbox.states.panels import ConflictReason

NO_CONFLICT, CONFLICT, DECLINE = "none", "conflict", "decline"
ANSWERS = (NO_CONFLICT, CONFLICT, DECLINE)


def declare(member: PanelMember, *, by: Actor, answer: str, reason_code: str = "", reason: str = "") -> None:
    """The member's own declaration, before anything is shown.

    Raises NotYours for anybody else, Invalid for a conflict without a reason or a clearance against the register,
    NotNow when the panel is done.
    """
    if not rules.DeclareSeat.holds(by, member):
        raise NotYours(rules.DeclareSeat.key)
    _check(answer, reason_code)
    with transaction.atomic():
        panel = lock(member.panel)
        seat = PanelMember.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
        if panel.state not in panels.UNFINISHED or seat.state != PanelMember.State.APPOINTED:
            raise NotNow([_("Your declaration is not asked for any more.")])
        seat.declared_at = timezone.now()
        if answer == NO_CONFLICT:
            _clear(seat, panel, by=by)
        else:
            _leave(seat, panel, by=by, answer=answer, reason_code=reason_code, reason=reason)
    member.__dict__.update(seat.__dict__)


def _check(answer: str, reason_code: str) -> None:
    if answer not in ANSWERS:
        raise Invalid({"answer": [_("Choose one of the answers given.")]})
    if answer == CONFLICT and reason_code not in ConflictReason.values:
        raise Invalid({"reason_code": [_("Say what stands in the way.")]})


def _clear(seat: PanelMember, panel: Panel, *, by: Actor) -> None:
    if tie := ties_of([seat.user], panel.application).get(seat.user_id):
        raise Invalid({"answer": [_("By the register you have a tie to the case: %(tie)s.") % {"tie": tie}]})
    seat.state = PanelMember.State.CLEARED
    seat.save(update_fields=["state", "declared_at"])
    _record(seat, panel, by)
    if panel.state == Examining.REVIEWING:
        panels.open_sheet(panel, seat, by=by)


def _leave(seat: PanelMember, panel: Panel, *, by: Actor, answer: str, reason_code: str, reason: str) -> None:
    states = {CONFLICT: PanelMember.State.CONFLICTED, DECLINE: PanelMember.State.DECLINED}
    seat.save(update_fields=["declared_at"])
    panels.end_seat(seat, states[answer], reason=reason, reason_code=reason_code if answer == CONFLICT else "")
    event = _record(seat, panel, by)
    announce(N.PANEL_SEAT_ANSWERED, panel, event=event, occasion=str(seat.pk))
    panels.go_on_if_complete(panel)


def _record(seat: PanelMember, panel: Panel, by: Actor):
    data = {"member": str(seat.pk), "state": str(seat.state), "reason_code": seat.reason_code}
    return ledger.record("sandbox.panel.declared", actor=by, matter_id=panel.pk, subject=panel, data=data)


def step_back(panel: Panel, *, by: Actor, reason_code: str, reason: str) -> None:
    """회피: a conflict noticed later; the member's sheet no longer counts."""
    with transaction.atomic():
        event = perform(panel, "step_back", by=by, reason_code=reason_code, reason=reason)
        seat = panel.members.get(user=by.user_id)
        panels.end_seat(seat, PanelMember.State.CONFLICTED, reason=reason, reason_code=reason_code)
        announce(N.PANEL_SEAT_ANSWERED, panel, event=event, occasion=str(seat.pk))
        panels.go_on_if_complete(panel)


def sign(sheet: PanelSheet, *, by: Actor) -> None:
    """Freeze the sheet; the last signature shows all of them and drafts the report."""
    at = checked_moment()
    with transaction.atomic():
        panel = lock(sheet.panel)
        perform(sheet, "sign", by=by, at=at)
        forms.freeze(sheet.matter, by=by, at=at)
        panels.go_on_if_complete(panel)


def dissent(panel: Panel, *, by: Actor, text: str) -> None:
    """A dissenting opinion beside the panel's; written again, it replaces the earlier one."""
    at = timezone.now()
    with transaction.atomic():
        perform(panel, "dissent", by=by, at=at, text=text)
        seat = panel.members.get(user=by.user_id)
        PanelDissent.objects.update_or_create(member=seat, defaults={"text": text, "at": at})


def report(panel: Panel, *, by: Actor) -> None:
    """The chair concludes: the report is frozen, its conditions become proposals, its document is issued."""
    at = checked_moment()
    with transaction.atomic():
        ask(step_of(Panel, "report"), lock(panel), by=by)
        _propose(panel, forms.freeze(panel.matter, by=by, at=at).answers)
        perform(panel, "report", by=by, at=at)


def _propose(panel: Panel, answers: dict) -> None:
    rows = answers.get("conditions") or []
    ProposedCondition.objects.bulk_create(
        ProposedCondition(
            matter=panel.matter, position=position, text=row["text"], need=row["need"], evidence=row["evidence"]
        )
        for position, row in enumerate(rows, 1)
    )


def save_sheet(sheet: PanelSheet, *, by: Actor, values: dict, revision: int) -> None:
    """Write answers on top of a revision."""
    forms.save(answers_of(sheet.matter), values, revision=revision, by=by)


def save_report(panel: Panel, *, by: Actor, values: dict, revision: int) -> None:
    """The same for the report."""
    forms.save(answers_of(panel.matter), values, revision=revision, by=by)
