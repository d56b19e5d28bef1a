"""Who keeps away from which entry, and why."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.models.panel import Subject
from office.assessment.models.seat import Seat
from office.assessment.states import DeclarationAnswer, ExclusionKind, ExclusionState
from office.docket.models import Matter


class Declaration(models.Model):
    """What a member declared of one entry, before any of its papers opened."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="declarations")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="declarations")
    answer = models.CharField(max_length=10, choices=DeclarationAnswer.choices)
    rule = models.CharField(_("Rule"), max_length=40, blank=True)
    note = models.TextField(_("What it is"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Declaration")
        ordering = ["seat", "subject__position"]
        constraints = [models.UniqueConstraint(fields=["seat", "subject"], name="declared_once")]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.subject_id} {self.answer}"


class Exclusion(models.Model):
    """A reason to keep away from one entry: by rule (제척), by a party's challenge (기피), by oneself (회피).

    One that is not decided keeps away as well. To override one takes a person who decides and another who agrees.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="exclusions")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="exclusions")
    kind = models.CharField(max_length=10, choices=ExclusionKind.choices)
    rule = models.CharField(_("Rule"), max_length=40, blank=True)
    ground = models.TextField(_("Ground"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=ExclusionState.choices, default=ExclusionState.FOUND)
    automatic = models.BooleanField(default=False)  # found by the search: it goes when it is found no more
    # Who wrote it down by hand may not alone let the member take part.
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("Reason of the decision"), max_length=2000, blank=True)
    override_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    override_at = models.DateTimeField(null=True)
    override_reason = models.TextField(_("Reason to override it"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("Exclusion")
        ordering = ["seat", "subject__position", "id"]
        indexes = [models.Index(fields=["subject", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["seat", "subject", "kind", "rule"], name="one_exclusion_per_ground"),
            models.CheckConstraint(
                condition=~Q(state="overridden")
                | (Q(decided_by__isnull=False, second_by__isnull=False) & ~Q(second_by=F("decided_by"))),
                name="overridden_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(written_by=None) | ~Q(decided_by=F("written_by")),
                name="not_struck_by_its_writer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.subject_id} {self.kind} {self.state}"


class NamedPerson(models.Model):
    """Somebody whom an applicant names with its entry as not to judge it; met when a member is drawn."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="named_persons")
    name = models.CharField(_("Name"), max_length=100)
    affiliation = models.CharField(_("Affiliation"), max_length=200, blank=True)
    ground = models.TextField(_("Ground"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    challenge = models.BooleanField(default=False)  # of a member whom the applicant met, to be decided and answered
    exclusion = models.ForeignKey(Exclusion, null=True, on_delete=models.PROTECT, related_name="named")

    class Meta:
        verbose_name = _("Person named by an applicant")
        ordering = ["matter", "id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.pk}"
