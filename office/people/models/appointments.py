"""Offices that people hold in the procedures."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Office(models.TextChoices):
    """What somebody can be appointed to."""

    OFFICER = "officer", _("Officer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    REVIEWER = "reviewer", _("Reviewer")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    AUDITOR = "auditor", _("Auditor")


class AppointmentQuerySet(models.QuerySet):
    """Appointments by their days."""

    def in_force(self, at=None) -> "AppointmentQuerySet":
        """Those whose days cover `at` (an instant; default now)."""
        at = at or timezone.now()
        return self.filter(valid_from__lte=at).filter(Q(valid_until=None) | Q(valid_until__gt=at))


class Appointment(models.Model):
    """An office with its scope, its days and, for absence, a deputy who exercises it meanwhile."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(_("Office"), max_length=20, choices=Office.choices)
    programme = models.CharField(_("Programme"), max_length=20)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    scope = models.CharField(_("Scope"), max_length=60, blank=True)
    valid_from = models.DateTimeField(_("From"), default=timezone.now)
    valid_until = models.DateTimeField(_("Until"), null=True, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="deputy_for"
    )
    deputy_from = models.DateTimeField(_("Deputy from"), null=True, blank=True)
    deputy_until = models.DateTimeField(_("Deputy until"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "role", "user"]
        indexes = [models.Index(fields=["role", "programme"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")), name="appointment_days_in_order"
            ),
            models.CheckConstraint(condition=Q(deputy=None) | ~Q(deputy=F("user")), name="deputy_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.programme}"
