"""What somebody may read of seats, declarations and exclusions; nothing of an entry that one keeps away from."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from office.access import Actor
from office.assessment import naming, registry, rules, rules_seats
from office.assessment.models import Exclusion, NamedPerson, Panel, Seat, Subject
from office.assessment.states import EXCLUSION_KEEPS_AWAY, SITTING_OPEN, ExclusionKind, ExclusionState, Sitting
from office.docket import registry as docket
from office.docket.models import Matter

_WITH = ("matter", "panel__matter", "reviewer__user")


def seats_for(actor: Actor) -> QuerySet[Seat]:
    """The seats that `actor` may know of, newest first."""
    never_asked = Q(rules.OwnSeat.scope(actor), invited_at=None) & ~Q(rules.RunSeat.scope(actor))
    found = Seat.objects.filter(rules.SeeSeat.scope(actor)).exclude(never_asked, state=Sitting.REPLACED)
    return found.select_related(*_WITH).order_by("-matter_id")


def own_seats(actor: Actor) -> QuerySet[Seat]:
    """One's own."""
    return seats_for(actor).filter(rules.OwnSeat.scope(actor))


def waiting_seats(actor: Actor) -> QuerySet[Seat]:
    """Where it is one's own turn."""
    turns = (Sitting.INVITED, Sitting.ACCEPTED, Sitting.CLEARED)
    return own_seats(actor).filter(state__in=turns).order_by("answer_until", "matter_id")


def sits_anywhere(actor: Actor) -> bool:
    """Whether somebody was ever asked to a panel."""
    return actor.signed_in and own_seats(actor).exists()


def panels_run_by(actor: Actor) -> QuerySet[Panel]:
    """The panels that one runs."""
    return Panel.objects.filter(rules.RunPanel.scope(actor)).select_related("matter")


def seats_run_by(actor: Actor) -> QuerySet[Seat]:
    """The seats of the panels that one runs."""
    return Seat.objects.filter(rules.RunSeat.scope(actor)).select_related(*_WITH).order_by("-matter_id")


def exclusions_for(actor: Actor) -> QuerySet[Exclusion]:
    """The exclusions that one may read: never about oneself."""
    return (
        Exclusion.objects.filter(rules_seats.SeeExclusion.scope(actor))
        .select_related("seat__reviewer__user", "seat__panel__matter", "subject__organisation", "decided_by",
                        "second_by", "override_by", "written_by")
        .order_by("seat_id", "subject__position", "pk")
    )  # fmt: skip


def exclusions_to_decide(actor: Actor) -> QuerySet[Exclusion]:
    """Those that wait for one's decision: found or challenged, or an override that another person proposed."""
    proposed = Q(state=ExclusionState.STANDING, override_by__isnull=False) & ~Q(override_by=actor.user_id)
    # What somebody wrote down and proposes to strike waits for another person.
    found = Q(state=ExclusionState.FOUND) & (Q(override_by=None) | ~Q(override_by=actor.user_id))
    waiting = found | proposed
    return exclusions_for(actor).filter(rules_seats.DecideExclusion.scope(actor)).filter(waiting)


def declarations_of(exclusions: list[Exclusion]) -> dict[tuple, Any]:
    """What each member declared of each of these entries."""
    from office.assessment.models import Declaration

    found = Declaration.objects.filter(
        seat__in={one.seat_id for one in exclusions}, subject__in={one.subject_id for one in exclusions}
    )
    return {(one.seat_id, one.subject_id): one for one in found}


def named_on(panel: Panel, actor: Actor) -> QuerySet[NamedPerson]:
    """The people named with the entries of a panel that one runs."""
    return named_run_by(actor).filter(matter__judged__panel=panel.pk)


def named_run_by(actor: Actor) -> QuerySet[NamedPerson]:
    """The same over all panels that one runs, without entries that one keeps away from."""
    found = NamedPerson.objects.filter(matter__judged__panel__in=panels_run_by(actor).values("pk")).distinct()
    mine = Exclusion.objects.filter(seat__reviewer__user=actor.user_id, state__in=EXCLUSION_KEEPS_AWAY)
    away = mine.values("subject__matter")
    found = found.exclude(matter__in=away) if actor.signed_in else found.none()
    return found.select_related("matter__organisation", "exclusion__seat__reviewer").order_by("matter_id", "pk")


def entry_for(actor: Actor, pk: Any) -> Matter | None:
    """An entry of one's own organisation with which people can be named."""
    found = Matter.objects.filter(pk=pk, kind__in=naming.entry_kinds()).select_related("organisation").first()
    if found is None or not docket.may_see(actor, found) or found.organisation_id not in actor.organisations():
        return None
    return found


def named_for(actor: Actor) -> QuerySet[NamedPerson]:
    """What one's own organisation named."""
    found = NamedPerson.objects.filter(rules_seats.SeeNamed.scope(actor))
    return found.select_related("matter__organisation", "exclusion").order_by("matter_id", "pk")


def declaration_lines(seat: Seat) -> list[dict[str, Any]]:
    """The entries to declare on: number, title, who enters, what was found, and what is declared so far."""
    found = Exclusion.objects.filter(seat=seat, state=ExclusionState.FOUND, kind=ExclusionKind.EXCLUSION)
    subjects = seat.to_declare().select_related("organisation").order_by("position")
    subjects = subjects.prefetch_related(Prefetch("exclusions", queryset=found, to_attr="found"))
    declared = {one.subject_id: one for one in seat.declarations.all()}
    partners = partners_of(seat.panel)
    return [
        {"subject": one, "declaration": declared.get(one.pk), "found": one.found,
         "partners": [str(party) for party in partners.get(one.matter_id, ())]}
        for one in subjects
    ]  # fmt: skip


def partners_of(panel: Panel) -> dict[Any, tuple]:
    """Who enters with whoever leads, by the entry's matter."""
    try:
        kind = registry.kind_of(panel.matter.parent)
    except LookupError:
        return {}
    return {
        one.matter.pk: tuple(party for party in one.parties if party != one.organisation)
        for one in kind.subjects(panel.matter.parent)
    }


def readable_subjects(seat: Seat) -> QuerySet[Subject]:
    """The entries of the panel without those that the member keeps away from."""
    return seat.panel.subjects.filter(out_at=None).exclude(pk__in=seat.kept_from().values("subject"))


def open_seats(actor: Actor) -> QuerySet[Seat]:
    """One's own that have not ended."""
    return own_seats(actor).filter(state__in=SITTING_OPEN)
