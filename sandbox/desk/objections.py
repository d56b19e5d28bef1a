"""What the office finds of objections on its desk, and everybody in the menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.web import nav
from sandbox import rules
from sandbox.queries_objections import objections_for
from sandbox.states import Objecting


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "objection", _("Objections"), "sandbox:objection-list", visible=rules.Overlook.holds, order=70, group="cases"
    )
    panels.contribute("waiting", "sandbox.objection", rows=waiting, visible=rules.HandleObjection.holds)


def waiting(actor: Actor) -> Rows:
    """Objections that the ministry has to decide."""
    found = objections_for(actor).filter(rules.HandleObjection.scope(actor), state=Objecting.FILED)
    return first_of(
        found,
        lambda objection: Row(
            title=objection.matter.title,
            url=reverse("sandbox:objection", kwargs={"pk": objection.pk}),
            note=f"{objection.matter.number} · {objection.matter.organisation.label()}",
            mark=objection.state_label(actor),
            tone="warning",
        ),
    )
