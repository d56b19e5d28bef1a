"""A local government's review of a plan before filing, and the measures it asks for."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.docket.models import Matter
from office.forms.models import Snapshot
from office.workflow import legal_changes
from sandbox.flows.local_review import LocalReviewFlow
from sandbox.states import TONES

KIND = "sandbox.local_review"


class LocalReview(LocalReviewFlow):
    """One local government asked about one version of the plan; the application is the parent of its matter."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="local_review")
    plan = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Local government review")
        ordering = ["matter_id"]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(LocalReviewFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The word for the state."""
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")


class Measure(models.Model):
    """One measure that the local government asks for, and the applicant's action plan in return (Act §49②)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("Measure asked for"))
    plan = models.TextField(_("Action plan"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["review", "position"]

    def __str__(self) -> str:
        return self.text[:60]
