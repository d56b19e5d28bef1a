"""What an item needs besides its case: who joins for it, and its papers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, Unknown
from office.committees import drafting, rules
from office.committees.actions.asking import ask_item
from office.committees.models import AdHocSeat, AgendaItem, ItemPaper, Meeting, Seat
from office.committees.notifications import AGENDA_CHANGED
from office.committees.registry import Paper, kind_of
from office.committees.states import Convening, SeatKind
from office.workflow.performing import lock


def furnish(item: AgendaItem) -> None:
    """Give a new item the members and papers that its programme suggests."""
    kind = kind_of(item.kind)
    for who in kind.ad_hoc(item):
        join(item, organisation=who.organisation, title_ko=who.title_ko, title_en=who.title_en)
    keep_papers(item, kind.draft_papers(item))


def agenda_changed(meeting: Meeting, *, event: Any) -> None:
    """After the notice the members are told, and get a corrected one."""
    if meeting.noticed_at and meeting.state == Convening.NOTICED:
        list(drafting.notices(meeting, event=event, corrected=True))
        AGENDA_CHANGED.notification.trigger(meeting, event=event)


def add_ad_hoc(
    item: AgendaItem, *, by: Actor, organisation: Any = None, title_ko: str = "", title_en: str = "", user: Any = None,
    holder: str = "",
) -> Seat:  # fmt: skip
    """Let somebody join for this item (Act §23③ iii–iv); raises NotNow once the item was called."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        _not_called(locked)
        if not (user or holder or title_ko):
            raise Invalid({"title_ko": [_("Name a person or an office.")]})
        seat = join(locked, organisation=organisation, title_ko=title_ko, title_en=title_en, user=user, holder=holder)
        data = {"seat": str(seat.pk), "item": str(item.pk)}
        event = ledger.record("committees.adhoc.joined", actor=by, matter_id=item.meeting_id, subject=seat, data=data)
        agenda_changed(locked.meeting, event=event)
    return seat


def join(item: AgendaItem, *, organisation=None, title_ko="", title_en="", user=None, holder="") -> Seat:
    """The seat for such a member, the same one where the office joins for several items of a meeting.

    Whoever sits in the committee anyway does not join a second time.
    """
    known = Seat.objects.filter(
        committee=item.meeting.committee_id, kind=SeatKind.AD_HOC, organisation=organisation, title_ko=title_ko,
        holder=holder, valid_from=item.meeting.day, **({"user": user} if user else {}),
    ).first()  # fmt: skip
    if (sitting := _sits_already(item, organisation, user)) is not None:
        return sitting
    seat = known or Seat.objects.create(
        committee=item.meeting.committee, kind=SeatKind.AD_HOC, organisation=organisation, title_ko=title_ko,
        title_en=title_en, user=user, holder=holder, valid_from=item.meeting.day, order=900,
    )  # fmt: skip
    AdHocSeat.objects.get_or_create(item=item, seat=seat)
    return seat


def _sits_already(item: AgendaItem, organisation: Any, user: Any) -> Seat | None:
    same = Q(pk__in=[])
    if user is not None:
        same |= Q(user=user)
    if organisation is not None:
        same |= Q(organisation=organisation, kind=SeatKind.GOVERNMENT)
    standing = Seat.objects.standing().in_force(item.meeting.day)
    return standing.filter(same, committee=item.meeting.committee_id, votes=True).first()


def name_ad_hoc(item: AgendaItem, seat: Seat, *, by: Actor, user: Any, holder: str = "") -> Seat:
    """Say who holds an ad-hoc seat."""
    ask_item(rules.ClerkItem, by, item)
    if not item.ad_hoc.filter(seat=seat.pk).exists():
        raise Unknown(str(seat.pk))
    with transaction.atomic():
        seat.user, seat.holder = user, holder
        seat.save(update_fields=["user", "holder"])
        ledger.record("committees.adhoc.named", actor=by, matter_id=item.meeting_id, subject=seat)
    return seat


def remove_ad_hoc(item: AgendaItem, seat: Seat, *, by: Actor) -> None:
    """Let somebody no longer join; raises NotNow once the item was called."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        _not_called(locked)
        locked.ad_hoc.filter(seat=seat.pk).delete()
        data = {"seat": str(seat.pk), "item": str(item.pk)}
        event = ledger.record("committees.adhoc.left", actor=by, matter_id=item.meeting_id, subject=seat, data=data)
        agenda_changed(locked.meeting, event=event)


def _not_called(item: AgendaItem) -> None:
    if item.state != "listed":
        raise NotNow([_("The item was called already: its members are settled.")])


def still_undecided(item: AgendaItem) -> None:
    """Raise NotNow for an item that is dealt with."""
    if not item.undecided:
        raise NotNow([_("The item is dealt with already.")])


def keep_papers(item: AgendaItem, papers: Iterable[Paper]) -> list[ItemPaper]:
    """Put papers behind those an item has; one that it has already is left where it is."""
    position = item.papers.aggregate(last=Max("position"))["last"] or 0
    made = []
    for paper in papers:
        if item.papers.filter(document=paper.document, attachment=paper.attachment).exists():
            continue
        position += 1
        made.append(
            ItemPaper.objects.create(
                item=item, position=position, title=paper.title[:300], document=paper.document,
                attachment=paper.attachment,
            )
        )  # fmt: skip
    return made


def add_paper(item: AgendaItem, *, by: Actor, title: str, document: Any = None, attachment: Any = None) -> ItemPaper:
    """Add a paper of the case; raises Invalid for one that is not the case's."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        still_undecided(locked)
        found = document or attachment
        if found is None or (document and attachment) or found.matter_id not in _matters(locked):
            raise Invalid({"": [_("Choose one paper of this case.")]})
        made = keep_papers(locked, [Paper(title, document, attachment)])
        if not made:
            raise NotNow([_("This paper is among the item's papers already.")])
        ledger.record("committees.paper.added", actor=by, matter_id=item.meeting_id, subject=made[0])
    return made[0]


def _matters(item: AgendaItem) -> set:
    """The case, what hangs on it, and the meeting."""
    return {item.matter_id, item.meeting_id, *item.matter.children.values_list("pk", flat=True)}


def remove_paper(paper: ItemPaper, *, by: Actor) -> None:
    """Take a paper out of the item's papers; the paper itself stays with the case."""
    with transaction.atomic():
        locked = lock(paper.item)
        ask_item(rules.ClerkItem, by, locked)
        still_undecided(locked)
        data = {"paper": str(paper.pk)}
        ledger.record("committees.paper.removed", actor=by, matter_id=locked.meeting_id, subject=locked, data=data)
        paper.delete()


def reorder_papers(item: AgendaItem, *, by: Actor, papers: Sequence[Any]) -> None:
    """Put an item's papers in order; those not named keep their order behind."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        still_undecided(locked)
        rows = {str(row.pk): row for row in locked.papers.order_by("position", "id")}
        wanted = [key for one in papers if (key := str(getattr(one, "pk", one))) in rows]
        for position, key in enumerate([*dict.fromkeys(wanted), *(one for one in rows if one not in wanted)], 1):
            rows[key].position = position
        ItemPaper.objects.bulk_update(rows.values(), ["position"])
        ledger.record("committees.paper.reordered", actor=by, matter_id=locked.meeting_id, subject=locked)
