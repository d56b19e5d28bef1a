"""Matters and their numbers."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Matter(models.Model):
    """What every paper, clock and letter hangs on. At most eight columns, never a base class."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    kind = models.CharField(max_length=40)
    number = models.CharField(_("Number"), max_length=40, null=True, unique=True)  # noqa: DJ001  unnumbered ones are many
    title = models.CharField(_("Title"), max_length=300)
    organisation = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="matters")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="matters_in_charge"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Matter")
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "-id"])]

    def __str__(self) -> str:
        return f"{self.number or _('(no number yet)')} {self.title}"

    @property
    def reference(self) -> str:
        """How the matter is addressed: its number once it has one, its id until then."""
        return self.number or str(self.id)


class NumberSeries(models.Model):
    """The last number given in a series and year; locked by whoever takes the next one."""

    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_counter_per_series")]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}: {self.last}"
