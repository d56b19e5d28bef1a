"""The part of a rule that keeps a recused member away from everything that ranks would tell of the rest."""

from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from office.access import Actor, Who
from office.access.rules import EVERYBODY, follow
from office.assessment.states import EXCLUSION_KEEPS_AWAY


class KeptFromNothing(Who):
    """Everybody who keeps away from no entry of the panel at `path`, whatever else he or she is.

    A table of ranks with one row left out tells of the row by its gap: the cautious reading shows no table at all.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        panel = follow(subject, self.path.split("__")) if self.path else subject
        return not actor.signed_in or not self._away(actor.user_id).filter(subject__panel=panel.pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        panels = self._away(actor.user_id).order_by().values("subject__panel")
        return ~Q(**{f"{self.path or 'pk'}__in": panels})

    def holders(self, subject: Model) -> Q:
        panel = follow(subject, self.path.split("__")) if self.path else subject
        away = self._rows().filter(subject__panel=panel.pk, seat__reviewer__user__isnull=False)
        return ~Q(pk__in=away.order_by().values("seat__reviewer__user"))

    def _rows(self) -> QuerySet:
        return apps.get_model("assessment", "Exclusion").objects.filter(state__in=EXCLUSION_KEEPS_AWAY)

    def _away(self, user: Any) -> QuerySet:
        return self._rows().filter(seat__reviewer__user=user)
