"""A ministry's part in a case, its replies and its requests for material."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.workflow import legal_changes
from office.workflow.arrival import moment
from sandbox.flows.consultation import ConsultationFlow
from sandbox.models.audience import APPLICANT, MINISTRY, audience_of
from sandbox.states import CONSULTING_FOR_APPLICANT, CONSULTING_FOR_MINISTRY, TONES, Answer

KIND = "sandbox.consultation"


class Consultation(ConsultationFlow):
    """One ministry asked in one case; the case is the parent of its matter."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="consultation")
    question = models.TextField(_("What is asked"))

    class Meta:
        verbose_name = _("Consultation")
        ordering = ["matter_id"]
        indexes = [models.Index(fields=["state", "matter"])]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(ConsultationFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """Each reader sees what the state means for it."""
        audience = audience_of(actor, self) if actor is not None else None
        words = {APPLICANT: CONSULTING_FOR_APPLICANT, MINISTRY: CONSULTING_FOR_MINISTRY}.get(audience, {})
        return str(words.get(self.state, self.get_state_display()))

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")

    def clock_passed(self, clock: str) -> bool:
        """Whether the running or last clock of this kind has passed, by the one function of deadlines."""
        return clocks.has_passed(self.matter, clock, at=moment())

    @property
    def effective_reply(self) -> "Reply | None":
        """The reply that counts: the one that came in time."""
        return next((reply for reply in self.replies.all() if not reply.late), None)

    def replies_for(self, actor: Actor) -> list["Reply"]:
        """Its replies; the applicant reads them in the result notice, not before."""
        return [] if audience_of(actor, self) == APPLICANT else list(self.replies.all())

    def finding(self) -> dict:
        """What the result notice tells of this ministry: its reply, or what its silence means."""
        reply = self.effective_reply
        deemed = reply is None and self.deemed_on is not None
        return {
            "agency": self.matter.organisation.name_ko,
            "deemed": deemed,
            "deemed_on": self.deemed_on if deemed else None,
            "answer": reply.answer if reply else str(Answer.NOT_NEEDED),
            "requirements": reply.requirements if reply else "",
            "procedure": reply.procedure if reply else "",
            "grounds": reply.grounds if reply else "",
        }


class Reply(models.Model):
    """What a ministry answered; a late one is kept without effect."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="replies")
    answer = models.CharField(_("Answer"), max_length=20, choices=Answer.choices)
    requirements = models.TextField(_("Requirements"), blank=True)
    procedure = models.TextField(_("Procedure"), blank=True)
    grounds = models.TextField(_("Grounds"))
    late = models.BooleanField(default=False)
    replied_at = models.DateTimeField()
    replied_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["consultation"], condition=Q(late=False), name="one_reply_counts"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.NEEDED) | (~Q(requirements="") & ~Q(procedure="")),
                name="needed_names_requirements_and_procedure",
            ),
        ]
        triggers = [pgtrigger.Protect(name="kept_as_given", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.answer}"


class MaterialRequest(models.Model):
    """What a ministry asked the applicant for, and what came; `matter` is the matter of the ministry's part."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="material_requests")
    items = models.TextField(_("Material asked for"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Answer"), blank=True)
    supplied_at = models.DateTimeField(null=True)
    supplied_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.asked_at:%Y-%m-%d}"
