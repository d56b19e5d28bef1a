"""A round of a panel, and who was there."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.flows.round import RoundFlow
from office.assessment.models.panel import Panel, Subject
from office.assessment.models.seat import Seat
from office.assessment.rulesets import Criterion
from office.assessment.rulesets import Round as Rules
from office.assessment.states import TONES, Filling
from office.docket.models import Matter
from office.workflow import legal_changes

ATTENDED = ("presentation", "site")


class Round(RoundFlow):
    """One round as the rule set names it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="rounds")
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()

    read_with = ("panel__matter",)

    class Meta:
        verbose_name = _("Round")
        ordering = ["panel", "position"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "code"], name="one_round_per_code"),
            models.UniqueConstraint(fields=["panel", "position"], name="one_round_per_position"),
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(RoundFlow))]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.code}"

    @property
    def matter(self) -> Matter:
        """What its events hang on."""
        return self.panel.matter

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    @property
    def rules(self) -> Rules:
        """The round in the panel's rule set."""
        return next(one for one in self.panel.rule_set.rounds if one.code == self.code)

    def criteria(self) -> tuple[Criterion, ...]:
        """What is given points for."""
        return self.rules.criteria

    @property
    def attended(self) -> bool:
        """Whether members must be there: a presentation or a visit."""
        return self.kind in ATTENDED

    def absent_sheets(self) -> QuerySet:
        """Sheets of members who were not there when the entry was heard."""
        away = Attendance.objects.filter(round=self, seat=OuterRef("seat"), subject=OuterRef("subject"), present=False)
        return self.sheets.filter(Exists(away))

    def open_sheets(self) -> QuerySet:
        """Sheets that somebody still owes: neither signed nor of a member who was not there."""
        open_ = self.sheets.filter(state__in=[Filling.DRAFT, Filling.SUBMITTED])
        return open_.exclude(pk__in=self.absent_sheets().values("pk"))

    def sheets_without_attendance(self) -> QuerySet:
        """Sheets for which nobody noted whether the member was there."""
        noted = Attendance.objects.filter(round=self, seat=OuterRef("seat"), subject=OuterRef("subject"))
        return self.sheets.exclude(state=Filling.VOID).filter(~Exists(noted))


class Attendance(models.Model):
    """Whether a member was there when an entry was presented or visited."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="attendances")
    present = models.BooleanField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Attendance")
        ordering = ["round", "seat", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["round", "seat", "subject"], name="one_attendance_per_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.seat_id} {self.subject_id} {self.present}"
