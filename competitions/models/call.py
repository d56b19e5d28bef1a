"""A call, its frozen versions, and what is recorded around it."""

import datetime as dt
from functools import cached_property

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from competitions.flows.call import CallFlow
from competitions.form_definitions import CALL_FORM
from competitions.models.programme import Programme
from competitions.states import CALLING_FOR_APPLICANT, CALLING_UNTOLD, ENTERING_STANDING, TONES, Calling
from competitions.terms import Terms
from office.access import Actor
from office.docket.models import Matter
from office.forms import queries as answered
from office.workflow import legal_changes

KIND = "competitions.call"


class Call(CallFlow):
    """A call of a programme in a year. Its terms are the answers to the form of the set-up; a version freezes them."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="call")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="calls")
    year = models.PositiveSmallIntegerField(_("Year"))
    rolling = models.BooleanField(default=False, editable=False)
    title_en = models.CharField(max_length=150, blank=True, editable=False)
    preliminary = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="main_calls"
    )
    previous = models.ForeignKey("self", null=True, editable=False, on_delete=models.PROTECT, related_name="following")

    class Meta:
        verbose_name = _("Call")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["state", "closes_at"]), models.Index(fields=["programme", "year"])]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(CallFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def label(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "ko").startswith("en")
        return (english and self.title_en) or self.matter.title

    def state_label(self, actor: Actor | None = None) -> str:
        """Those who may enter read what the state means for them; what is not told yet, only those in charge."""
        from competitions import rules

        outside = self.state in CALLING_UNTOLD and actor is not None and not rules.WorkOnCall.holds(actor, self)
        if outside or (actor is not None and not actor.posts):
            return str(CALLING_FOR_APPLICANT.get(self.state, self.get_state_display()))
        if self.state == Calling.DECIDING and self.decided_at and actor is not None:
            return pgettext("call", "Decided, not published")
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    @property
    def terms(self) -> Terms:
        """The terms as they stand in the set-up now."""
        return Terms(answered.answers_of(self.matter, CALL_FORM).data)

    @cached_property
    def version(self) -> "CallVersion | None":
        """The version in force: the last one published."""
        found = self.versions.select_related("snapshot", "entry_form").defer("entry_form__schema", "rules")
        return found.order_by("-number").first()

    @property
    def terms_in_force(self) -> Terms:
        """The terms by which entries are judged; before the announcement those of the set-up."""
        return self.version.terms if self.version else self.terms

    def preliminary_fits(self) -> bool:
        """Whether the preliminary call named in the set-up, if any, is one of this programme."""
        from competitions import passing

        return not self.terms.preliminary or passing.named(self, self.terms.preliminary) is not None

    def embargo_until(self) -> dt.datetime | None:
        """Before this moment no result is published or told: the beginning, in Seoul, of the day that was announced."""
        day = self.terms_in_force.day("result_on")
        return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None

    @property
    def objections_last(self) -> dt.date | None:
        """The last day on which an objection can be filed: the period ends with that day."""
        until = self.objections_until
        return timezone.localdate(until - dt.timedelta(microseconds=1)) if until else None

    def missing_count(self) -> int:
        """How many answers of the set-up are missing or wrong."""
        return answered.missing_count(self.matter, CALL_FORM)

    def standing_count(self) -> int:
        """How many entries were submitted and stand."""
        return self.entries.filter(state__in=ENTERING_STANDING).count()


class CallVersion(models.Model):
    """The terms as approved and published: never changed; an amendment is the next version."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    snapshot = models.OneToOneField("forms.Snapshot", on_delete=models.PROTECT, related_name="+")
    entry_form = models.ForeignKey("forms.FormVersion", on_delete=models.PROTECT, related_name="+")
    rules = models.JSONField()
    rules_sha256 = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Version of a call")
        ordering = ["call", "number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_version_per_number")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.call_id} v{self.number} {self.rules_sha256[:12]}"

    @cached_property
    def terms(self) -> Terms:
        """The terms as frozen."""
        return Terms(self.snapshot.answers)

    @property
    def extended_to(self) -> dt.datetime | None:
        """The close that a granted extension had set since the version before this one; without one, None."""
        granted = self.call.extensions.filter(entry=None, state="granted", decided_at__lte=self.at)
        before = self.call.versions.filter(number__lt=self.number).order_by("-number").values("at")[:1]
        last = granted.filter(decided_at__gt=before).order_by("-decided_at").first()
        return last.until if last else None


class Question(models.Model):
    """A question about a call; with its answer it is published to all, numbered, without the asker's name."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(_("Question"), max_length=2000)
    asked_for = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("Answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Question")
        ordering = ["call", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_question_per_number"),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None) | Q(number__gt=0, published_at__isnull=False),
                name="numbered_when_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.number or ''} {self.text[:40]}"


class Outage(models.Model):
    """A time in which the system could not be reached: the ground of an extension for everybody."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    began_at = models.DateTimeField(_("From"))
    ended_at = models.DateTimeField(_("Until"))
    note = models.TextField(_("What happened"), max_length=2000)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Outage")
        ordering = ["-began_at"]
        constraints = [models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="outage_has_length")]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} {self.minutes}"

    @property
    def minutes(self) -> int:
        """How long it took, in whole minutes begun."""
        return -(-(self.ended_at - self.began_at) // dt.timedelta(minutes=1))
