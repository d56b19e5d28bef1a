"""A rapid confirmation."""

import datetime as dt

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.workflow import legal_changes
from sandbox.flows.rapid_confirmation import RapidConfirmationFlow
from sandbox.models.answering import Answering
from sandbox.models.audience import APPLICANT, audience_of
from sandbox.models.consultation import Consultation
from sandbox.states import RAPID_FOR_APPLICANT, TONES, Answer, Consulting

KIND = "sandbox.rapid"


class RapidConfirmation(Answering, RapidConfirmationFlow):
    """A company's question whether any permit stands before its technology or service."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="rapid_confirmation")

    class Meta:
        verbose_name = _("Rapid confirmation")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["state", "-matter"])]
        triggers = [
            pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(RapidConfirmationFlow)),
        ]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The applicant reads what the state means for it; the office reads the office's word."""
        if actor is not None and audience_of(actor, self) == APPLICANT:
            return str(RAPID_FOR_APPLICANT.get(self.state, self.get_state_display()))
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")

    def submitted_on(self) -> dt.date:
        """The day of filing in Korea."""
        return timezone.localdate(self.submitted_at)

    def expected_on(self) -> dt.date | None:
        """The last day of MOLIT's own period as it stands now (Act §49의2⑥)."""
        clock = clocks.progress_of(self.matter, "C07")
        return clock.due_on if clock else None

    def consultations(self) -> models.QuerySet:
        """The ministries' parts, oldest first."""
        parts = Consultation.objects.filter(matter__parent=self.pk)
        return parts.select_related("matter__organisation", "matter__parent").order_by("pk")

    def replies_ended_on(self) -> dt.date:
        """The day of the last reply, or of the end of the last period that passed in silence."""
        ends = self.consultations().values_list("deemed_on", "closed_at")
        return max(deemed or timezone.localdate(closed) for deemed, closed in ends if deemed or closed)

    def findings(self) -> list[dict]:
        """Every ministry's answer as the result notice tells it: plain values, oldest first."""
        parts = self.consultations().exclude(state=Consulting.CANCELLED).prefetch_related("replies")
        return [part.finding() for part in parts]

    def anything_needed(self) -> bool:
        """Whether a ministry answered in time that a permit is needed."""
        return any(finding["answer"] == Answer.NEEDED for finding in self.findings())
