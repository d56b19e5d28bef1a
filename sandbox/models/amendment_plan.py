"""The plan to amend the law that every exemption asks of its regulator (규제법령정비계획, ARA Decree §13의6③)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.docket.models import Matter
from sandbox.models.exemption import Exemption
from sandbox.states import TONES, Amending

KIND = "sandbox.amendment_plan"


class AmendmentPlan(models.Model):
    """One ministry's plan; the exemption is the parent of its matter, and its 30 days run on this one (C20)."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="amendment_plan")
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="amendment_plans")
    state = models.CharField(max_length=20, choices=Amending.choices, default=Amending.AWAITED, editable=False)

    class Meta:
        verbose_name = _("Plan to amend the law")
        ordering = ["matter_id"]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The word for the state."""
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")
