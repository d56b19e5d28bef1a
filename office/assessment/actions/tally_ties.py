"""What people settle where numbers leave a tie: a vote of the panel, or a lot of two persons."""

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import lots
from office.assessment import rules_tally as rules
from office.assessment.models import Lot, Panel, StoredTally, TieRuling
from office.assessment.states import Composing

VOTE, LOT = "committee_vote", "lot"
Places = Sequence[Sequence[str]]


def record_vote(tally: StoredTally, *, places: Places, reference: str, by: Actor) -> TieRuling:
    """Record how the panel voted on a tie: `places` from the first down, which may leave some equal; `reference` is
    the resolution in its words. Raises NotYours, NotNow, Invalid."""
    with transaction.atomic():
        panel = _open(tally, by)
        named = {name for place in places for name in place}
        _tie_of(tally, named, VOTE)
        return _ruling(panel, tally, VOTE, places, reference, {"sha256": tally.sha256}, by)


def prepare_lot(tally: StoredTally, *, applications: Iterable[str], by: Actor) -> Lot:
    """The first person: a nonce is made that nobody sees, and its commitment shown. Raises NotYours, NotNow."""
    with transaction.atomic():
        panel = _open(tally, by)
        names = _tie_of(tally, set(applications), LOT)
        if Lot.objects.filter(tally=tally, applications=names).exists():
            raise NotNow([_("The lot for this tie is prepared already.")])
        nonce = lots.new_nonce()
        lot = Lot.objects.create(
            tally=tally, applications=names, nonce=nonce, commitment=lots.commitment(tally.sha256, nonce),
            prepared_by_id=by.user_id,
        )  # fmt: skip
        ledger.record("assessment.lot_prepared", actor=by, matter_id=panel.pk, subject=lot,
                      data={"commitment": lot.commitment, "tally": tally.sha256})  # fmt: skip
    return lot


def draw_lot(lot: Lot, *, words: str, by: Actor) -> TieRuling:
    """The second person adds words, and the order is told. Raises NotYours, NotNow, Invalid."""
    words = _line(words)
    with transaction.atomic():
        lot = Lot.objects.select_for_update(of=("self",)).select_related("tally__panel").get(pk=lot.pk)
        panel = _open(lot.tally, by)
        if lot.drawn_at:
            raise NotNow([_("This lot was drawn already.")])
        if lot.prepared_by_id == by.user_id:
            raise NotNow([_("Somebody other than the person who prepared the lot draws it.")])
        if len(words) < 4:
            raise Invalid({"words": [_("Type at least four letters or digits that nobody could have known before.")]})
        record = lots.draw(lot.tally.sha256, lot.nonce, words, lot.applications)
        places = [[one["application"]] for one in record["order"]]
        reference = _("Lot %(commitment)s") % {"commitment": lot.commitment[:16]}
        ruling = _ruling(panel, lot.tally, LOT, places, reference, record, by)
        lot.words, lot.drawn_by_id, lot.drawn_at, lot.ruling = words, by.user_id, timezone.now(), ruling
        lot.save(update_fields=["words", "drawn_by", "drawn_at", "ruling"])
    return ruling


def _open(tally: StoredTally, by: Actor) -> Panel:
    panel = Panel.objects.select_for_update(of=("self",)).get(pk=tally.panel_id)
    if not rules.SettleTies.holds(by, panel):
        raise NotYours(rules.SettleTies.key)
    if panel.state != Composing.WORKING:
        raise NotNow([_("The panel is not at work.")])
    if panel.tallies.filter(number__gt=tally.number).exists():
        raise NotNow([_("There is a newer tally: settle the ties of that one.")])
    return panel


def _tie_of(tally: StoredTally, named: set[str], step: str) -> list[str]:
    """The tie that is between exactly these entries and waits for this step."""
    for tie in tally.result["ties"]:
        if set(tie["applications"]) == named and tie["waits_for"] == step:
            return sorted(named)
    raise NotNow([_("No tie between exactly these entries waits for this.")])


def _ruling(
    panel: Panel, tally: StoredTally, step: str, places: Places, reference: str, record: dict, by: Actor
) -> TieRuling:
    named = [name for place in places for name in place]
    if len(named) != len(set(named)):
        raise Invalid({"places": [_("Every entry has one place.")]})
    for other in panel.rulings.filter(step=step):
        if {name for place in other.places for name in place} == set(named):
            raise NotNow([_("This tie is settled already: compute the tally again.")])
    reference = _unused(panel, step, reference)
    ruling = TieRuling.objects.create(
        panel=panel, step=step, places=[sorted(place) for place in places if place], reference=reference,
        record=record, by_id=by.user_id,
    )  # fmt: skip
    ledger.record("assessment.tie_settled", actor=by, matter_id=panel.pk, subject=ruling,
                  data={"step": step, "tally": tally.sha256})  # fmt: skip
    return ruling


def _unused(panel: Panel, step: str, reference: str) -> str:
    """A reference names one ruling, in files as in the tally: one line, begun by a letter or digit."""
    reference = _line(reference)
    if not reference or not reference[0].isalnum():
        raise Invalid({"reference": [_("Begin the resolution with a letter or a digit.")]})
    if panel.rulings.filter(step=step, reference=reference).exists():
        raise Invalid({"reference": [_("Another tie was settled with these words: name the resolution's own number.")]})
    return reference


def _line(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))
