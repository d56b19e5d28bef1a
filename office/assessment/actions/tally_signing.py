"""A member signs a tally (집계표): with its hash, once, after having proven anew to be the person signed in."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import rules_tally as rules
from office.assessment.models import StoredTally, TallySignature
from office.assessment.states import Sitting
from office.assessment.tallying.rows import outdated


def sign(tally: StoredTally, *, sha256: str, by: Actor) -> TallySignature:
    """Sign exactly the tally that was shown. Raises NotYours, NotNow, Invalid for another hash."""
    if not rules.SignTally.holds(by, tally):
        raise NotYours(rules.SignTally.key)
    if reasons := against_signing(tally):
        raise NotNow(reasons)
    if sha256 != tally.sha256:
        raise Invalid({"sha256": [_("This is not the tally that you were shown.")]})
    seat = tally.panel.seats.get(reviewer__user=by.user_id, state=Sitting.PLEDGED)
    try:
        with transaction.atomic():
            signature = TallySignature.objects.create(tally=tally, seat=seat, sha256=tally.sha256)
            ledger.record("assessment.tally_signed", actor=by, matter_id=tally.panel_id, subject=tally,
                          data={"seat": seat.code, "sha256": tally.sha256})  # fmt: skip
    except IntegrityError:
        raise NotNow([_("You have signed this tally already.")]) from None
    return signature


def against_signing(tally: StoredTally) -> list[str]:
    """The sentences against signing it now."""
    if tally.blocked:
        return [_("A tie is not settled: there is no result to sign yet.")]
    if StoredTally.objects.filter(panel=tally.panel_id, round=tally.round_id, number__gt=tally.number).exists():
        return [_("There is a newer tally of this round: sign that one.")]
    if outdated(tally):
        return [_("Something that counts was decided after this tally: sign the next one.")]
    return []
