"""An exemption: what an approval creates."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.docket.models import Matter
from sandbox.models.application import Application
from sandbox.states import TONES, Exempting, Track

KIND = "sandbox.exemption"


class Exemption(models.Model):
    """Approved and waiting to start (Act §51–53): who, what, where, how long; its conditions are rows."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="exemption")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="exemption")
    track = models.CharField(_("Track"), max_length=20, choices=Track.choices)
    state = models.CharField(max_length=20, choices=Exempting.choices, default=Exempting.APPROVED, editable=False)
    approved_at = models.DateTimeField(editable=False)
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"))
    content = models.TextField(_("Main content and exemptions"))

    class Meta:
        verbose_name = _("Exemption")
        ordering = ["-matter_id"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="ends_after_it_starts")]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The word for the state."""
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")


class ExemptionRegion(models.Model):
    """One local government's ground in an exemption, for lists and the public register."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="regions")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    boundary = models.TextField(_("Boundary"), blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.organisation_id)
