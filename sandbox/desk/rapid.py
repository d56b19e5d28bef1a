"""What the sandbox puts on everybody's desk, and into the menu."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.web import nav
from sandbox import queries, rules
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import RAPID_ENDED, Consulting, Rapid

_WITH_APPLICANT = (Rapid.DRAFT, Rapid.SUPPLEMENT, Rapid.RETURNABLE)
_WITH_OFFICE = (Rapid.SUBMITTED, Rapid.RECEIVED, Rapid.RETURNABLE, Rapid.CONSOLIDATING)
_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register("rapid", _("Rapid confirmations"), "sandbox:rapid-list", visible=sees_cases, order=20, group="cases")
    nav.register(
        "consultation",
        _("Consultations"),
        "sandbox:consultation-list",
        visible=sees_consultations,
        order=30,
        group="asked",
    )
    panels.register_start(
        "sandbox.rapid",
        _("Ask whether a rule applies"),
        "sandbox:rapid-new",
        visible=may_apply,
        order=10,
        explain=_("Describe what you plan; every ministry that may be concerned answers within 30 days."),
    )
    panels.contribute("waiting", "sandbox.rapid", rows=cases_waiting, visible=sees_cases)
    panels.contribute("waiting", "sandbox.consultation", rows=consultations_waiting, visible=is_asked)
    panels.contribute("cases", "sandbox.rapid", rows=my_cases, visible=sees_cases)


def may_apply(actor: Actor) -> bool:
    """Whether the actor writes for an organisation that can apply."""
    return bool(actor.organisations(rules.WRITERS, queries.APPLICANT_KINDS))


def sees_cases(actor: Actor) -> bool:
    """Applicants, the office and auditors have cases."""
    return bool(actor.organisations((), queries.APPLICANT_KINDS)) or rules.Overlook.holds(actor)


def sees_consultations(actor: Actor) -> bool:
    """Ministries are asked; the office and auditors look on."""
    return bool(actor.organisations((), ("ministry",))) or rules.Overlook.holds(actor)


def is_asked(actor: Actor) -> bool:
    """Ministries are asked for replies, applicants for material, MOLIT for its judgement of a silence."""
    return sees_consultations(actor) or sees_cases(actor)


def cases_waiting(actor: Actor) -> Rows:
    """Cases whose next step is the actor's."""
    mine = Q(rules.ApplyRapid.scope(actor), state__in=_WITH_APPLICANT)
    office = Q(rules.HandleRapid.scope(actor), state__in=_WITH_OFFICE) if rules.Staff.holds(actor) else Q(pk__in=[])
    return _rows(queries.rapid_confirmations_for(actor).filter(mine | office), actor)


def my_cases(actor: Actor) -> Rows:
    """Cases that have not ended: one's own organisation's, or those one is in charge of."""
    mine = Q(matter__organisation__in=actor.organisations()) | Q(matter__officer=actor.user_id)
    found = queries.rapid_confirmations_for(actor).filter(mine).exclude(state__in=RAPID_ENDED)
    return _rows(found, actor)


def consultations_waiting(actor: Actor) -> Rows:
    """Requests that the actor's ministry, company or, for a silence to be confirmed, MOLIT has to answer.

    While the applicant is asked for material the ministry's thirty days run on: it waits there too.
    """
    with_ministry = (Consulting.SENT, Consulting.ACKNOWLEDGED, Consulting.MATERIAL)
    ministry = Q(rules.AnswerConsultation.scope(actor), state__in=with_ministry)
    applicant = Q(rules.SupplyConsultation.scope(actor), state=Consulting.MATERIAL)
    judge = Q(rules.JudgeConsultation.scope(actor), state=Consulting.DEEMED_NONE)
    judge = judge if rules.JudgeConsultation.holds(actor) else Q(pk__in=[])
    found = queries.consultations_for(actor).filter(ministry | applicant | judge).order_by("-pk")
    return first_of(found, lambda part: _part(part, actor))


def _rows(found, actor: Actor) -> Rows:
    ordered = found.order_by("-pk")
    return first_of(ordered, lambda case: _case(case, actor))


def _case(case: RapidConfirmation, actor: Actor) -> Row:
    return Row(
        title=case.matter.title or str(_("Untitled draft")),
        url=reverse("sandbox:rapid", kwargs={"pk": case.pk}),
        note=" · ".join(filter(None, [case.matter.number, case.matter.organisation.label()])),
        mark=case.state_label(actor),
        tone=_TONES.get(case.tone, case.tone),
    )


def _part(part: Consultation, actor: Actor) -> Row:
    return Row(
        title=part.matter.title,
        url=reverse("sandbox:consultation", kwargs={"pk": part.pk}),
        note=f"{part.matter.number} · {part.matter.organisation.label()}",
        mark=part.state_label(actor),
        tone=_TONES.get(part.tone, part.tone),
    )
