"""Stages: who passed a preliminary call (예비사업), and so may enter the main one (본사업) that refers to it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from competitions.models import Call, Entry
from competitions.states import CALLING_TOLD, Entering
from office.people.models import Organisation


def passed_in(call: Call) -> QuerySet[Entry]:
    """The entries that passed a preliminary call.

    Where the results of a call are published, those that were selected are its result; in a call that published none,
    the entries that were confirmed as eligible are.
    """
    return _passed().filter(call=call)


def passed(lead: Organisation, call: Call) -> bool:
    """Whether an organisation led an entry that passed the preliminary call; a partner did not pass itself."""
    return passed_in(call).filter(lead=lead).exists()


def open_to(leads: QuerySet[Organisation], call: Call) -> QuerySet[Organisation]:
    """Those of the organisations that the stage of a call lets in: all of them where it needs no preliminary one."""
    if call.preliminary_id is None:
        return leads
    return leads.filter(pk__in=passed_in(call.preliminary).order_by().values("lead"))


def reachable(leads: set) -> Q:
    """Calls whose stage lets one of these organisations in; asked of calls."""
    mine = _passed().filter(call=OuterRef("preliminary"), lead__in=leads)
    return Q(preliminary=None) | Q(Exists(mine.order_by()))


def named(call: Call, number: str) -> Call | None:
    """The preliminary call a main one names by its number: announced, of the same programme, and another one."""
    found = Call.objects.filter(matter__number=number, programme=call.programme_id, announced_at__isnull=False)
    return found.exclude(pk=call.pk).first() if number else None


def _passed() -> QuerySet[Entry]:
    selected = Q(state=Entering.SELECTED, call__state__in=CALLING_TOLD)
    without_selection = Q(state=Entering.ELIGIBLE) & ~Q(call__state__in=CALLING_TOLD)
    return Entry.objects.filter(selected | without_selection)
