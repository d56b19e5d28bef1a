"""The Minister's decisions on an application (Act §49⑦): one, and another one after a re-deliberation."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sandbox.models.application import Application
from sandbox.states import Decision


class Ruling(models.Model):
    """What was decided by whom, and why it departs from the committee's resolution where it does."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="rulings")
    decision = models.CharField(_("Decision"), max_length=30, choices=Decision.choices)
    resolution = models.CharField(_("Resolution"), max_length=30, choices=Decision.choices, blank=True)
    deviation = models.TextField(_("Why it departs from the resolution"), blank=True)
    reason = models.TextField(_("Reasons"), blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Decision")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution="") | Q(resolution=models.F("decision")) | ~Q(deviation=""),
                name="a_departure_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=models.F("drafted_by")), name="nobody_decides_what_one_drafted"
            ),
        ]
        triggers = [pgtrigger.Protect(name="kept_as_decided", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.application_id} {self.decision}"
