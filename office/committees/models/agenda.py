"""What a meeting deliberates on: items, who joins for one of them, and its papers."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.committees.flows.item import ItemFlow
from office.committees.models.committee import Seat
from office.committees.models.meeting import Meeting
from office.committees.states import TONES, Deliberating
from office.docket.models import Matter
from office.workflow import legal_changes


class AgendaItem(ItemFlow):
    """A case before the committee. `matter` is the case itself: the committee knows nothing else of it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField(_("Position"))
    title = models.CharField(_("Title"), max_length=300)
    summary = models.TextField(_("Summary"), blank=True)
    late_reason = models.TextField(_("Why the item could not wait"), blank=True)
    presiding = models.ForeignKey(
        Seat, null=True, editable=False, on_delete=models.PROTECT, related_name="presided_items"
    )

    class Meta:
        verbose_name = _("Agenda item")
        ordering = ["meeting", "position", "id"]
        indexes = [models.Index(fields=["meeting", "position"]), models.Index(fields=["matter", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"], condition=Q(state__in=["listed", "open"]), name="one_open_item_per_case"
            )
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(ItemFlow))]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> str:
        """The case's kind of matter: what a programme registers for."""
        return self.matter.kind

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    @property
    def open_motion(self) -> object | None:
        """The motion that is being voted on."""
        return self.motions.filter(result="pending").first()

    @property
    def carried_motion(self) -> object | None:
        """The motion that decided it."""
        return self.motions.filter(result="carried").first()

    def state_label(self, actor: Actor | None = None) -> str:
        """One word for every reader."""
        return str(self.get_state_display())

    @property
    def undecided(self) -> bool:
        """Whether the committee has still to deal with it."""
        return self.state in (Deliberating.LISTED, Deliberating.OPEN)


class AdHocSeat(models.Model):
    """Somebody who is a member for this item only: the vice-minister of a related ministry, the deputy head of a
    related local government (Act §23③ iii–iv)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ad_hoc")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="joins")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="joins_an_item_once")]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.item_id}"


class ItemPaper(models.Model):
    """One of an item's papers, in order: a document that was issued in the case, or a file handed in with it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField(_("Position"))
    title = models.CharField(_("Title"), max_length=300)
    document = models.ForeignKey(
        "documents.IssuedDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_papers"
    )
    attachment = models.ForeignKey(
        "attachments.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_papers"
    )

    class Meta:
        ordering = ["item", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document=None, attachment__isnull=False) | Q(document__isnull=False, attachment=None),
                name="a_paper_is_one_file",
            ),
            models.UniqueConstraint(fields=["item", "document"], name="one_paper_per_document"),
            models.UniqueConstraint(fields=["item", "attachment"], name="one_paper_per_attachment"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ready(self) -> bool:
        """Whether the file is there."""
        return self.document.ready if self.document_id else self.attachment.usable
