"""Why something about a committee cannot be done now: empty where it can."""

from django.utils.translation import gettext as _

from office.committees import guards
from office.committees.models import AgendaItem, ItemPaper, Meeting, Motion, Recusal
from office.committees.roster import ballots_complete
from office.committees.states import ITEM_UNDECIDED, Convening, Deliberating, RecusalState


def agenda_open(meeting: Meeting) -> list:
    """The agenda can be made until the meeting is closed."""
    open_now = meeting.state in (Convening.PLANNED, Convening.NOTICED, Convening.OPEN)
    return [] if open_now else [_("The meeting is over or called off.")]


def attended(meeting: Meeting) -> list:
    """Attendance is recorded at meetings that people attend."""
    if meeting.written:
        return [_("Nobody attends a meeting in writing: the ballots tell who took part.")]
    open_now = meeting.state in (Convening.NOTICED, Convening.OPEN)
    return [] if open_now else [_("Attendance is recorded from the notice to the end of the meeting.")]


def undecided(item: AgendaItem) -> list:
    """What is decided stays as it is."""
    return [] if item.state in ITEM_UNDECIDED else [_("The item is dealt with already.")]


def not_called(item: AgendaItem) -> list:
    """The members of an item are settled when it is called."""
    listed = item.state == Deliberating.LISTED
    return [] if listed else [_("The item was called already: its members are settled.")]


def called(item: AgendaItem) -> list:
    """A motion needs an item that is called, and no other motion."""
    if item.state != Deliberating.OPEN:
        return [_("The item has not been called, or is dealt with already.")]
    found = [guards.no_vote_under_way.reason(item), guards.recusals_decided.reason(item)]
    return [reason for reason in found if reason is not None]


def noted(item: AgendaItem) -> list:
    """Remarks are made at a meeting."""
    open_now = item.meeting.state in (Convening.OPEN, Convening.CLOSED)
    return [] if open_now else [_("Remarks are written down from the opening of the meeting to its minutes.")]


def being_voted(motion: Motion) -> list:
    """A vote that is closed stays closed."""
    return [] if motion.pending else [_("The vote on this motion is closed.")]


def at_meeting(motion: Motion) -> list:
    """In writing there are ballots."""
    if motion.item.meeting.written:
        return [_("This meeting is held in writing: the members cast ballots.")]
    return being_voted(motion)


def in_writing(motion: Motion) -> list:
    """Ballots come in within their window."""
    meeting = motion.item.meeting
    if not meeting.written:
        return [_("This meeting is not held in writing.")]
    if not meeting.window_open():
        over = meeting.window_over()
        return [_("The time for written ballots has ended.") if over
                else _("The time for written ballots has not begun yet.")]  # fmt: skip
    return being_voted(motion)


def to_decide(recusal: Recusal) -> list:
    """A challenge is decided once."""
    if recusal.state != RecusalState.PENDING:
        return [_("This challenge is decided already.")]
    return [] if recusal.item.meeting.in_session else [_("The meeting is not in session.")]


def paper_open(paper: ItemPaper) -> list:
    """The papers of what is decided stay."""
    return undecided(paper.item)


def countable(motion: Motion) -> list:
    """In writing, the count waits for the ballots."""
    if not motion.pending:
        return [_("The vote on this motion is closed.")]
    if not motion.item.meeting.window_over() and not ballots_complete(motion):
        return [_("Ballots can still come in.")]
    return []
