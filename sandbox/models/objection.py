"""An objection to a return or a refusal."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.access import Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.workflow import legal_changes
from office.workflow.arrival import moment
from sandbox.flows.objection import ObjectionFlow
from sandbox.states import TONES, Applying

KIND = "sandbox.objection"
DISPOSED = (Applying.RETURNED, Applying.REJECTED)


class Objection(ObjectionFlow):
    """One objection to one disposition; the application is the parent of its matter."""

    class Against(models.TextChoices):
        """What it is directed against."""

        RETURN = "returned", pgettext_lazy("objection", "The return of the application")
        REFUSAL = "rejected", pgettext_lazy("objection", "The refusal of approval")

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="objection")
    against = models.CharField(_("Against"), max_length=10, choices=Against.choices)
    disposed_at = models.DateTimeField(editable=False)
    grounds = models.TextField(_("Purport and grounds"))
    filed_at = models.DateTimeField(editable=False)
    filed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Objection")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["state", "-matter"])]
        triggers = [
            pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(ObjectionFlow)),
            pgtrigger.ReadOnly(
                name="kept_as_filed", fields=["against", "disposed_at", "grounds", "filed_at", "filed_by"]
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

    @property
    def application(self):
        """The case whose disposition is contested."""
        return self.matter.parent.application

    def decision_overdue(self) -> bool:
        """Whether the ten days, or the twenty, have passed (Civil Petitions Act §35②)."""
        return clocks.has_passed(self.matter, "C22c", at=moment())

    def disposition_stands(self) -> bool:
        """Whether the application is still as the disposition left it."""
        case = self.application
        return case.state == self.against and case.ended_at == self.disposed_at
