"""A panel and what it judges."""

from functools import cached_property

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.assessment.flows.panel import PanelFlow
from office.assessment.rulesets import RuleSet
from office.assessment.states import SITTING_STANDING, TONES
from office.docket.models import Matter
from office.workflow import legal_changes

KIND = "assessment.panel"


class Panel(PanelFlow):
    """A panel of reviewers for what `matter.parent` is: a call. It judges by a frozen copy of the rule set."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="assessment_panel")
    programme = models.CharField(max_length=20)
    scope = models.CharField(max_length=40, blank=True)
    rules = models.JSONField()
    rules_sha256 = models.CharField(max_length=64)
    size = models.PositiveSmallIntegerField(_("Members"), default=7)
    alternates = models.PositiveSmallIntegerField(_("Alternates"), default=3)
    # Where this is given, each entry goes to so many members only, and who has a conflict with some may still be drawn.
    per_entry = models.PositiveSmallIntegerField(_("Members for each entry"), null=True, blank=True)
    quotas = models.JSONField(_("Quotas"), default=list)
    windows = models.JSONField(_("Windows of the conflict rules"), default=dict)
    least_comment = models.PositiveSmallIntegerField(_("Least length of a comment (characters)"), default=100)
    answer_days = models.PositiveSmallIntegerField(_("Days to answer an invitation"), default=3)

    class Meta:
        verbose_name = _("Panel")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["programme", "scope", "state"])]
        constraints = [models.CheckConstraint(condition=Q(size__gte=1), name="a_panel_has_members")]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(PanelFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    @cached_property
    def rule_set(self) -> RuleSet:
        """By what it judges, as exact values."""
        return RuleSet.from_json(self.rules)

    def seats_standing(self) -> QuerySet:
        """Who is or may still become a member."""
        return self.seats.filter(state__in=SITTING_STANDING)

    def exclusions(self) -> QuerySet:
        """Every exclusion of the seats that stand."""
        from office.assessment.models.conflicts import Exclusion

        return Exclusion.objects.filter(seat__panel=self, seat__state__in=SITTING_STANDING)

    def subjects_in(self, round_) -> QuerySet:
        """The entries that take part in a round: not out, and advanced so far."""
        return self.subjects.filter(out_at=None, reached__gte=round_.position)


class Subject(models.Model):
    """One entry before the panel. `code` names it in exports; `reached` is the position of its last round."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="subjects")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="judged")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("Number"), max_length=40)
    title = models.CharField(_("Title"), max_length=300)
    group = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("Position"))
    reached = models.PositiveSmallIntegerField(default=1)
    out_at = models.DateTimeField(null=True, editable=False)
    out_reason = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("Entry before a panel")
        ordering = ["panel", "position"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "matter"], name="judged_once_by_a_panel"),
            models.UniqueConstraint(fields=["panel", "code"], name="one_subject_per_code"),
            models.UniqueConstraint(fields=["panel", "position"], name="one_subject_per_position"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def label_for(self, actor: Actor | None = None) -> str:
        """Number and title."""
        return str(self)
