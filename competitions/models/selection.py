"""The decision on a call's results, and the objections to them."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.flows.objection import ObjectionFlow
from competitions.models.call import Call
from competitions.models.entry import Entry
from competitions.states.objection import OBJECTING_FOR_APPLICANT, OBJECTING_OPEN, OBJECTING_TONES
from office.access import Actor
from office.docket.models import Matter
from office.workflow import legal_changes

KIND = "competitions.objection"


class Decision(models.Model):
    """A list of results as it was prepared from a tally: what is decided is exactly this. The next list is another row.

    A line holds the entry, what the tally says of it, the outcome, and the reason where the two differ.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    tally = models.ForeignKey("assessment.StoredTally", on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(_("Note"), max_length=2000, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Decision on results")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_decision_per_number"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("prepared_by")), name="selection_decided_by_another"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="list_never_changed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("lines", "sha256", "tally", "call", "number", "prepared_by"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.number}"


class Objection(ObjectionFlow):
    """An objection of those who entered to the result of their entry."""

    matter = models.OneToOneField(
        Matter, primary_key=True, on_delete=models.PROTECT, related_name="objection_to_result"
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="objections")
    what = models.TextField(_("What you object to"), max_length=1000)
    reasons = models.TextField(_("Reasons"), max_length=6000)
    received_at = models.DateTimeField(default=timezone.now)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    read_with = ("matter", "entry__matter", "entry__call__matter")

    class Meta:
        verbose_name = _("Objection to a result")
        ordering = ["-matter_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state__in=OBJECTING_OPEN), name="one_open_objection_per_entry"
            )
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(ObjectionFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """Those who object do not read what is only proposed."""
        if actor is not None and not actor.posts:
            return str(OBJECTING_FOR_APPLICANT.get(self.state, self.get_state_display()))
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return OBJECTING_TONES.get(self.state, "information")
