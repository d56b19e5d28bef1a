"""The rows of a stored tally, as lists and pages read them."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from office.assessment.models.judging import StoredTally
from office.assessment.models.panel import Subject


class TallyPlace(models.Model):
    """One entry of a tally, in the order of its result; `data` is what the result says of it, word for word.

    The database lays these rows down by itself out of the stored result, in the statement that stores it: nobody writes
    them, so they cannot say anything else. A page reads as many as it shows, however long the result is.
    """

    tally = models.ForeignKey(StoredTally, on_delete=models.PROTECT, related_name="places")
    place = models.PositiveIntegerField()
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    data = models.JSONField()

    class Meta:
        verbose_name = _("Place in a tally")
        ordering = ["tally", "place"]
        constraints = [
            models.UniqueConstraint(fields=["tally", "place"], name="one_entry_per_place_of_a_tally"),
            models.UniqueConstraint(fields=["tally", "subject"], name="one_place_per_entry_of_a_tally"),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.tally_id} {self.place}"
