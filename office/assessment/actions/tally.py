"""A round is tallied: computed from what is locked, stored for good, and said who goes on."""

from django.db import transaction
from django.db.models import Max

from office import ledger
from office.access import Actor, NotNow, NotYours
from office.assessment import registry
from office.assessment import rules_tally as rules
from office.assessment.models import Panel, Round, StoredTally
from office.assessment.notifications import tally as told
from office.assessment.tally import BadInput
from office.assessment.tally.interim import ADVANCES
from office.assessment.tallying import facts_of, result_of, sha256_of
from office.assessment.tallying import standing_against as against


def tally(round_: Round, *, by: Actor) -> StoredTally:
    """Compute and store the next tally of a locked round. The result of a round that is not the last opens the way for
    those who go on; what programmes registered is told in the same transaction.

    Raises NotYours; NotNow with the sentences that stand in the way, the arithmetic's own among them.
    """
    if not rules.TallyRound.holds(by, round_):
        raise NotYours(rules.TallyRound.key)
    with transaction.atomic():
        panel = Panel.objects.select_for_update(of=("self",)).select_related("matter__parent").get(pk=round_.panel_id)
        round_ = panel.rounds.get(pk=round_.pk)
        round_.panel = panel
        stored = _stored(round_, by)
        if not stored.final:
            _let_go_on(stored)
        event = ledger.record("assessment.tallied", actor=by, matter_id=panel.pk, subject=stored, data={
            "number": stored.number, "round": round_.code, "sha256": stored.sha256, "inputs": stored.inputs_sha256,
            "blocked": stored.blocked,
        })  # fmt: skip
        if not stored.blocked:
            told.TO_SIGN.trigger(stored, event=event)
        registry.kind_of(panel.matter.parent).on_tallied(stored, by=by)
    return stored


def _stored(round_: Round, by: Actor) -> StoredTally:
    if reasons := against.reasons(round_) or against.unheard(round_):
        raise NotNow(reasons)
    panel, facts = round_.panel, facts_of(round_)
    try:
        result = result_of(panel.rule_set, facts)
    except BadInput as bad:
        raise NotNow([str(bad)]) from None
    if reasons := against.moved_on(round_, facts, result):
        raise NotNow(reasons)
    inputs_sha256 = sha256_of(facts)
    last = panel.tallies.aggregate(last=Max("number"))["last"] or 0
    return StoredTally.objects.create(
        panel=panel, round=round_, number=last + 1, final=facts["final"], blocked=result["blocked"],
        rules_sha256=panel.rules_sha256, inputs=facts, inputs_sha256=inputs_sha256, result=result,
        sha256=sha256_of({"inputs": inputs_sha256, "rules": panel.rules_sha256, "result": result}), by_id=by.user_id,
    )  # fmt: skip


def _let_go_on(stored: StoredTally) -> None:
    """Those who advance take part in the next round; whoever an earlier tally let go on by mistake does not."""
    here = stored.round.position
    going = [one["application"] for one in stored.result["applications"] if one["outcome"] == ADVANCES]
    there = stored.panel.subjects.filter(out_at=None, reached__gte=here)
    there.filter(code__in=going).update(reached=here + 1)
    there.exclude(code__in=going).update(reached=here)
