"""Looking for the conflicts of the seated, with what differs from before; what a person decided stays decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from office import ledger
from office.access import Actor, NotNow, NotYours
from office.assessment import rules
from office.assessment.conflicts import Finding
from office.assessment.conflicts.reading import conflicts_of
from office.assessment.models import Exclusion, Panel, Seat, Sheet
from office.assessment.notifications.seats import EXCLUSION_DECIDED
from office.assessment.states import FILLING_OPEN, SITTING_STANDING, Composing, ExclusionKind, ExclusionState, Holding
from office.notifications import announcing
from office.workflow.arrival import moment

EXAMINABLE = (Composing.SEATED, Composing.WORKING)
GROUND_LIMIT = 2000


@dataclass(frozen=True)
class Difference:
    """What a search finds beside what is written: new ones, and undecided ones that are found no more."""

    added: list[Exclusion] = field(default_factory=list)
    gone: list[Exclusion] = field(default_factory=list)
    kept: int = 0
    void: int = 0  # sheets that were begun and become void once it is written

    def __bool__(self) -> bool:
        return bool(self.added or self.gone)


def compare(panel: Panel, seats: Iterable[Seat] | None = None) -> Difference:
    """Look again at everybody who sits; nothing is written."""
    rows = list(
        seats if seats is not None else panel.seats.filter(state__in=SITTING_STANDING).select_related("reviewer")
    )
    by_reviewer = {seat.reviewer_id: seat for seat in rows}
    reviewers = [seat.reviewer for seat in rows]
    found = _merged(one for one in conflicts_of(panel, reviewers) if not one.challenge)
    wanted = {(by_reviewer[person].pk, entry, rule): ones for (person, entry, rule), ones in found.items()}
    written = Exclusion.objects.filter(seat__in=rows, kind=ExclusionKind.EXCLUSION).select_related(
        "seat__reviewer", "subject"
    )
    known = {(one.seat_id, one.subject_id, one.rule): one for one in written}
    gone = [one for key, one in known.items() if key not in wanted and _automatic(one)]
    added = [_exclusion(key, ones) for key, ones in wanted.items() if key not in known]
    _name(panel, added, rows)
    return Difference(added, gone, len(set(known) & set(wanted)), _begun(added))


def _begun(added: list[Exclusion]) -> int:
    """How many sheets of open rounds those that stand at once would make void."""
    pairs = {(one.seat_id, one.subject_id) for one in added if one.state == ExclusionState.STANDING}
    if not pairs:
        return 0
    sheets = Sheet.objects.filter(seat__in={seat for seat, _entry in pairs}, state__in=FILLING_OPEN,
                                  round__state=Holding.OPEN)  # fmt: skip
    return len(pairs.intersection(sheets.values_list("seat_id", "subject_id")))


def _merged(found: Iterable[Finding]) -> dict[tuple, list[Finding]]:
    merged: dict[tuple, list[Finding]] = {}
    for one in found:
        merged.setdefault((one.person, one.entry, one.rule), []).append(one)
    return merged


def _automatic(one: Exclusion) -> bool:
    """Found by the search and touched by nobody since."""
    return one.decided_by_id is None and one.override_by_id is None and one.state in (
        ExclusionState.FOUND, ExclusionState.STANDING
    ) and bool(one.automatic)  # fmt: skip


def _exclusion(key: tuple, found: list[Finding]) -> Exclusion:
    seat, subject, rule = key
    certain = any(one.certain for one in found)
    with override("ko"):
        ground = "\n".join(dict.fromkeys(one.ground() for one in found))[:GROUND_LIMIT]
    state = ExclusionState.STANDING if certain else ExclusionState.FOUND
    return Exclusion(seat_id=seat, subject_id=subject, kind=ExclusionKind.EXCLUSION, rule=rule, ground=ground,
                     state=state, automatic=True)  # fmt: skip


def _name(panel: Panel, made: list[Exclusion], seats: list[Seat]) -> None:
    """With seat and entry at hand for whoever shows them."""
    subjects = {one.pk: one for one in panel.subjects.all()} if made else {}
    by_pk = {seat.pk: seat for seat in seats}
    for one in made:
        one.seat, one.subject = by_pk[one.seat_id], subjects[one.subject_id]


def examine(panel: Panel, *, by: Actor) -> Difference:
    """Write down what is found now: certain ones stand, likenesses wait for a decision. Raises NotYours, NotNow."""
    if not rules.RunPanel.holds(by, panel):
        raise NotYours(rules.RunPanel.key)
    with transaction.atomic():
        row = Panel.objects.select_for_update(of=("self",)).select_related("matter__parent").get(pk=panel.pk)
        if row.state not in EXAMINABLE:
            raise NotNow([_("Nobody sits on this panel: the conflicts of the pool are told before the draw.")])
        seats = row.seats.filter(state__in=SITTING_STANDING).select_related("reviewer")
        return apply_to(row, list(seats), by=by)


def apply_to(panel: Panel, seats: list[Seat], *, by: Actor) -> Difference:
    """The same for some seats, inside the transaction of what brought them."""
    found = compare(panel, seats)
    Exclusion.objects.bulk_create(found.added)
    Exclusion.objects.filter(pk__in=[one.pk for one in found.gone]).update(
        state=ExclusionState.WITHDRAWN, decided_at=moment(), reason=_withdrawn()
    )
    told = [one for one in found.added if one.state == ExclusionState.STANDING and _void(one)]
    if found.gone:
        _give_missing(panel)
    data: dict[str, Any] = {"seats": len(seats), "added": len(found.added), "gone": len(found.gone)}
    event = ledger.record("assessment.panel.examined", actor=by, matter_id=panel.pk, subject=panel, data=data)
    for one in told:  # whoever loses a sheet hears of it
        announcing.send(EXCLUSION_DECIDED.key, one, dedupe=str(event.id), event=event)
    return found


def _withdrawn() -> str:
    with override("ko"):
        return _("Looked for again and not found any more.")


def _void(one: Exclusion) -> int:
    """A sheet that was begun is void, as for every exclusion that stands; returns how many were."""
    from office.assessment.actions.seats import void_sheets

    return void_sheets(one.seat, subject=one.subject, reason=one.get_kind_display())


def _give_missing(panel: Panel) -> None:
    """Whom nothing keeps away any more gets the sheets of the rounds that are open."""
    from office.assessment.actions.rounds import give_missing

    give_missing(panel)
