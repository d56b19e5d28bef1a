"""What committees put on the desk: votes and minutes that wait, meetings ahead, challenges to be decided."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.access import Actor
from office.committees import queries, rules, seated
from office.committees.models import AgendaItem, Attendance, Meeting, Motion, Recusal
from office.committees.parts import person
from office.committees.states import UPCOMING, Convening, Deliberating, Mode, RecusalState
from office.desk import panels
from office.desk.panels import SHOWN, Panel, Row, Rows, counted, first_of
from office.web import nav


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "committees", gettext_lazy("Committees"), "committees:list", visible=concerned, order=60, group="deliberation"
    )
    panels.contribute("waiting", "committees.votes", rows=votes, visible=concerned)
    panels.contribute("waiting", "committees.approvals", rows=approvals, visible=concerned)
    panels.contribute("waiting", "committees.challenges", rows=challenges, visible=concerned)
    panels.register(_MEETINGS)


def concerned(actor: Actor) -> bool:
    """Whether the actor runs, oversees or sits in a committee."""
    if not actor.signed_in:
        return False
    if any(post.role in (*rules.STAFF, "auditor") for post in actor.posts):
        return True
    return seated.has_seat(actor)


def votes(actor: Actor) -> Rows:
    """What is voted on and waits for the actor: at a meeting where he is there, and in writing."""
    there = Attendance.objects.filter(person("seat", actor.user_id), meeting=OuterRef("item__meeting"), left_at=None)
    open_now = queries.open_motions_for(actor).filter(Q(item__meeting__mode=Mode.WRITTEN) | Exists(there))
    found = [
        motion
        for motion in open_now.prefetch_related("votes__seat")
        if (not motion.item.meeting.written or motion.item.meeting.window_open()) and not _voted(motion, actor)
    ]
    return Rows([_ballot(motion) if motion.item.meeting.written else _vote(motion) for motion in found], len(found))


def _voted(motion: Motion, actor: Actor) -> bool:
    """Whether a vote was given for a seat of the actor's; what he recorded for others is none of his."""
    proxies = motion.item.meeting.committee.proxies_allowed
    seats = [vote.seat for vote in motion.votes.all()]
    return any(actor.user_id in (seat.user_id, seat.proxy_id if proxies else None) for seat in seats)


def _vote(motion: Motion) -> Row:
    """A vote at a meeting in session is given on the meeting's page."""
    meeting = motion.item.meeting
    return Row(
        title=motion.item.title,
        url=reverse("committees:sitting", kwargs={"pk": meeting.pk}) + f"?item={motion.item_id}",
        note=meeting.label(),
        mark=_("Being voted on now"),
        tone="warning",
        on=meeting.held_at,
    )


def _ballot(motion: Motion) -> Row:
    return Row(
        title=motion.item.title,
        url=reverse("committees:motion-deed", kwargs={"pk": motion.pk, "deed": "cast_ballot"}),
        note=motion.item.meeting.label(),
        mark=_("Written ballot"),
        tone="warning",
        on=motion.item.meeting.ballot_until,
    )


def approvals(actor: Actor) -> Rows:
    """Resolutions and minutes that wait for whoever presided."""
    items = queries.items_for(actor).filter(
        rules.ChairItem.scope(actor), state=Deliberating.RESOLVED, resolution_approved_at=None
    )
    meetings = queries.meetings_for(actor).filter(rules.ChairMeeting.scope(actor), state=Convening.MINUTES_DRAFT)
    resolved, resolutions = counted(items)
    held, minutes = counted(meetings)
    return Rows([*map(_resolution, resolved), *map(_minutes, held)], resolutions + minutes)


def _resolution(item: AgendaItem) -> Row:
    url = reverse("committees:item", kwargs={"pk": item.pk})
    return Row(item.title, url, note=item.meeting.label(), mark=_("Resolution to approve"), tone="info")


def _minutes(meeting: Meeting) -> Row:
    url = reverse("committees:minutes", kwargs={"pk": meeting.pk})
    return Row(meeting.label(), url, mark=_("Minutes to approve"), tone="info")


def challenges(actor: Actor) -> Rows:
    """Challenges that the committee has not decided, for whoever serves it."""
    found = queries.recusals_for(actor).filter(state=RecusalState.PENDING)
    found = found.select_related("item__meeting__committee").order_by("item__meeting__held_at")
    return first_of(found, _challenge)


def _challenge(row: Recusal) -> Row:
    return Row(
        title=row.item.title,
        url=reverse("committees:recusal-deed", kwargs={"pk": row.pk, "deed": "decide"}),
        note=row.item.meeting.label(),
        mark=_("Challenge to be decided"),
        tone="warning",
        on=row.item.meeting.held_at,
    )


def meetings_ahead(actor: Actor) -> Rows:
    """Meetings in session and ahead, the next one first."""
    found = queries.meetings_for(actor).filter(state__in=[Convening.OPEN, *UPCOMING]).order_by("held_at", "pk")
    return first_of(found, lambda meeting: _meeting(meeting, actor), SHOWN)


def _meeting(meeting: Meeting, actor: Actor) -> Row:
    open_now = meeting.state == Convening.OPEN
    return Row(
        title=meeting.label(),
        url=reverse("committees:meeting", kwargs={"pk": meeting.pk}),
        note=" · ".join(filter(None, [str(meeting.get_mode_display()), meeting.place])),
        mark=meeting.state_label(actor),
        tone="success" if open_now else "info",
        on=meeting.held_at,
    )


_MEETINGS = Panel(
    "committees.meetings", gettext_lazy("Meetings"), meetings_ahead, order=35, more="committees:meetings",
    visible=concerned, empty=gettext_lazy("No meeting is planned."),
)  # fmt: skip
