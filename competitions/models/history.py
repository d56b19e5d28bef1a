"""Competitions held before this house kept them: what is documented of them, and nothing more."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from competitions.models.programme import Programme


class PastCall(models.Model):
    """A call of an earlier year: how many applied, how many were selected, when; unknown numbers stay empty."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="past_calls")
    year = models.PositiveSmallIntegerField(_("Year"))
    applied = models.PositiveIntegerField(_("Applied"), null=True, blank=True)
    selected = models.PositiveIntegerField(_("Selected"), null=True, blank=True)
    announced_on = models.DateField(_("Announced"), null=True, blank=True)
    result_on = models.DateField(_("Result"), null=True, blank=True)
    national = models.BigIntegerField(_("National money per site"), null=True, blank=True)
    source = models.CharField(_("Source"), max_length=300)

    class Meta:
        verbose_name = _("Earlier call")
        ordering = ["-year", "programme"]
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="one_past_call_a_year")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}"


def placed(organisation: Any) -> str:
    """An organisation with the province above it: two counties are called 고성군."""
    above = organisation.parent
    return f"{above.label()} {organisation.label()}" if above else organisation.label()


class PastAwards(models.QuerySet):
    """Awards of earlier years."""

    def standing(self) -> "PastAwards":
        """Without those that were taken out as wrong."""
        return self.filter(removed_at=None)


class PastAward(models.Model):
    """Who was selected then; without an organisation where the documented name fits more than one (two 고성군).

    Amounts in won, where they are documented. What staff change is kept in :class:`PastAwardChange`; `revision` counts
    those changes.
    """

    call = models.ForeignKey(PastCall, on_delete=models.CASCADE, related_name="awards")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    name_ko = models.CharField(_("Name as documented"), max_length=100)
    group = models.CharField(_("Group"), max_length=40, blank=True)
    national = models.BigIntegerField(_("National money"), null=True, blank=True)
    total = models.BigIntegerField(_("Total project cost"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    note_ko = models.CharField(_("Note (Korean)"), max_length=300, blank=True)
    note_en = models.CharField(_("Note (English)"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = PastAwards.as_manager()

    class Meta:
        verbose_name = _("Earlier award")
        ordering = ["call", "name_ko"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "name_ko"], condition=models.Q(removed_at=None), name="one_award_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.name_ko}"

    @property
    def note(self) -> str:
        """What is known besides, in the reader's language."""
        english = (get_language() or "ko").startswith("en")
        return (english and self.note_en) or self.note_ko

    def label(self) -> str:
        """The name in the reader's language, with the province where it is known."""
        return placed(self.organisation) if self.organisation else self.name_ko


class PastAwardChange(models.Model):
    """An award was added, corrected or taken out: by whom, why, and what stood there before."""

    class Kind(models.TextChoices):
        ADDED = "added", _("Added")
        CORRECTED = "corrected", _("Corrected")
        TAKEN_OUT = "taken_out", _("Taken out")

    award = models.ForeignKey(PastAward, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField(_("Reason"), max_length=1000)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Change of an earlier award")
        ordering = ["-id"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.award_id} {self.kind} {self.at:%Y-%m-%d}"
