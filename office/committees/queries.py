"""What somebody may read: every list, page, count and export of committees starts here."""

from django.db.models import Count, Prefetch, Q, QuerySet

from office.access import Actor
from office.committees import rules
from office.committees.models import (
    AgendaItem,
    Attendance,
    Committee,
    ItemPaper,
    Meeting,
    MinutesPart,
    Motion,
    Recusal,
    Remark,
    Seat,
    Vote,
)
from office.committees.registry import ReadyCase, item_kinds
from office.committees.roster import roster_of
from office.committees.states import HELD, ITEM_ON_AGENDA, Convening


def committees_for(actor: Actor) -> QuerySet[Committee]:
    """The committees that `actor` runs, oversees or sits in."""
    return Committee.objects.filter(rules.SeeCommittee.scope(actor)).select_related("organisation")


def seats_for(actor: Actor) -> QuerySet[Seat]:
    """The standing seats of those committees."""
    mine = committees_for(actor).order_by().values("pk")
    return Seat.objects.standing().filter(committee__in=mine).select_related("committee", "user", "organisation")


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """The meetings that `actor` may know of, with `item_count`: as many items as are `actor`'s to know."""
    return (
        Meeting.objects.filter(rules.SeeMeeting.scope(actor))
        .select_related("matter", "committee__organisation", "presiding__user", "presiding__committee")
        .annotate(item_count=Count("items", filter=Q(items__in=_items(actor).order_by().values("pk")), distinct=True))
        .order_by("-held_at", "-pk")
    )


def _items(actor: Actor) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(rules.SeeItem.scope(actor), state__in=ITEM_ON_AGENDA)


def items_for(actor: Actor) -> QuerySet[AgendaItem]:
    """The items that `actor` may know of, in the order of the agenda; those taken off are left out."""
    return (
        _items(actor)
        .select_related("matter__organisation", "meeting__matter", "meeting__committee", "presiding__committee")
        .order_by("-meeting__held_at", "meeting", "position", "id")
    )


def removed_items_for(actor: Actor) -> QuerySet[AgendaItem]:
    """The items that were taken off the agenda, for whoever serves the committee."""
    return AgendaItem.objects.filter(rules.ClerkItem.scope(actor), state="removed").select_related("meeting", "matter")


def agenda_for(meeting: Meeting, actor: Actor) -> list[AgendaItem]:
    """The agenda as `actor` reads it, each item with `number`: counted within it, so that no gap tells of another."""
    found = list(items_for(actor).filter(meeting=meeting.pk))
    for number, item in enumerate(found, 1):
        item.number = number
    return found


def papers_for(actor: Actor) -> QuerySet[ItemPaper]:
    """The papers of items that `actor` may read."""
    return (
        ItemPaper.objects.filter(rules.SeeItemPapers.scope(actor))
        .select_related("item__meeting", "document", "attachment")
        .order_by("item", "position", "id")
    )


def motions_for(actor: Actor) -> QuerySet[Motion]:
    """The motions on items that `actor` may know of."""
    mine = _items(actor).order_by().values("pk")
    votes = Prefetch("votes", Vote.objects.select_related("seat__user", "seat__committee"))
    return (
        Motion.objects.filter(item__in=mine)
        .select_related("item__meeting__committee", "item__meeting__matter", "item__matter")
        .prefetch_related(votes)
        .order_by("item", "position")
    )


def votes_for(actor: Actor, motion: Motion) -> list[Vote]:
    """The votes on a motion that `actor` may read: in writing only one's own until it is closed, else all of them."""
    votes = list(motion.votes.select_related("seat__user", "seat__committee", "recorded_by"))
    open_ballot = motion.pending and motion.item.meeting.written
    if not open_ballot or rules.ClerkMeeting.holds(actor, motion.item.meeting):
        return votes
    return [vote for vote in votes if actor.user_id in vote.seat.person_ids]


def my_seats(item: AgendaItem, actor: Actor) -> list[Seat]:
    """The seats for which `actor` may vote on an item."""
    return roster_of(item).seats_of(actor.user_id)


def open_motions_for(actor: Actor) -> QuerySet[Motion]:
    """The motions on which `actor` may vote now, whether or not a vote was given."""
    return (
        Motion.objects.filter(rules.VoteOn.scope(actor), item__meeting__state=Convening.OPEN)
        .select_related("item__meeting__committee", "item__meeting__matter", "item__matter")
        .order_by("item__meeting__ballot_until", "item__position")
    )


def recusals_for(actor: Actor) -> QuerySet[Recusal]:
    """The recusals on items that `actor` may know of: the reasons are for whoever serves the committee."""
    items = AgendaItem.objects.filter(rules.ClerkItem.scope(actor)).order_by().values("pk")
    return (
        Recusal.objects.filter(item__in=items)
        .select_related("seat__user", "seat__committee", "item__meeting", "asked_by", "decided_by")
        .order_by("item", "id")
    )


def recused_on(item: AgendaItem, actor: Actor) -> list[Seat]:
    """Who keeps away from an item, for whoever may know of the item."""
    if not rules.SeeItem.holds(actor, item):
        return []
    roster = roster_of(item)
    return [seat for seat in roster.seats if seat.pk in roster.recused]


def attendance_for(meeting: Meeting, actor: Actor) -> QuerySet[Attendance]:
    """Who was there, for whoever may know of the meeting."""
    if not rules.SeeMeeting.holds(actor, meeting):
        return Attendance.objects.none()
    rows = meeting.attendances.select_related("seat__user", "seat__committee", "seat__organisation")
    return rows.order_by("seat__order", "present_from")


def remarks_for(actor: Actor) -> QuerySet[Remark]:
    """What was said about items that `actor` may know of."""
    mine = _items(actor).order_by().values("pk")
    return Remark.objects.filter(item__in=mine).select_related("seat__user", "seat__committee").order_by("noted_at")


def minutes_for(meeting: Meeting, actor: Actor) -> QuerySet[MinutesPart]:
    """The text of the minutes, without the items that are not `actor`'s to know; a draft is for clerks and chair."""
    if not rules.SeeMeeting.holds(actor, meeting):
        return MinutesPart.objects.none()
    if meeting.state != Convening.MINUTES_FINAL and not rules.RunMeeting.holds(actor, meeting):
        return MinutesPart.objects.none()
    mine = _items(actor).filter(meeting=meeting.pk).order_by().values("pk")
    parts = meeting.minutes_parts.filter(Q(item=None) | Q(item__in=mine))
    return parts.select_related("item").order_by("position")


def ready_for(meeting: Meeting, actor: Actor) -> list[ReadyCase]:
    """The cases that `actor` may put on the agenda of a meeting, those on an agenda already left out."""
    if not rules.ClerkMeeting.holds(actor, meeting):
        return []
    found = [case for kind in item_kinds().values() for case in kind.ready(actor)]
    listed = set(
        AgendaItem.objects.filter(
            matter__in=[case.matter.pk for case in found], state__in=["listed", "open"]
        ).values_list("matter", flat=True)
    )
    return [case for case in found if case.matter.pk not in listed]


def item_history_for(actor: Actor, matter) -> QuerySet[AgendaItem]:
    """When a case was before a committee, for whoever may know of those items."""
    return items_for(actor).filter(matter=matter.pk, meeting__state__in=HELD)
