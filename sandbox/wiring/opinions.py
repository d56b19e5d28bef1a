"""Consultations on applications in the office: kinds, use cases of steps, reactions to letters and clocks."""

from django.utils.translation import gettext_lazy as _

from office.access import NotNow
from office.attachments import kinds as paper_kinds
from office.attachments.kinds import register_audience
from office.deadlines.lapses import on_lapse, on_warning
from office.docket import registry as docket
from office.documents.registry import on_served
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import rules
from sandbox.actions import consulting, opinions
from sandbox.actions.endings import on_end
from sandbox.documents import disputes  # noqa: F401  the referral's kind registers itself
from sandbox.documents import opinions as D
from sandbox.forms import consulting as ask_case
from sandbox.forms import opinions as ask
from sandbox.forms.supplements import ReasonForm
from sandbox.models import Application, Opinion
from sandbox.models.opinion import KIND
from sandbox.states import OPINING_OPEN, Opining
from sandbox.views import opinion_sections
from sandbox.views.application_sections import register_section

MATERIAL = "material"


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(
        KIND, model=Opinion, see=rules.SeeOpinion, url="sandbox:opinion", label=_("Consultation on an application")
    )
    register_audience("sandbox.opinion", rules.PapersOfOpinion, label=_("Consulted agency, applicant and office"))
    paper_kinds.register_kind(KIND, may_attach=_may_hand_material_in, audience="sandbox.opinion", label=_material_label)
    _bind()
    on_end(_cancel)
    on_served(D.CONSULTATION_REQUEST.key, _request_arrived)
    for clock in ("C01", "C04", "C05"):
        on_lapse(clock, _period_over)
    for clock in ("C04", "C05"):
        on_warning(clock, _due_soon)
    register_section(20, "sandbox/opinion/_board.html", opinion_sections.board)
    register_section(22, "sandbox/opinion/_disputes.html", opinion_sections.dispute)


def _bind() -> None:
    bind(Application, "send_consultation", form=ask_case.ConsultationForm, action=consulting.send_consultation)
    bind(Application, "refer_dispute", form=ask_case.DisputeForm, action=consulting.refer_dispute)
    bind(Application, "settle_dispute", form=ask_case.SettleForm, action=consulting.settle_dispute)
    bind(Opinion, "request_material", form=ask.MaterialForm, action=opinions.request_material)
    bind(Opinion, "supply_material", form=ask.SupplyMaterialForm, action=opinions.supply_material)
    bind(Opinion, "request_extension", form=ask.ExtensionForm)
    bind(Opinion, "refuse_extension", form=ReasonForm, action=opinions.refuse_extension)
    bind(Opinion, "escalate", form=ask.EscalateForm, action=opinions.escalate)
    bind(Opinion, "record_unreplied", form=ReasonForm, action=opinions.record_unreplied)
    bind(Opinion, "reply", form=ask.OpinionForm, action=opinions.reply)
    bind(Opinion, "reply_late", form=ask.OpinionForm, action=opinions.reply)


def _may_hand_material_in(actor, opinion, field_code: str) -> bool:
    """The applicant, while the addressee waits for material."""
    if field_code != MATERIAL or not rules.SupplyOpinion.holds(actor, opinion):
        return False
    if opinion.state != Opining.MATERIAL:
        raise NotNow([_("Files are taken only while the agency waits for material.")])
    return True


def _material_label(opinion, field_code: str) -> str:
    return str(_("Material"))


def _cancel(application, *, by) -> None:
    """With the case ends what others were asked in it."""
    opinions.cancel_open(application)


def _request_arrived(document, *, at, event) -> None:
    """The addressee's periods count from here (Act §49④)."""
    opinions.deliver(Opinion.objects.get(pk=document.matter_id), arrived=at)


def _opinion_of(deadline) -> Opinion | None:
    if deadline.matter.kind != KIND:
        return None
    return Opinion.objects.select_related("matter__organisation", "matter__parent__organisation").get(
        pk=deadline.matter_id
    )


def _period_over(deadline) -> None:
    """Silence is no consent: it is recorded and told, and a person goes on (Act §49④⑦)."""
    opinion = _opinion_of(deadline)
    if opinion is not None:
        opinions.lapse_if_over(opinion)


def _due_soon(deadline, mark: str) -> None:
    """Day 20 and 27 of the 30, day 30, 60 and 75 of the 90: who has to reply and the officer are told."""
    opinion = _opinion_of(deadline)
    if opinion is not None and opinion.state in OPINING_OPEN:
        send("sandbox.opinion_due", opinion, dedupe=f"{deadline.clock}:{mark}")
