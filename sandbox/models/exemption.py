"""An exemption: what an approval creates."""

import datetime as dt

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from sandbox.models.application import Application
from sandbox.states import TONES, Exempting, Track

KIND = "sandbox.exemption"
ONE_DAY = dt.timedelta(days=1)


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
    published_on = models.DateField(_("Published in the gazette on"), null=True, editable=False)
    gazette_issue = models.CharField(_("Issue of the gazette"), max_length=100, blank=True, editable=False)
    effective_on = models.DateField(_("Takes effect on"), null=True, editable=False)

    class Meta:
        verbose_name = _("Exemption")
        ordering = ["-matter_id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(published_on__isnull=False), name="takes_effect_once_published"
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The word for the state."""
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")

    def takes_effect_on(self) -> dt.date | None:
        """The day the gazette notice takes effect: the one it names, else once five days have passed (Doc §6③)."""
        if self.effective_on or not self.published_on:
            return self.effective_on
        clock = clocks.progress_of(self.matter, "C24")
        return clock.due_on + ONE_DAY if clock else None


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


class DataMetric(models.Model):
    """실증데이터: what is measured, fixed with the approval; without it nothing shows how the law could be changed."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="metrics")
    position = models.PositiveSmallIntegerField()
    item = models.CharField(_("Item"), max_length=300)
    metric = models.CharField(_("Metric"), max_length=300, blank=True)
    unit = models.CharField(_("Unit"), max_length=100, blank=True)
    how = models.TextField(_("How it is collected"), blank=True)
    interval = models.CharField(_("How often"), max_length=100, blank=True)

    class Meta:
        ordering = ["exemption", "position"]
        triggers = [pgtrigger.Protect(name="fixed_with_approval", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.item
