"""One addressee's consultation on an application, its replies and its requests for material."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.people.models.organisations import OrganisationKind
from office.workflow import legal_changes
from office.workflow.arrival import moment
from sandbox.flows.opinion import OpinionFlow
from sandbox.models.audience import APPLICANT, MINISTRY, audience_of
from sandbox.states import (
    APPLYING_DECIDED,
    APPLYING_UNDECIDED,
    OPINING_FOR_ADDRESSEE,
    OPINING_FOR_APPLICANT,
    TONES,
    Applying,
    Stance,
)

KIND = "sandbox.opinion"
# Whom a late reply is pressed with, one after the other (ARA Decree §13의8 for the last).
LEVELS = (_("Director-general"), _("Vice-minister"), _("Regulatory Rationalisation Committee"))


class Opinion(OpinionFlow):
    """A ministry or local government consulted on one application; the application is the parent of its matter."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="opinion")
    question = models.TextField(_("What is asked"))

    class Meta:
        verbose_name = _("Consultation on an application")
        ordering = ["matter_id"]
        indexes = [models.Index(fields=["state", "matter"])]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(OpinionFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """Each reader sees what the state means for it."""
        audience = audience_of(actor, self) if actor is not None else None
        words = {APPLICANT: OPINING_FOR_APPLICANT, MINISTRY: OPINING_FOR_ADDRESSEE}.get(audience, {})
        return str(words.get(self.state, self.get_state_display()))

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")

    @property
    def is_ministry(self) -> bool:
        """Whether the addressee has the statutory reply period (Act §49④⑤); a local government has none (§49⑦)."""
        return self.matter.organisation.kind == OrganisationKind.MINISTRY

    @property
    def clock_ids(self) -> tuple[str, ...]:
        """The clocks that run against the addressee."""
        return ("C04", "C05") if self.is_ministry else ("C01",)

    def period_passed(self) -> bool:
        """Whether the reply period, or its limit, has passed."""
        running = ("C05",) if self.extended_at else self.clock_ids
        return any(clocks.has_passed(self.matter, clock, at=moment()) for clock in running)

    def limit_passed(self) -> bool:
        """Whether the limit of 90 days, with its extension, has passed (Act §49⑤)."""
        return clocks.has_passed(self.matter, "C05", at=moment())

    def day_of_limit(self) -> int:
        """On which day of its limit of 90 the ministry is; 0 before the letter's arrival."""
        limit = clocks.progress_of(self.matter, "C05")
        return limit.day if limit else 0

    def case_is_before_committee(self) -> bool:
        """Whether a late reply comes too late to be considered."""
        state = self.matter.parent.application.state
        return state not in APPLYING_UNDECIDED or state in (
            Applying.ON_AGENDA,
            Applying.DELIBERATING,
            Applying.RESOLVED,
        )

    def replies_for(self, actor: Actor) -> list["OpinionReply"]:
        """Its reply; the applicant reads it when the case is decided, not before."""
        decided = self.matter.parent.application.state in APPLYING_DECIDED
        return list(self.replies.all()) if decided or audience_of(actor, self) != APPLICANT else []

    @property
    def reply_given(self) -> "OpinionReply | None":
        """The reply, if there is one."""
        return next(iter(self.replies.all()), None)


class OpinionReply(models.Model):
    """What an addressee answered (회신서): stance, grounds, and what it thinks of amending the law."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="replies")
    stance = models.CharField(_("Reply"), max_length=20, choices=Stance.choices)
    grounds = models.TextField(_("Grounds"))
    outlook = models.TextField(_("Outlook on amending the law"), blank=True)
    late = models.BooleanField(default=False)
    replied_at = models.DateTimeField()
    replied_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["opinion"], name="one_reply_to_a_consultation")]
        triggers = [pgtrigger.Protect(name="kept_as_given", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.stance}"


class Escalation(models.Model):
    """That a late addressee was pressed one level higher, and how: director-general, vice-minister, referral."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="pressed")
    level = models.PositiveSmallIntegerField()
    note = models.TextField(_("How it was pressed"))
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.level}"

    def level_label(self) -> str:
        """Who was turned to."""
        return str(LEVELS[self.level - 1])
