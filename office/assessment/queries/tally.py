"""What somebody may read of tallies and of what goes into them."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from office.access import Actor
from office.assessment import rules_tally as rules
from office.assessment.models import (
    Adjustment,
    Discussion,
    Exclusion,
    Lot,
    Opinion,
    Panel,
    Round,
    Seat,
    Sheet,
    StoredTally,
    Subject,
    TallyPlace,
    TallySignature,
)
from office.assessment.rules import SeeSheet
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Composing, Filling, Holding, Sitting


def panels_for(actor: Actor) -> QuerySet[Panel]:
    """The panels whose tallies `actor` may know of."""
    return Panel.objects.filter(rules.SeeTallies.scope(actor)).select_related("matter__parent", "matter__organisation")


def exportable_for(actor: Actor) -> QuerySet[Panel]:
    """The panels that `actor` may take away as files."""
    return Panel.objects.filter(rules.ExportPanel.scope(actor)).select_related("matter")


def tallies_for(actor: Actor) -> QuerySet[StoredTally]:
    """The tallies that `actor` may know of; what they were computed from and the whole result stay in the database
    until they are asked: lists and pages read `places_of`."""
    return (
        StoredTally.objects.filter(rules.SeeTally.scope(actor))
        .select_related("panel__matter__parent", "round", "by")
        .defer("inputs", "result")
        .order_by("-at", "-number")
    )


def places_of(tally: StoredTally) -> QuerySet[TallyPlace]:
    """The entries of a tally that its reader was already found to know, in the order of the result."""
    return TallyPlace.objects.filter(tally=tally.pk).select_related("subject").order_by("place")


def ranks_of(tally: StoredTally, codes: list[str]) -> dict[str, int | None]:
    """The ranks of some entries of a tally."""
    rows = TallyPlace.objects.filter(tally=tally.pk, subject__code__in=codes)
    return dict(rows.values_list("subject__code", "data__rank"))


def titles_of(tally: StoredTally, codes: list[str]) -> dict[str, str]:
    """The titles of some entries of a tally."""
    rows = Subject.objects.filter(panel=tally.panel_id, code__in=codes).order_by()
    return dict(rows.values_list("code", "title"))


def ties_in(tally: StoredTally) -> list[dict[str, Any]]:
    """The ties that block a tally; without the rest of its result."""
    if not tally.blocked:
        return []
    return StoredTally.objects.filter(pk=tally.pk).values_list("result__ties", flat=True).get() or []


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds that `actor` may tally."""
    return Round.objects.filter(rules.TallyRound.scope(actor)).select_related("panel__matter__parent")


def adjustments_for(actor: Actor) -> QuerySet[Adjustment]:
    """Bonus and penalty that the office may read."""
    return (
        Adjustment.objects.filter(rules.SeeAdjustment.scope(actor))
        .select_related("subject__panel", "proposed_by", "confirmed_by", "attachment")
        .order_by("subject__position", "kind", "code", "proposed_at")
    )


def subjects_for(actor: Actor) -> QuerySet[Subject]:
    """The entries of panels whose tallies `actor` may know of."""
    panels = panels_for(actor).order_by().values("pk")
    return Subject.objects.filter(panel__in=panels).select_related("panel__matter", "organisation")


def lots_for(actor: Actor) -> QuerySet[Lot]:
    """The lots of tallies that `actor` may know of. Never show `nonce` of one that is not drawn."""
    tallies = StoredTally.objects.filter(rules.SeeTally.scope(actor)).order_by().values("pk")
    return Lot.objects.filter(tally__in=tallies).select_related("tally__panel", "prepared_by", "drawn_by", "ruling")


def lots_on(tally: StoredTally, data: dict[str, Any]) -> QuerySet[Lot]:
    """The drawn lots that an entry's place in a tally, which its reader may know, came from."""
    told = [one.get("reference", "") for one in data.get("tie_breaks", ()) if one["step"] == "lot"]
    return Lot.objects.filter(ruling__panel=tally.panel_id, ruling__reference__in=told,
                              applications__contains=[data["application"]])  # fmt: skip


def adjusted_in(tally: StoredTally) -> list[dict[str, Any]]:
    """The bonus and penalty that a tally was made from, without the sheets beside them."""
    return StoredTally.objects.filter(pk=tally.pk).values_list("inputs__adjustments", flat=True).get()


# ------------------------------------------------------------------------------------------- members


def named_members(panel: Panel, actor: Actor) -> dict[str, str]:
    """Code and name of each member by code, for whoever may read the names beside the scores; else nothing."""
    if not rules.NamePanel.holds(actor, panel):
        return {}
    return {code: f"{code} {name}" for code, name in panel.seats.values_list("code", "reviewer__name")}


def members_of(panel: Panel) -> list[Seat]:
    """Everybody who sits on the panel, the chair first; `kept`: whether he or she keeps away from an entry."""
    kept = Exclusion.objects.filter(state__in=EXCLUSION_KEEPS_AWAY, subject__panel=panel)
    away = set(kept.values_list("seat__reviewer", flat=True))
    seats = list(panel.seats.filter(state=Sitting.PLEDGED).select_related("reviewer__user").order_by("-chair", "pk"))
    for seat in seats:
        seat.kept = seat.reviewer_id in away
    return seats


def signatures_of(tally: StoredTally) -> list[TallySignature]:
    """In the order of signing."""
    return list(tally.signatures.select_related("seat__reviewer").order_by("at"))


def unsigned(tally: StoredTally) -> list[Seat]:
    """Who may sign and has not: a member who keeps away from an entry is not asked."""
    signed = {one.seat_id for one in signatures_of(tally)}
    return [seat for seat in members_of(tally.panel) if not seat.kept and seat.pk not in signed]


# ------------------------------------------------------------------------------------------- what is said


def discussed_for(actor: Actor) -> QuerySet[Round]:
    """The locked rounds in whose discussion `actor` may take part or read."""
    return Round.objects.filter(rules.DiscussRound.scope(actor)).select_related("panel__matter__parent")


def discussable_for(actor: Actor) -> QuerySet[Subject]:
    """The entries on whose opinion `actor` may read: never one that he or she keeps away from. One that is out stays
    in the record of what was judged."""
    rows = Subject.objects.filter(rules.ReadOpinion.scope(actor))
    return rows.select_related("panel__matter", "organisation", "opinion__written_by").order_by("position")


def notes_for(actor: Actor) -> QuerySet[Discussion]:
    """What was said of the entries that `actor` may know of."""
    answers = Prefetch("answered", Discussion.objects.select_related("seat__reviewer"))
    return (
        Discussion.objects.filter(rules.ReadDiscussion.scope(actor))
        .select_related("seat__reviewer", "asked__reviewer", "subject", "round")
        .prefetch_related(answers)
        .order_by("at")
    )


def notes_counted(round_: Round, actor: Actor, subjects: list[Subject]) -> dict[UUID, int]:
    """How much was said of each of these entries."""
    rows = Discussion.objects.filter(rules.ReadDiscussion.scope(actor), round=round_, subject__in=subjects)
    return dict(rows.order_by().values_list("subject").annotate(Count("pk")))


def questions_to(actor: Actor) -> QuerySet[Discussion]:
    """What the chair asked `actor` and is not answered."""
    return notes_for(actor).filter(asked__reviewer__user=actor.user_id, answered=None, subject__out_at=None)


def opinions_for(actor: Actor) -> QuerySet[Opinion]:
    """The opinions on entries that `actor` may read."""
    rows = Subject.objects.filter(rules.ReadOpinion.scope(actor)).order_by().values("pk")
    return Opinion.objects.filter(subject__in=rows).select_related("subject", "written_by")


def sheets_of(round_: Round, actor: Actor, **more: object) -> QuerySet[Sheet]:
    """The locked sheets of a round that `actor` may read, by entry."""
    rows = Sheet.objects.filter(SeeSheet.scope(actor), round=round_, state=Filling.LOCKED, **more)
    return rows.select_related("seat__reviewer", "subject").defer("note").order_by("subject__position", "seat__code")


def seats_of(sheets: list[Sheet]) -> QuerySet[Seat]:
    """Whose sheets these are, which the reader may read."""
    seats = Seat.objects.filter(pk__in=[one.seat_id for one in sheets])
    return seats.select_related("reviewer").order_by("code")


def open_sheets(panel: Panel, actor: Actor) -> QuerySet[Sheet]:
    """What `actor` has still to fill in and sign in the rounds that are open."""
    return Sheet.objects.filter(
        seat__panel=panel.pk, seat__reviewer__user=actor.user_id, seat__state=Sitting.PLEDGED,
        round__state=Holding.OPEN, state__in=[Filling.DRAFT, Filling.SUBMITTED],
    ).order_by()  # fmt: skip


def waiting_signature(actor: Actor) -> QuerySet[StoredTally]:
    """The newest tally of each panel at work, where `actor` may sign it and has not."""
    signed = TallySignature.objects.filter(seat__reviewer__user=actor.user_id).values("tally")
    newer = StoredTally.objects.filter(panel=OuterRef("panel"), number__gt=OuterRef("number"))
    rows = StoredTally.objects.filter(rules.SignTally.scope(actor), blocked=False, panel__state=Composing.WORKING)
    rows = rows.exclude(pk__in=signed)
    return rows.exclude(Exists(newer)).select_related("panel__matter", "round").defer("inputs", "result")
