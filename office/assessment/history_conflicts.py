"""What was found, decided and withdrawn of conflicts, out of the ledger; never of an entry that one keeps away from."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import pgettext_lazy

from office.access import Actor
from office.assessment.models import Exclusion
from office.assessment.queries.seats import exclusions_for
from office.ledger.models import Event

START = "assessment.exclusion."
TOLD = {
    "found": pgettext_lazy("conflict", "Conflict written down"),
    "challenged": pgettext_lazy("conflict", "Member named or challenged by an applicant"),
    "declared": pgettext_lazy("conflict", "Conflict declared by the member"),
    "recused": pgettext_lazy("conflict", "Member withdrew from an entry"),
    "upheld": pgettext_lazy("conflict", "Conflict upheld"),
    "refused": pgettext_lazy("conflict", "Conflict not upheld"),
    "override_proposed": pgettext_lazy("conflict", "Override of a conflict proposed"),
    "override_dropped": pgettext_lazy("conflict", "Proposal of an override dropped"),
    "overridden": pgettext_lazy("conflict", "Conflict overridden by two persons"),
}


def words_of(events: Iterable[Event], actor: Actor) -> dict[int, str]:
    """By event: what was done, about which member and entry. What the reader may not know of is left out."""
    asked = {event.pk: event for event in events if event.kind.startswith(START)}
    known = _known(actor, {UUID(event.subject_id) for event in asked.values()})
    told = ((key, event.kind.removeprefix(START), known.get(event.subject_id)) for key, event in asked.items())
    return {key: f"{TOLD[what]}: {_about(one)}" for key, what, one in told if one is not None and what in TOLD}


def _known(actor: Actor, keys: set[UUID]) -> dict[str, Exclusion]:
    return {str(one.pk): one for one in exclusions_for(actor).filter(pk__in=keys)} if keys else {}


def _about(one: Exclusion) -> str:
    return f"{one.seat.code} {one.seat.reviewer} – {one.subject.code}"


def of_seat(seat: Any, actor: Actor, most: int) -> list[tuple[Event, str]]:
    """The events about one member."""
    keys = [str(key) for key in exclusions_for(actor).filter(seat=seat.pk).values_list("pk", flat=True)]
    found = Event.objects.filter(matter_id=seat.panel_id, kind__startswith=START, subject_id__in=keys)
    events = list(found.order_by("-id")[:most])
    words = words_of(events, actor)
    return [(event, words[event.pk]) for event in events if event.pk in words]


def own(seat: Any) -> list[dict[str, Any]]:
    """For the member itself: since when it keeps away from entries, and by which ground it gave; never from which."""
    rows = seat.kept_from().filter(decided_at__isnull=False).order_by("subject", "-kind", "at")
    found: dict[Any, dict[str, Any]] = {}
    for one in rows:
        ground = one.ground if one.kind == "recusal" else ""
        found.setdefault(one.subject_id, {"at": one.decided_at, "ground": ground})
    return sorted(found.values(), key=lambda each: each["at"])
