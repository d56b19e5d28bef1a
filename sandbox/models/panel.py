"""An expert panel on one application, its members, and what they said."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.access import Actor
from office.docket.models import Matter
from office.forms import queries as forms
from office.forms.models import Snapshot
from office.workflow import legal_changes
from sandbox.flows.panel import PanelFlow
from sandbox.states import TONES, Applying, Examining
from sandbox.states.panels import ConflictReason

KIND = "sandbox.panel"
SEATED = ("appointed", "cleared")
WITH_EXPERTS = (Applying.CONSULTING, Applying.DISPUTE, Applying.REVIEW)
CONSULTED = (Applying.DISPUTE, Applying.REVIEW)


class Panel(PanelFlow):
    """The experts appointed for one case; the application is the parent of its matter.

    Its matter belongs to no organisation, so that nobody is let in as a member of one.
    """

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="panel")

    class Meta:
        verbose_name = _("Expert panel")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["state", "due_on"])]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(PanelFlow))]

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
        """The case that is reviewed."""
        return self.matter.parent.application

    def is_reviewing(self) -> bool:
        """Whether the members write their sheets."""
        return self.state == Examining.REVIEWING

    def case_is_reviewed(self) -> bool:
        """Whether the application is with the experts."""
        return self.application.state in WITH_EXPERTS

    def case_is_consulted(self) -> bool:
        """Whether everything that was asked of others is there."""
        return self.application.state in CONSULTED

    def seated(self) -> models.QuerySet:
        """The members, those who have not declared yet included."""
        return self.members.filter(state__in=SEATED).select_related("user")

    def signed_sheets(self) -> models.QuerySet:
        """The sheets that count: signed, by members who still sit."""
        from sandbox.models.panel_sheet import PanelSheet

        found = PanelSheet.objects.filter(member__panel=self.pk, member__state="cleared", state="signed")
        return found.select_related("matter", "member__user").order_by("signed_at", "pk")

    def every_sheet_signed(self) -> bool:
        """Whether all members have declared and signed, and there is one."""
        seated = self.seated().count()
        return 0 < seated == self.signed_sheets().count()

    def missing_count(self) -> int:
        """How many answers of the report are missing or wrong."""
        return forms.missing_count(self.matter)

    def told(self):
        """The concluded report as its document says it."""
        from sandbox.models.panel_report import told

        return told(self)

    def reported(self) -> Snapshot | None:
        """The report as it was concluded."""
        return forms.last_snapshot(self.matter)


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
        constraints = [
            models.UniqueConstraint(fields=["panel", "user"], name="one_seat_on_a_panel"),
            models.UniqueConstraint(fields=["panel"], condition=models.Q(chair=True), name="one_chair_of_a_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"

    @property
    def reason_words(self) -> str:
        """The reason by its code, in words."""
        return str(dict(ConflictReason.choices).get(self.reason_code, ""))
