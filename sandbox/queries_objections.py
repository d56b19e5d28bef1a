"""What somebody may read of objections."""

from django.db.models import QuerySet

from office.access import Actor
from sandbox import rules
from sandbox.models import Objection


def objections_for(actor: Actor) -> QuerySet[Objection]:
    """The objections that `actor` may know of, the newest first."""
    related = ("matter__organisation", "matter__officer", "matter__parent__application")
    return Objection.objects.filter(rules.SeeObjection.scope(actor)).select_related(*related).order_by("-pk")
