"""Parts of rules on issued papers: who keeps away from an entry finds none that tells of it; a receipt is for whoever
may read what was signed."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, ExpressionWrapper, F, JSONField, Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONArray, JSONObject

from office.access import NOBODY, Actor, Who
from office.access.rules import EVERYBODY, follow
from office.assessment.rules import SeeVersion
from office.assessment.states import EXCLUSION_KEEPS_AWAY


class SeesVersionBehind(Who):
    """Whoever may read the signed version of which an issued document is the receipt: as on the version's own page."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        receipt = self._receipts().filter(document=subject.pk).select_related("version__sheet").first()
        return receipt is not None and SeeVersion.holds(actor, receipt.version)

    def scope(self, actor: Actor) -> Q:
        versions = apps.get_model("assessment", "SheetVersion").objects.filter(SeeVersion.scope(actor))
        return Q(pk__in=self._receipts().filter(version__in=versions.order_by()).values("document"))

    def holders(self, subject: Model) -> Q:
        receipt = self._receipts().filter(document=subject.pk).select_related("version__sheet").first()
        return NOBODY if receipt is None else SeeVersion.who.holders(receipt.version)

    def _receipts(self) -> QuerySet:
        return apps.get_model("assessment", "SheetReceipt").objects.all()


class KeptFromNothingIn(Who):
    """Everybody who keeps away from no entry that an issued document tells of: of `sheets`, or of one `entry`.

    A conflict that is found after the lock does not unmake the paper: it hides it. `path` leads from the document to
    the panel.
    """

    def __init__(self, path: str, *, field: str) -> None:
        self.path, self.field = path, field

    def holds(self, actor: Actor, subject: Model) -> bool:
        away = self._rows().filter(seat__reviewer__user=actor.user_id)
        return not actor.signed_in or not self._told(subject, away).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        away = self._rows().filter(seat__reviewer__user=actor.user_id, subject__panel=OuterRef(self.path))
        part = F("subject__code") if self.field == "entry" else JSONArray(JSONObject(code=F("subject__code")))
        wanted = JSONObject(facts=JSONObject(**{self.field: part}))
        told = ExpressionWrapper(OuterRef("facts"), output_field=JSONField())
        return ~Q(Exists(away.annotate(told=told, wanted=wanted).filter(told__contains=F("wanted"))))

    def holders(self, subject: Model) -> Q:
        away = self._told(subject, self._rows()).filter(seat__reviewer__user__isnull=False)
        return ~Q(pk__in=away.order_by().values("seat__reviewer__user"))

    def _told(self, subject: Model, away: QuerySet) -> QuerySet:
        panel = follow(subject, self.path.split("__"))
        return away.filter(subject__panel=panel.pk, subject__code__in=self._codes(subject.facts["facts"]))

    def _codes(self, facts: dict[str, Any]) -> list[str]:
        return [facts["entry"]] if self.field == "entry" else [one["code"] for one in facts["sheets"]]

    def _rows(self) -> QuerySet:
        return apps.get_model("assessment", "Exclusion").objects.filter(state__in=EXCLUSION_KEEPS_AWAY)
