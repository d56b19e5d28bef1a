"""Who asks for a seat in an organisation, on the desk of whoever decides about it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.people import queries
from office.people.models.memberships import Claim
from office.web import nav


def register() -> None:
    """Called once, when every application is ready."""
    panels.contribute("waiting", "people.claims", rows=claims, visible=nav.signed_in)


def claims(actor: Actor) -> Rows:
    """Oldest first, as on the page on which they are decided."""
    return first_of(queries.claims_to_decide(actor), _line)


def _line(claim: Claim) -> Row:
    return Row(
        title=_("%(person)s asks for a seat in %(organisation)s")
        % {"person": claim.user.name or claim.user.email, "organisation": claim.organisation.label()},
        url=reverse("people:decide_claim", kwargs={"pk": claim.pk}),
        note=claim.get_role_display(),
        mark=_("Seat asked for"),
        tone="info",
        since=claim.created_at,
    )
