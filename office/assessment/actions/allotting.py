"""Allotting the entries of a large call: looked at with what would differ, then applied as it was looked at."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, NotYours
from office.assessment import rules
from office.assessment.assigning import Assigned, Problem, solve
from office.assessment.assigning.fitting import fit
from office.assessment.models import Allotment, Exclusion, Expertise, Panel, Seat, Subject, Work
from office.assessment.states import EXCLUSION_KEEPS_AWAY, SITTING_STANDING, Composing, Holding

Pairs = set[tuple[Any, Any]]


@dataclass(frozen=True)
class Proposal:
    """An allotment that was computed, beside the one that holds. By its `digest` what is applied is what was seen."""

    seats: list[Seat]
    subjects: list[Subject]
    assigned: Assigned
    before: Pairs

    @property
    def pairs(self) -> Pairs:
        """Seat and entry by their ids."""
        return {(self.seats[member].pk, self.subjects[entry].pk) for member, entry in self.assigned.pairs}

    @property
    def added(self) -> Pairs:
        """Given to somebody new."""
        return self.pairs - self.before

    @property
    def taken(self) -> Pairs:
        """Taken from somebody."""
        return self.before - self.pairs

    @property
    def digest(self) -> str:
        """SHA-256 of the pairs."""
        lines = sorted(f"{seat}:{subject}\n" for seat, subject in self.pairs)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def against(panel: Panel) -> list[str]:
    """Why entries cannot be allotted now; empty: they can."""
    if not panel.per_entry:
        return [_("On this panel every member judges every entry.")]
    if panel.state not in (Composing.SEATED, Composing.WORKING):
        return [_("This is not possible while the state is “%(state)s”.") % {"state": panel.state_label()}]
    if panel.rounds.exclude(state=Holding.WAITING).exists():
        return [_("A round is open or locked: the allotment holds to the end.")]
    return []


def propose(panel: Panel, *, objective: str, least: int, most: int) -> Proposal:
    """The best allotment today. Raises NotNow, and Infeasible with the reasons in words."""
    if reasons := against(panel):
        raise NotNow(reasons)
    seats = list(panel.seats.filter(state__in=SITTING_STANDING).select_related("reviewer").order_by("matter_id"))
    subjects = list(panel.subjects.filter(out_at=None).order_by("position"))
    problem = Problem(fit=_fits(seats, subjects), per_entry=panel.per_entry, least=least, most=most)
    assigned = solve(problem, objective=objective, members=[seat.code for seat in seats],
                     entries=[one.code for one in subjects])  # fmt: skip
    return Proposal(seats, subjects, assigned, allotted(panel))


def allotted(panel: Panel) -> Pairs:
    """The allotment that holds; empty where everybody judges everything."""
    return set(Allotment.objects.filter(seat__panel=panel).values_list("seat_id", "subject_id"))


def _fits(seats: list[Seat], subjects: list[Subject]) -> list[list[int | None]]:
    labels = {one.code: [one.label_ko, one.label_en] for one in Expertise.objects.all()}
    works: dict[Any, list[str]] = defaultdict(list)
    for reviewer, title in Work.objects.filter(reviewer__seats__in=seats).values_list("reviewer", "title").distinct():
        works[reviewer].append(title)
    away = set(Exclusion.objects.filter(seat__in=seats, state__in=EXCLUSION_KEEPS_AWAY)
               .values_list("seat_id", "subject_id"))  # fmt: skip
    texts = [(one.title, one.group) for one in subjects]
    return [
        [None if (seat.pk, subject.pk) in away else fit(text, _fields(seat, labels), works[seat.reviewer_id])
         for subject, text in zip(subjects, texts, strict=True)]
        for seat in seats
    ]  # fmt: skip


def _fields(seat: Seat, labels: dict[str, list[str]]) -> list[str]:
    return [text for code in seat.reviewer.expertise for text in labels.get(code, [code])]


def apply(panel: Panel, *, by: Actor, objective: str, least: int, most: int, digest: str) -> Proposal:
    """Let the proposal that was looked at hold. Raises NotYours, NotNow where it would be another one today."""
    if not rules.RunPanel.holds(by, panel):
        raise NotYours(rules.RunPanel.key)
    with transaction.atomic():
        row = Panel.objects.select_for_update(of=("self",)).select_related("matter").get(pk=panel.pk)
        found = propose(row, objective=objective, least=least, most=most)
        if found.digest != digest:
            raise NotNow([_("Members or conflicts have changed since: look at the allotment again.")])
        _write(found, by)
        data = {"objective": objective, "least": least, "most": most, "pairs": len(found.pairs), "sha256": digest}
        ledger.record("assessment.panel.allotted", actor=by, matter_id=row.pk, subject=row, data=data)
    return found


def _write(found: Proposal, by: Actor) -> None:
    for seat, subject in found.taken:
        Allotment.objects.filter(seat=seat, subject=subject).delete()
    fits = {(found.seats[one].pk, found.subjects[other].pk): found.assigned.problem.of((one, other))
            for one, other in found.assigned.pairs}  # fmt: skip
    Allotment.objects.bulk_create(
        Allotment(seat_id=seat, subject_id=subject, fit=fits[seat, subject], by_id=by.user_id)
        for seat, subject in sorted(found.added, key=str)
    )
