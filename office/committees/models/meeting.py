"""A meeting."""

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.committees.flows.meeting import MeetingFlow
from office.committees.models.committee import Committee, Seat
from office.committees.states import TONES, Convening, Mode, WrittenReason
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.workflow import legal_changes
from office.workflow.arrival import moment

KIND = "committees.meeting"


class Meeting(MeetingFlow):
    """One meeting of a committee. In writing, `held_at` is when the ballots open."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="meeting")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    ordinal = models.PositiveSmallIntegerField(_("Ordinal"))
    mode = models.CharField(_("How it is held"), max_length=12, choices=Mode.choices, default=Mode.IN_PERSON)
    written_reason = models.CharField(
        _("Why it is held in writing"), max_length=30, choices=WrittenReason.choices, blank=True
    )
    held_at = models.DateTimeField(_("Time"))
    day = models.DateField(_("Day"))
    place = models.CharField(_("Place"), max_length=200, blank=True)
    ballot_until = models.DateTimeField(_("Ballots are taken until"), null=True, blank=True)
    presiding = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="presided")

    class Meta:
        verbose_name = _("Meeting")
        ordering = ["-held_at", "-matter_id"]
        indexes = [models.Index(fields=["committee", "-held_at"]), models.Index(fields=["state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "ordinal"], condition=~Q(state="cancelled"), name="one_meeting_per_ordinal"
            ),
            models.CheckConstraint(
                condition=~Q(mode="written") | (~Q(written_reason="") & Q(ballot_until__gt=models.F("held_at"))),
                name="written_has_reason_and_window",
            ),
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(MeetingFlow))]

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """`제31차 국가스마트도시위원회`, in the reader's language."""
        return gettext("Meeting %(ordinal)d of %(committee)s") % {
            "ordinal": self.ordinal,
            "committee": self.committee.label(),
        }

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    @property
    def written(self) -> bool:
        """Whether it is held in writing."""
        return self.mode == Mode.WRITTEN

    @property
    def in_session(self) -> bool:
        """Whether it is open now."""
        return self.state == Convening.OPEN

    def window_open(self, at: dt.datetime | None = None) -> bool:
        """Whether a written ballot that arrives at `at` counts: the last instant of the window is within it."""
        at = at or moment()
        return self.written and self.held_at <= at <= self.ballot_until

    def window_over(self, at: dt.datetime | None = None) -> bool:
        """Whether no ballot can come in any more."""
        return not self.written or (at or moment()) > self.ballot_until

    def notice_late(self, at: dt.datetime | None = None) -> bool:
        """Whether a notice sent at `at` comes later than the days of notice (Committees Act §9①, C11)."""
        return clocks.has_passed(self.matter, "C11", at=at or moment())

    def state_label(self, actor: Actor | None = None) -> str:
        """One word for every reader."""
        return str(self.get_state_display())
