"""Consultations on applications on everybody's desk, and in the menu."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.web import nav
from sandbox import asked, rules
from sandbox.models import Opinion
from sandbox.states import Opining

_WITH_ADDRESSEE = (Opining.SENT, Opining.ACKNOWLEDGED, Opining.EXTENDED, Opining.OVERDUE)
_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "opinion", _("Consultations on applications"), "sandbox:opinion-list", visible=sees, order=32, group="asked"
    )
    panels.contribute("waiting", "sandbox.opinion", rows=waiting, visible=is_concerned)


def sees(actor: Actor) -> bool:
    """Ministries and local governments are consulted; the office and auditors look on."""
    return bool(actor.organisations((), ("ministry", "local_government"))) or rules.Overlook.holds(actor)


def is_concerned(actor: Actor) -> bool:
    """Whoever is consulted, applicants who are asked for material, and the office that judges."""
    return bool(actor.organisations()) or rules.Overlook.holds(actor)


def waiting(actor: Actor) -> Rows:
    """Replies to give, material to send, requests for time to judge, silences to act upon."""
    mine = Q(rules.GiveOpinion.scope(actor), state__in=_WITH_ADDRESSEE)
    applicant = Q(rules.SupplyOpinion.scope(actor), state=Opining.MATERIAL)
    found = asked.opinions_for(actor).filter(mine | applicant | _office(actor))
    return first_of(found, lambda opinion: _row(opinion, actor))


def _office(actor: Actor) -> Q:
    judges = Q(state=Opining.EXTENSION_ASKED) if rules.JudgeOpinion.holds(actor) else Q(pk__in=[])
    handles = Q(state=Opining.OVERDUE) if rules.HandleOpinion.holds(actor) else Q(pk__in=[])
    return judges | handles


def _row(opinion: Opinion, actor: Actor) -> Row:
    return Row(
        title=opinion.matter.title,
        url=reverse("sandbox:opinion", kwargs={"pk": opinion.pk}),
        note=f"{opinion.matter.number} · {opinion.matter.organisation.label()}",
        mark=opinion.state_label(actor),
        tone=_TONES.get(opinion.tone, opinion.tone),
    )
