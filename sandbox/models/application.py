"""An application for a demonstration or an innovation project."""

import datetime as dt
import functools

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.docket.models import Matter
from office.forms import queries as forms
from office.forms.models import Snapshot
from office.workflow import legal_changes
from sandbox.flows.application import ApplicationFlow
from sandbox.models.answering import Answering
from sandbox.models.audience import APPLICANT, audience_of
from sandbox.models.local_review import LocalReview, Measure
from sandbox.models.opinion import Opinion
from sandbox.models.panel import Panel
from sandbox.models.proposals import ProposedCondition
from sandbox.states import (
    APPLYING_FOR_APPLICANT,
    DECIDED_AS,
    OPINING_OPEN,
    TONES,
    Channel,
    Examining,
    Opining,
    Reviewing,
    Stance,
    Track,
)

KIND = "sandbox.application"


class Application(Answering, ApplicationFlow):
    """One case from the draft to the Minister's decision."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="application")
    track = models.CharField(_("Track"), max_length=20, choices=Track.choices)
    channel = models.CharField(_("Channel"), max_length=20, choices=Channel.choices, default=Channel.OPEN)
    source = models.ForeignKey(
        Matter, null=True, on_delete=models.PROTECT, related_name="applications_from", verbose_name=_("Follows from")
    )

    class Meta:
        verbose_name = _("Exemption application")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["state", "-matter"])]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(ApplicationFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """The applicant reads what the state means for it; the office reads the office's word."""
        if actor is not None and audience_of(actor, self) == APPLICANT:
            return str(APPLYING_FOR_APPLICANT.get(self.state, self.get_state_display()))
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge, by its meaning."""
        return TONES.get(self.state, "information")

    @property
    def decision(self) -> str:
        """What the Minister decided, empty before."""
        return str(DECIDED_AS.get(self.state, ""))

    def submissions(self) -> list[Snapshot]:
        """What was filed, oldest first; the plan that local governments reviewed before the filing is none."""
        if self.submitted_at is None:
            return []
        return list(forms.snapshots_of(self.matter).filter(at__gte=self.submitted_at))

    def filed(self) -> Snapshot | None:
        """The submission that stands."""
        return next(iter(reversed(self.submissions())), None)

    def submitted_on(self) -> dt.date:
        """The day of filing in Korea."""
        return timezone.localdate(self.submitted_at)

    def local_reviews(self) -> models.QuerySet:
        """The local governments' reviews before filing, oldest first."""
        found = LocalReview.objects.filter(matter__parent=self.pk).order_by("pk")
        return found.select_related("matter__organisation", "matter__parent")

    def current_local_reviews(self) -> list[LocalReview]:
        """The reviews of the plan as it was last sent; what was taken back does not count."""
        return list(self.local_reviews().filter(asked_at=self.sent_to_local_at).exclude(state=Reviewing.RECALLED))

    def unanswered_measures(self) -> int:
        """How many measures that a local government asked for have no answer of the applicant."""
        asked = Measure.objects.filter(review__in=[review.pk for review in self.current_local_reviews()])
        return asked.filter(plan="").count()

    def opinions(self) -> models.QuerySet:
        """The consultations of ministries and local governments, oldest first."""
        found = Opinion.objects.filter(matter__parent=self.pk).order_by("pk")
        return found.select_related("matter__organisation", "matter__parent")

    def submission_can_be_extended(self) -> bool:
        """Whether the 90 days to the committee run and were not extended yet."""
        running = self.matter.deadlines.filter(clock="C03", outcome="").order_by("-id").first()
        return running is not None and not running.extensions.exists() and not self.clock_passed("C03")

    def has_opinions(self) -> bool:
        """Whether anybody was consulted."""
        return self.opinions().exists()

    def has_open_opinions(self) -> bool:
        """Whether a consultation waits for its reply, or for the record that none came."""
        return self.opinions().filter(state__in=OPINING_OPEN).exists()

    def has_conflicting_replies(self) -> bool:
        """Whether somebody disagrees, or conditions contradict one another."""
        from sandbox.comparing import contradictions_in

        replied = self.opinions().filter(state=Opining.REPLIED)
        return replied.filter(replies__stance=Stance.DISAGREE).exists() or bool(contradictions_in(self.proposals()))

    def proposals(self) -> list[ProposedCondition]:
        """Every condition proposed by whoever was asked, in the order of their cases."""
        found = ProposedCondition.objects.filter(matter__parent=self.pk, withdrawn=False)
        return list(found.select_related("matter__organisation").order_by("matter_id", "position"))

    @functools.cached_property
    def panel(self) -> Panel | None:
        """The expert panel that works on the case, or the last one that did."""
        return Panel.objects.filter(matter__parent=self.pk).exclude(state=Examining.DISSOLVED).order_by("-pk").first()

    def has_report(self) -> bool:
        """Whether the experts have reported; after a request for re-deliberation, whether they have reported again."""
        reported = Panel.objects.filter(matter__parent=self.pk, state=Examining.REPORTED)
        if self.redeliberation_filed_at:
            reported = reported.filter(reported_at__gt=self.redeliberation_filed_at)
        return reported.exists()

    def has_conditions(self) -> bool:
        """Whether conditions are drafted for the decision."""
        return self.conditions.exists()
