"""Applications and invitations on everybody's desk, and in the menu."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.web import nav
from sandbox import queries_applications as found_in
from sandbox import rules
from sandbox.desk.rapid import may_apply, sees_cases
from sandbox.models import Application, ConsortiumMember
from sandbox.states import APPLYING_ENDED, Applying

_WITH_APPLICANT = (Applying.DRAFT, Applying.LOCAL_DONE, Applying.SUPPLEMENT, Applying.RETURNABLE)
_WITH_OFFICE = (
    Applying.SUBMITTED, Applying.RECEIVED, Applying.RETURNABLE, Applying.DISPUTE, Applying.DEFERRED, Applying.RESOLVED,
    Applying.REDELIBERATION,
)  # fmt: skip
_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "application",
        _("Exemption applications"),
        "sandbox:application-list",
        visible=sees_cases,
        order=24,
        group="cases",
    )
    panels.register_start(
        "sandbox.application",
        _("Apply for an exemption"),
        "sandbox:application-new",
        visible=may_apply,
        order=20,
        explain=_("A demonstration or an innovation project, where a rule stands in the way. Begin with a draft."),
    )
    panels.contribute("waiting", "sandbox.invitation", rows=invitations, visible=may_apply)
    panels.contribute("waiting", "sandbox.application", rows=waiting, visible=sees_cases)
    panels.contribute("cases", "sandbox.application", rows=mine, visible=sees_cases)


def waiting(actor: Actor) -> Rows:
    """Applications whose next step is the actor's."""
    own = Q(rules.WriteApplication.scope(actor), state__in=_WITH_APPLICANT)
    office = Q(pk__in=[])
    if rules.Staff.holds(actor):
        office = Q(rules.HandleApplication.scope(actor), state__in=_WITH_OFFICE)
    return _rows(found_in.applications_for(actor).filter(own | office), actor)


def mine(actor: Actor) -> Rows:
    """Applications that have not ended: one's own organisation's, its consortia's, or those one is in charge of."""
    known = found_in.applications_for(actor).exclude(state__in=APPLYING_ENDED)
    seats = actor.organisations()
    joined = ConsortiumMember.objects.filter(organisation__in=seats, state="joined").values("application")
    own = Q(matter__organisation__in=seats) | Q(matter__officer=actor.user_id) | Q(pk__in=joined)
    return _rows(known.filter(own), actor)


def invitations(actor: Actor) -> Rows:
    """Invitations to apply together that can be answered."""
    found = found_in.invitations_to(actor)
    return first_of(found, _invitation)


def _rows(found: QuerySet[Application], actor: Actor) -> Rows:
    ordered = found.order_by("-pk")
    return first_of(ordered, lambda case: _case(case, actor))


def _case(case: Application, actor: Actor) -> Row:
    parts = [case.matter.number, str(case.get_track_display()), case.matter.organisation.label()]
    return Row(
        title=case.matter.title or str(_("Untitled draft")),
        url=reverse("sandbox:application", kwargs={"pk": case.pk}),
        note=" · ".join(filter(None, parts)),
        mark=case.state_label(actor),
        tone=_TONES.get(case.tone, case.tone),
    )


def _invitation(member: ConsortiumMember) -> Row:
    matter = member.application.matter
    return Row(
        title=matter.title or str(_("Untitled draft")),
        url=reverse("sandbox:invitation", kwargs={"pk": member.pk}),
        note=matter.organisation.label(),
        mark=str(_("Invitation to apply together")),
        tone="info",
    )
