"""What happened to an entry, out of the ledger, for its page."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competitions.history_calls import EXTENDED, Moved
from competitions.models import Entry
from office.access import worded
from office.ledger.models import Event
from office.people.models import Organisation, User
from office.web import formats
from office.workflow import steps_of

MOST = 200
# What the house does between two results is told by the results.
UNTOLD = ("enter_round", "propose_strike", "drop_strike")
_ENTRY, _RECEIPT, _PARTNER = "competitions.entry.", "competitions.receipt.", "competitions.partner."
_OF_PARTNERS = {
    "invited": gettext_lazy("%(name)s was invited"),
    "joined": gettext_lazy("%(name)s joined"),
    "declined": gettext_lazy("%(name)s declined"),
    "taken_back": gettext_lazy("The invitation of %(name)s was cancelled"),
    "left": gettext_lazy("%(name)s left the consortium"),
    "signed": gettext_lazy("%(name)s signed off"),
    "asked_to_sign": gettext_lazy("%(name)s was asked to sign off"),
}


class _Telling:
    """Events in words: the consortium reads its own comings and goings, the office the names of officers."""

    def __init__(self, events: list[Event], *, consortium: bool) -> None:
        self.consortium = consortium
        self.labels = {name: str(step.label) for name, step in steps_of(Entry).items()}
        places = {event.data.get("organisation") for event in events} - {None}
        self.places = {str(one.pk): one.label() for one in Organisation.objects.filter(pk__in=places)} if places else {}
        people = {event.actor_id for event in events} - {None}
        self.people = {} if consortium else {one.pk: str(one) for one in User.objects.filter(pk__in=people)}

    def line(self, event: Event) -> dict[str, Any] | None:
        """One event, or nothing where it is not for this reader."""
        text = self._text(event)
        return {"at": event.at, "text": text, "by": self.people.get(event.actor_id, "")} if text else None

    def _text(self, event: Event) -> str:
        if step := event.data.get("step"):
            if self.consortium and step in UNTOLD:
                return ""
            return self.labels.get(step, step)
        if event.kind == EXTENDED:
            return _extended(event)
        last = event.kind.rpartition(".")[2]
        if event.kind.startswith(_RECEIPT) and (last == "accepted" or self.consortium):
            told = _("Receipt %(number)s") if last == "accepted" else _("Receipt %(number)s: arrived after the close")
            return told % {"number": event.data.get("number", "")}
        if event.kind.startswith(_PARTNER) and self.consortium and last in _OF_PARTNERS:
            return str(_OF_PARTNERS[last]) % {"name": self.places.get(event.data.get("organisation"), "")}
        return _("The draft was begun") if event.kind == f"{_ENTRY}created" and self.consortium else ""


def _extended(event: Event) -> str:
    """More time for everybody, with the former close, or for this entry alone."""
    moved = Moved.of(event)
    told = {"until": formats.moment(moved.until), "before": formats.moment(moved.before) if moved.before else ""}
    if event.data.get("entry"):
        return _("This entry was given more time, until %(until)s") % told
    if not moved.before:
        return _("The close was extended for everybody to %(until)s") % told
    return _("The close was extended for everybody from %(before)s to %(until)s") % told


@worded()
def _events(entry: Any, call: Any) -> QuerySet[Event]:
    moved = Q(matter_id=call, kind=EXTENDED, data__entry="")
    return Event.objects.filter(Q(matter_id=entry) | moved).order_by("-id")[:MOST]


def history_of(entry: Entry, *, consortium: bool) -> list[dict[str, Any]]:
    """The newest first."""
    found = _events(entry=entry.pk, call=entry.call_id)
    events = [event for event in found if event.kind.startswith((_ENTRY, _RECEIPT, _PARTNER, EXTENDED))]
    begun = min((event.pk for event in events if event.matter_id == entry.pk), default=0)
    events = [event for event in events if event.pk >= begun]  # what was moved before it was begun is not its history
    telling = _Telling(events, consortium=consortium)
    return [line for event in events if (line := telling.line(event))]
