"""The rapid confirmation in the office: kinds of matters, use cases of steps, reactions to letters and clocks."""

from django.utils.translation import gettext_lazy as _

from office.access import NotNow
from office.attachments import kinds as paper_kinds
from office.attachments.kinds import register_audience
from office.deadlines.lapses import on_lapse, on_warning
from office.docket import registry as docket
from office.documents.registry import on_placed, on_served
from office.forms import registry as form_kinds
from office.notifications.announcing import send
from office.people import programmes
from office.workflow import bind
from sandbox import policy, rules
from sandbox.actions import consultations, rapid_confirmations, supplements
from sandbox.documents import rapid as D
from sandbox.form_definitions import RAPID, RAPID_FORM
from sandbox.forms import rapid as forms
from sandbox.models import Consultation, RapidConfirmation
from sandbox.models import consultation as consultation_model
from sandbox.models import rapid_confirmation as rapid_model
from sandbox.rules import PapersOfCase, PapersOfConsultation
from sandbox.states import RAPID_WRITABLE, Consulting
from sandbox.wiring.supplements import answers_closed, demand_arrived, of_kind, second_demand_over

MATERIAL = "material"


def connect() -> None:
    """Called once, when every application is ready."""
    _register_kinds()
    _bind_rapid()
    _bind_consultation()
    _react_to_letters()
    _react_to_clocks()


def _register_kinds() -> None:
    programmes.register(rules.PROGRAMME, _("Smart City Regulatory Sandbox"))
    docket.register(
        rapid_model.KIND,
        model=RapidConfirmation,
        see=rules.SeeRapid,
        url="sandbox:rapid",
        label=_("Rapid confirmation"),
    )
    docket.register(
        consultation_model.KIND,
        model=Consultation,
        see=rules.SeeConsultation,
        url="sandbox:consultation",
        label=_("Consultation"),
    )

    form_kinds.define(RAPID)
    register_audience("sandbox.case", PapersOfCase, label=_("Applicant and office"))
    form_kinds.register(
        rapid_model.KIND,
        RAPID_FORM,
        write=rules.ApplyRapid,
        draft=rules.ApplyRapid,
        audience="sandbox.case",
        closed=answers_closed(RAPID_WRITABLE),
        on_saved=rapid_confirmations.take_title,
    )
    register_audience("sandbox.consultation", PapersOfConsultation, label=_("Ministry, applicant and office"))
    paper_kinds.register_kind(
        consultation_model.KIND,
        may_attach=_may_hand_material_in,
        audience="sandbox.consultation",
        label=_material_label,
    )


def _may_hand_material_in(actor, consultation, field_code: str) -> bool:
    """The applicant, while the ministry waits for material."""
    if field_code != MATERIAL or not rules.SupplyConsultation.holds(actor, consultation):
        return False
    if consultation.state != Consulting.MATERIAL:
        raise NotNow([_("Files are taken only while the ministry waits for material.")])
    return True


def _material_label(consultation, field_code: str) -> str:
    return str(_("Material"))


def _bind_rapid() -> None:
    use, ask = rapid_confirmations, forms
    bind(RapidConfirmation, "submit", action=use.submit)
    bind(RapidConfirmation, "receive", action=use.receive)
    bind(RapidConfirmation, "request_supplement", form=ask.SupplementForm, action=supplements.request_supplement)
    bind(RapidConfirmation, "extend_supplement", form=ask.ExtendForm)
    bind(RapidConfirmation, "demand_again", form=ask.DemandAgainForm, action=supplements.demand_again)
    bind(RapidConfirmation, "supply", action=supplements.supply)
    bind(RapidConfirmation, "continue_examination", form=ask.ReasonForm, action=supplements.continue_examination)
    bind(RapidConfirmation, "return_application", form=ask.ReturnForm, action=supplements.return_application)
    bind(RapidConfirmation, "notify_agencies", form=ask.NotifyAgenciesForm, action=use.notify_agencies)
    bind(RapidConfirmation, "keep_at_molit", form=ask.ReasonForm)
    bind(RapidConfirmation, "notify_result", form=ask.NotifyResultForm)
    bind(RapidConfirmation, "withdraw", form=ask.ReasonForm, action=use.withdraw)


def _bind_consultation() -> None:
    use, ask = consultations, forms
    bind(Consultation, "request_material", form=ask.MaterialForm, action=use.request_material)
    bind(Consultation, "supply_material", form=ask.SupplyMaterialForm, action=use.supply_material)
    bind(Consultation, "reply", form=ask.ReplyForm, action=use.reply)
    bind(Consultation, "reply_late", form=ask.ReplyForm, action=use.reply)
    bind(Consultation, "confirm_deemed", form=ask.ConfirmDeemedForm, action=use.confirm_deemed)


def _react_to_letters() -> None:
    on_served(D.INQUIRY.key, _inquiry_arrived)
    on_served(D.SUPPLEMENT_REQUEST.key, demand_arrived)
    on_served(D.SECOND_DEMAND.key, demand_arrived)
    for kind in (D.SUPPLEMENT_REQUEST, D.SECOND_DEMAND, D.RETURN_NOTICE, D.RESULT):
        on_placed(kind.key, _tell_applicant)


def _inquiry_arrived(document, *, at, event) -> None:
    """A ministry's 30 days count from here (Act §49의2③)."""
    consultations.deliver(Consultation.objects.get(pk=document.matter_id), arrived=at)


def _tell_applicant(document, *, at, event) -> None:
    """The letter lies in the box; the mail is only its notice."""
    send("sandbox.letter_arrived", docket.subject_of(document.matter), dedupe=str(document.pk), event=event)


def _react_to_clocks() -> None:
    on_lapse("C06", _reply_period_over)
    on_lapse("C09b", _second_demand_over)
    on_lapse("C10", _thirty_days_on)
    for clock in ("C02", "C07", "C09"):
        on_lapse(clock, _breached)
    on_warning("C06", _reply_due_soon)


def _reply_period_over(deadline) -> None:
    consultation = of_kind(deadline, Consultation)
    if consultation is not None:
        consultations.lapse_if_over(consultation)


def _second_demand_over(deadline) -> None:
    second_demand_over(of_kind(deadline, RapidConfirmation))


def _thirty_days_on(deadline) -> None:
    case = of_kind(deadline, RapidConfirmation)
    if case is not None and case.ended_at is None and policy.STATUS_NOTICE:
        send("sandbox.status_notice", case, dedupe=f"C10:{deadline.pk}")


def _breached(deadline) -> None:
    case = of_kind(deadline, RapidConfirmation)
    if case is not None:
        send("sandbox.clock_breached", case, dedupe=f"{deadline.clock}:{deadline.pk}")


def _reply_due_soon(deadline, mark: str) -> None:
    consultation = of_kind(deadline, Consultation)
    if consultation is not None and consultation.closed_at is None:
        send("sandbox.consultation_due", consultation, dedupe=f"C06:{mark}")
