"""Which documents a committee issues: definitions, who reads them, and the effects that issue them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from office.access import NOBODY, SYSTEM, Actor, Who
from office.committees import papers
from office.committees.parts import people_of, recused_items
from office.documents import issuing
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register


class Readers(Who):
    """Who reads a committee's document: by the rule `see` of its meeting (`"committees.meeting.see"`), unless recused
    from an item that it names; with `own`, whoever holds the seat it is for reads it too."""

    def __init__(self, see: str, *, own: bool = False) -> None:
        self.see, self.own = see, own

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._model().objects.filter(self._rows(actor), document=subject.pk).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(pk__in=self._model().objects.filter(self._rows(actor)).order_by().values("document"))

    def holders(self, subject: Model) -> Q:
        paper = self._model().objects.filter(document=subject.pk).select_related("meeting__committee", "seat").first()
        if paper is None:
            return NOBODY
        found = self._rule().who.holders(paper.meeting)
        if self.own and paper.seat_id and paper.current:
            found |= Q(pk__in=paper.seat.person_ids)
        seats = apps.get_model("committees", "Seat").objects.filter(
            recusals__item__named_in=paper.pk, recusals__state="granted"
        )
        return found & ~people_of(seats)

    def _rows(self, actor: Actor) -> Q:
        from office.committees.parts import person

        meetings = apps.get_model("committees", "Meeting").objects.filter(self._rule().scope(actor))
        found = Q(meeting__in=meetings.order_by().values("pk"))
        if self.own:
            found |= person("seat", actor.user_id) & Q(current=True)
        named = self._model().items.through.objects.filter(agendaitem__in=recused_items(actor.user_id))
        return found & ~Q(pk__in=named.values("committeepaper"))

    def _rule(self) -> Any:
        from office.access.rules import all_rules

        return all_rules()[self.see]

    def _model(self) -> type[Model]:
        return apps.get_model("committees", "CommitteePaper")


def letterhead(subject: Any) -> Letterhead:
    """The committee writes under its host's name; of a meeting, an item, or nothing for a sample."""
    meeting = getattr(subject, "meeting", subject)
    if meeting is None:
        return Letterhead(agency=papers.COMMITTEE, sender=f"{papers.COMMITTEE} 위원장", unit=papers.COMMITTEE)
    committee = meeting.committee
    host = committee.organisation
    return Letterhead(
        agency=host.name_ko if host else committee.name_ko,
        sender=committee.sender or f"{committee.name_ko} 위원장",
        unit=committee.name_ko,
        address=host.address if host else "",
        phone=host.phone if host else "",
        email=host.email if host else "",
    )


STAFF_READ = Readers("committees.meeting.overlook")
OWN_AND_STAFF = Readers("committees.meeting.overlook", own=True)
ALL_READ = Readers("committees.meeting.see")


def _kind(key: str, label: object, facts: type, audience: Who, **more: Any) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"committees.{key}", label=label, template=f"documents/committees/{key}.html", facts=facts,
            sample=facts.sample, letterhead=letterhead, audience=audience, **more,
        )
    )  # fmt: skip


NOTICE = _kind("notice", _("Notice of a meeting"), papers.Notice, OWN_AND_STAFF)
AGENDA_PAPER = _kind("agenda_paper", _("Agenda paper"), papers.AgendaPaper, STAFF_READ, frame="form", seal="omitted")
BALLOT = _kind("ballot", _("Written ballot"), papers.Ballot, OWN_AND_STAFF, frame="form", seal="omitted")
RECUSAL = _kind("recusal", _("Record of a recusal"), papers.RecusalRecord, STAFF_READ, frame="form", seal="omitted")
RESOLUTION_SHEET = _kind("resolution", _("Resolution"), papers.Resolution, ALL_READ, frame="form", retention=30)
MINUTES_SHEET = _kind("minutes", _("Minutes"), papers.Minutes, ALL_READ, frame="form", retention=30)


def issue(
    kind: DocumentKind, meeting: Any, out: Outgoing, *, items: Iterable[Any] = (), seat: Any = None, event: Any = None
) -> Any:
    """Issue a document of a meeting, and write down what it names and whose it is.

    The committee issues it, nobody in person: whoever issued a document may read it for good, and a member who recuses
    himself must not keep what names the item. Who caused it stands in the event.
    """
    document = issuing.issue(kind, out, matter=meeting.matter, subject=meeting, by=SYSTEM, event=event)
    paper = apps.get_model("committees", "CommitteePaper").objects.create(document=document, meeting=meeting, seat=seat)
    paper.items.set(items)
    return document


@dataclass(frozen=True)
class IssuesSheet:
    """An effect that issues what a function of `office.committees.drafting` writes."""

    kind: str
    writer: str

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> list:
        """Issue in the transaction of the step that `event` records."""
        from office.committees import drafting

        write = getattr(drafting, self.writer)
        return list(write(subject, event=event))


NOTICES = IssuesSheet(NOTICE.key, "notices")
RESOLUTION = IssuesSheet(RESOLUTION_SHEET.key, "resolution")
MINUTES = IssuesSheet(MINUTES_SHEET.key, "minutes")
