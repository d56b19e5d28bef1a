"""What people are told about meetings: definitions only. No message names an item: a recused member reads it too."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import NOBODY
from office.committees import rules
from office.committees.parts import people_of
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class MeetingFacts:
    """What a message says of a meeting."""

    number: str
    committee_ko: str
    committee_en: str
    ordinal: int
    mode: str
    held_at: dt.datetime
    place: str = ""
    until: dt.datetime | None = None


SAMPLE = MeetingFacts(
    number="NSCC-2026-0031",
    committee_ko="국가스마트도시위원회",
    committee_en="National Smart City Committee",
    ordinal=31,
    mode="written",
    held_at=dt.datetime(2026, 12, 1, 5, 0, tzinfo=dt.UTC),
    place="정부세종청사 6동 대회의실",
    until=dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC),
)


def of_meeting(meeting: Any, event: Any) -> MeetingFacts:
    """The facts of a meeting as they are when the step is taken."""
    committee = meeting.committee
    return MeetingFacts(
        number=meeting.matter.number or "",
        committee_ko=committee.name_ko,
        committee_en=committee.name_en or committee.name_ko,
        ordinal=meeting.ordinal,
        mode=str(meeting.mode),
        held_at=meeting.held_at,
        place=meeting.place,
        until=meeting.ballot_until,
    )


def of_item(item: Any, event: Any) -> MeetingFacts:
    """An item's message speaks of its meeting."""
    return of_meeting(item.meeting, event)


@dataclass(frozen=True)
class RecusalFacts(MeetingFacts):
    """With what was decided."""

    granted: bool = False


def of_recusal(recusal: Any, event: Any) -> RecusalFacts:
    """The meeting, and what was decided; not from what the member keeps away."""
    return RecusalFacts(**vars(of_meeting(recusal.item.meeting, event)), granted=recusal.state == "granted")


def meeting_page(meeting: Any) -> str:
    """The meeting's page."""
    return reverse("committees:meeting", kwargs={"pk": meeting.pk})


def members(meeting: Any) -> Q:
    """Its members, and who serves them."""
    return rules.AttendMeeting.holders(meeting) | rules.ClerkMeeting.holders(meeting)


def voters_outstanding(meeting: Any) -> Q:
    """Members whose written ballot on any item is outstanding."""
    from office.committees.models import Motion, Seat
    from office.committees.roster import not_voted

    motions = Motion.objects.filter(item__meeting=meeting.pk, result="pending").select_related("item__meeting")
    seats = {seat.pk for motion in motions for seat in not_voted(motion)}
    return people_of(Seat.objects.filter(pk__in=seats)) if seats else NOBODY


def _about(key: str, label: object, *, recipients: Any, statutory: bool = False, **more: Any) -> Notification:
    return register(
        Notification(
            key=f"committees.{key}", label=label, recipients=recipients, see=rules.SeeMeeting, facts=of_meeting,
            sample=SAMPLE, url=meeting_page, statutory=statutory, **more,
        )
    )  # fmt: skip


@dataclass(frozen=True)
class OfItsMeeting:
    """An effect of an item's step that tells of the meeting and never of the item."""

    notification: Notification

    @property
    def key(self) -> str:
        """The notification's key."""
        return self.notification.key

    def trigger(self, subject: Any, *, event: Any, facts: dict | None = None) -> Any:
        """Only once the meeting is announced: before, nobody knows the agenda."""
        return self.notification.trigger(subject.meeting, event=event) if subject.meeting.noticed_at else None


@dataclass(frozen=True)
class Announced:
    """Tells only when the members already know of the meeting."""

    notification: Notification

    @property
    def key(self) -> str:
        """The notification's key."""
        return self.notification.key

    def trigger(self, subject: Any, *, event: Any, facts: dict | None = None) -> Any:
        """Nobody is told that what he never heard of is called off."""
        return self.notification.trigger(subject, event=event) if subject.announced else None


INVITED = _about("invited", _("You are invited to a meeting"), recipients=members, statutory=True)
RESCHEDULED = Announced(
    _about("rescheduled", _("A meeting is held at another time or place"), recipients=members, statutory=True)
)
CANCELLED = Announced(_about("cancelled", _("A meeting is called off"), recipients=members, statutory=True))
AGENDA_CHANGED = OfItsMeeting(_about("agenda_changed", _("An agenda was changed"), recipients=members))
OPENED = _about("meeting_opened", _("A meeting is in session"), recipients=members)
BALLOT_OPEN = _about(
    "ballot_open", _("Your written ballot is asked for"), recipients=voters_outstanding, statutory=True
)
BALLOT_CLOSING = _about(
    "ballot_closing", _("The time for written ballots ends soon"), recipients=voters_outstanding, statutory=True
)
CHALLENGED = OfItsMeeting(_about("challenged", _("A member was challenged"), recipients=rules.ClerkMeeting))
NOTICE_DUE = _about("notice_due", _("A notice of a meeting is due soon"), recipients=rules.ClerkMeeting)
MINUTES_TO_APPROVE = _about("minutes_to_approve", _("Minutes wait for your approval"), recipients=rules.ChairMeeting)
MINUTES_APPROVED = _about("minutes_approved", _("Minutes were approved"), recipients=members)
RECUSAL_DECIDED = register(
    Notification(
        key="committees.recusal_decided",
        label=_("A recusal was decided"),
        recipients=rules.ToldOfRecusal,
        see=rules.ToldOfRecusal,
        facts=of_recusal,
        sample=RecusalFacts(**vars(SAMPLE), granted=True),
        url=lambda recusal: meeting_page(recusal.item.meeting),
    )
)
