"""What the members of a panel wrote: signed sheets that nobody changes, and dissenting opinions."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.docket.models import Matter
from office.forms import queries as forms
from office.forms.models import Snapshot
from office.workflow import legal_changes
from sandbox.flows.panel_sheet import PanelSheetFlow
from sandbox.models.panel import Panel, PanelMember
from sandbox.states import TONES

KIND = "sandbox.panel_sheet"


class PanelSheet(PanelSheetFlow):
    """One member's review sheet; the panel is the parent of its matter, the answers are the matter's."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="panel_sheet")
    member = models.OneToOneField(PanelMember, on_delete=models.PROTECT, related_name="sheet")

    class Meta:
        verbose_name = _("Review sheet")
        ordering = ["-matter_id"]
        triggers = [
            pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(PanelSheetFlow)),
            pgtrigger.Protect(
                name="signed_for_good", operation=pgtrigger.Update, condition=pgtrigger.Q(old__state="signed")
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
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
    def panel(self) -> Panel:
        """The panel the sheet is written for."""
        return self.member.panel

    def missing_count(self) -> int:
        """How many answers are missing or wrong."""
        return forms.missing_count(self.matter)

    def signed(self) -> Snapshot | None:
        """What was signed."""
        return forms.last_snapshot(self.matter)


class PanelDissent(models.Model):
    """A member's dissenting opinion on the report; it can be replaced until the report is concluded."""

    member = models.OneToOneField(PanelMember, primary_key=True, on_delete=models.PROTECT, related_name="dissent")
    text = models.TextField(_("Dissenting opinion"))
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return self.text[:60]


def dissents_of(panel: Panel) -> models.QuerySet:
    """The dissenting opinions of members who still sit, oldest first."""
    return PanelDissent.objects.filter(Q(member__panel=panel.pk), member__state="cleared").select_related(
        "member__user"
    )
