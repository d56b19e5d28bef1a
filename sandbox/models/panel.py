"""An expert panel on one application, its members, and what they said."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.access import Actor
from office.docket.models import Matter
from sandbox.flows.panel import PanelFlow
from sandbox.states import TONES

KIND = "sandbox.panel"


class Panel(PanelFlow):
    """The experts appointed for one case; the application is the parent of its matter."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="panel")

    class Meta:
        verbose_name = _("Expert panel")
        ordering = ["-matter_id"]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The word for the state."""
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")


class PanelMember(models.Model):
    """An expert appointed to a panel; without a declaration that nothing stands in the way, nothing is shown."""

    class State(models.TextChoices):
        """Appointed, then cleared by the member's own declaration, or out."""

        APPOINTED = "appointed", pgettext_lazy("panel member", "Appointed")
        CLEARED = "cleared", pgettext_lazy("panel member", "No conflict declared")
        CONFLICTED = "conflicted", pgettext_lazy("panel member", "Conflict declared")
        DECLINED = "declined", pgettext_lazy("panel member", "Declined")
        REMOVED = "removed", pgettext_lazy("panel member", "Removed")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    chair = models.BooleanField(_("Chair"), default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.APPOINTED)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(null=True)
    reason_code = models.CharField(max_length=30, blank=True)
    reason = models.TextField(_("Reason"), blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["panel", "user"], name="one_seat_on_a_panel")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"
