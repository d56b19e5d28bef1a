"""Which document of the house belongs to what in the committee: from it follows who may read it."""

from django.db import models

from office.committees.models.agenda import AgendaItem
from office.committees.models.committee import Seat
from office.committees.models.meeting import Meeting


class CommitteePaper(models.Model):
    """One issued document of a meeting, with the items that it names and, if it is for one seat, that seat.

    `current` ends when another takes its place.
    """

    document = models.OneToOneField(
        "documents.IssuedDocument", primary_key=True, on_delete=models.PROTECT, related_name="committee_paper"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="issued_papers")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="issued_papers")
    items = models.ManyToManyField(AgendaItem, related_name="named_in")
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.document_id)
