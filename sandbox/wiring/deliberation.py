"""The committee and the decision in the office: kinds of matters, use cases of steps, hooks, letters, clocks."""

from django.utils.translation import gettext_lazy as _

from office.committees.registry import register_item_kind
from office.deadlines import actions as clocks
from office.deadlines.lapses import on_lapse, on_warning
from office.docket import registry as docket
from office.documents.registry import on_placed, on_served
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import agenda, agenda_papers, rules
from sandbox.actions import agenda as hooks
from sandbox.actions import decisions
from sandbox.actions.endings import on_end
from sandbox.documents import decisions as D
from sandbox.forms import deliberation as ask
from sandbox.forms.supplements import ReasonForm
from sandbox.models import AmendmentPlan, Application, Exemption, amendment_plan, exemption
from sandbox.models.application import KIND
from sandbox.states import Applying
from sandbox.views import decision_sections
from sandbox.views.application_sections import register_section
from sandbox.wiring.supplements import of_kind


def connect() -> None:
    """Called once, when every application is ready."""
    _register_kinds()
    _bind()
    on_end(hooks.drop)
    register_section(40, "sandbox/decision/_section.html", decision_sections.section, leads=decision_sections.LEADS)
    _react_to_letters()
    _react_to_clocks()


def _register_kinds() -> None:
    docket.register(
        exemption.KIND, model=Exemption, see=rules.SeeExemption, url="sandbox:exemption", label=_("Exemption")
    )
    docket.register(
        amendment_plan.KIND, model=AmendmentPlan, see=rules.SeeAmendmentPlan, url="sandbox:amendment-plan",
        label=_("Plan to amend the law"),
    )  # fmt: skip
    register_item_kind(
        KIND,
        ready=agenda.ready_cases,
        on_listed=hooks.listed,
        on_removed=hooks.removed,
        on_opened=hooks.opened,
        on_resolved=hooks.resolved,
        on_deferred=hooks.deferred,
        draft_papers=agenda_papers.draft_papers,
        ad_hoc=agenda_papers.ad_hoc,
        draft_motion=agenda_papers.draft_motion,
    )


def _bind() -> None:
    bind(Application, "put_on_agenda", form=ask.AgendaForm, action=hooks.put_on_agenda)
    bind(Application, "take_off_agenda", form=ReasonForm, action=hooks.take_off_agenda)
    bind(Application, "review_again", form=ReasonForm)
    bind(Application, "approve", form=ask.ApproveForm, action=decisions.approve)
    bind(
        Application, "approve_with_conditions", form=ask.ApproveWithConditionsForm,
        action=decisions.approve_with_conditions,
    )  # fmt: skip
    bind(Application, "reject", form=ask.RejectForm, action=decisions.reject)
    bind(Application, "request_redeliberation", form=ask.RedeliberationForm)
    bind(Application, "take_up_redeliberation", form=ask.TakeUpForm)


def _react_to_letters() -> None:
    on_served(D.REJECTION.key, _rejection_arrived)
    on_placed(D.APPROVAL.key, _approval_placed)
    on_placed(D.REJECTION.key, _rejection_placed)


def _rejection_arrived(document, *, at, event) -> None:
    """The 60 days for a re-deliberation count from the notice (ARA Decree §13의4); there is only one."""
    case = docket.subject_of(document.matter)
    if case.state == Applying.REJECTED and case.redeliberations == 0:
        clocks.start(document.matter, "C08", on=at, event=event)


def _rejection_placed(document, *, at, event) -> None:
    """The letter lies in the box; the mail is only its notice."""
    send("sandbox.application_decided", docket.subject_of(document.matter), dedupe=str(document.pk), event=event)


def _approval_placed(document, *, at, event) -> None:
    """The notice is filed with the exemption; the message leads to the application it decides."""
    case = docket.subject_of(document.matter).application
    send("sandbox.application_decided", case, dedupe=str(document.pk), event=event)


def _react_to_clocks() -> None:
    on_lapse("C08b", _late_for_committee)
    on_lapse("C12", _not_started)
    on_warning("C12", _start_due)
    on_lapse("C20", _plan_overdue)
    on_warning("C20", _plan_due)


def _late_for_committee(deadline) -> None:
    if (case := of_kind(deadline, Application)) is not None:
        send("sandbox.redeliberation_late", case, dedupe=f"C08b:{deadline.pk}")


def _not_started(deadline) -> None:
    if (granted := of_kind(deadline, Exemption)) is not None:
        send("sandbox.start_overdue", granted, dedupe=f"C12:{deadline.pk}")


def _start_due(deadline, mark: str) -> None:
    if (granted := of_kind(deadline, Exemption)) is not None:
        send("sandbox.start_due", granted, dedupe=f"C12:{mark}")


def _plan_overdue(deadline) -> None:
    if (plan := of_kind(deadline, AmendmentPlan)) is not None:
        send("sandbox.amendment_plan_overdue", plan, dedupe=f"C20:{deadline.pk}")


def _plan_due(deadline, mark: str) -> None:
    if (plan := of_kind(deadline, AmendmentPlan)) is not None:
        send("sandbox.amendment_plan_due", plan, dedupe=f"C20:{mark}")
