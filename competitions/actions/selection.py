"""From the panel's work to the final result: told, prepared, decided, published."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from competitions import changes as moved
from competitions import clocks, deviating, selecting
from competitions.models import Call, Decision, Entry
from competitions.states import ENTERING_JUDGED, Calling, Entering
from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow
from office.assessment.models import Panel, StoredTally
from office.assessment.rulesets import RuleSet
from office.assessment.tally.interim import ADVANCES
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import ask, lock
from office.workflow.steps import step_of

REASON_LIMIT = 1000
TALLIED_IN = (Calling.CLOSED, Calling.JUDGING)


def begun(panel: Panel, *, by: Actor) -> None:
    """The panel begins: the call and its entries are under evaluation. Told by the panel, in its transaction."""
    call = Call.objects.get(pk=panel.matter.parent_id)
    if call.state == Calling.CLOSED:
        perform(call, "begin_judging", by=SYSTEM)
    elif call.state != Calling.JUDGING:
        raise NotNow([_("The evaluation of this call is over.")])
    for entry in call.entries.filter(state=Entering.ELIGIBLE, matter__in=panel.subjects.values("matter")):
        perform(entry, "enter_round", by=SYSTEM)


def may_tally(call: Call) -> None:
    """A list that is being decided stands on its tally: the panel tallies anew only after it was sent back."""
    if call.state in (Calling.PUBLISHED, Calling.FINAL):
        raise NotNow([_("The result is published: the panel's tallies and opinions stay as they are.")])
    if call.state not in TALLIED_IN:
        raise NotNow([_("The results are being decided: nothing is tallied or written before the list is sent back.")])


def tell_round(call: Call, *, by: Actor) -> None:
    """Those who go on and those who were eliminated are told, each by an own step. Raises NotYours, NotNow."""
    with transaction.atomic():
        locked = lock(call)
        ask(step_of(Call, "tell_round"), locked, by=by)
        tally = selecting.untold(locked)
        perform(call, "tell_round", by=by, position=tally.round.position)
        going = {one["application"] for one in tally.result["applications"] if one["outcome"] == ADVANCES}
        label = _label(tally)
        judged = dict(tally.panel.subjects.filter(out_at=None).values_list("matter", "code"))
        for entry in call.entries.filter(state=Entering.IN_ROUND, pk__in=judged):
            perform(entry, "advance" if judged[entry.pk] in going else "eliminate", by=SYSTEM, round_=label)


def _label(tally: StoredTally) -> dict[str, str]:
    round_ = next(one for one in tally.panel.rules["rounds"] if one["code"] == tally.round.code)
    return dict(round_["label"])


def prepare_decision(
    call: Call, *, by: Actor, changes: Mapping[str, Mapping[str, str]] | None = None, note: str = ""
) -> Decision:
    """Store the list of results: the tally's, but for `changes` by entry id ({"outcome", "reason"}).

    Raises Invalid for a change without a reason or more awards than there are; NotYours, NotNow.
    """
    with transaction.atomic():
        locked = lock(call)
        ask(step_of(Call, "prepare_decision"), locked, by=by)
        tally = selecting.final_tally(locked)
        lines = changed(call, tally, changes or {})
        perform(call, "prepare_decision", by=by)
        number = (call.decisions.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Decision.objects.create(
            call=call,
            number=number,
            tally=tally,
            lines=lines,
            sha256=_hash(lines),
            note=note,
            prepared_by_id=by.user_id,
        )
        data = {"number": number, "sha256": made.sha256, "tally": tally.sha256,
                "deviations": sum(map(selecting.deviates, lines))}  # fmt: skip
        ledger.record("competitions.decision.prepared", actor=by, matter_id=call.pk, subject=made, data=data)
    return made


def changed(call: Call, tally: StoredTally, changes: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """The tally's list with the changes in it; raises Invalid."""
    lines = selecting.lines_of(tally)
    errors: dict[str, list] = {}
    if unknown := set(changes) - {line["entry"] for line in lines}:
        errors["changes"] = [_("An entry that is named is not on the list.") for _one in sorted(unknown)[:1]]
    for line in lines:
        if wanted := changes.get(line["entry"]):
            line |= {"outcome": wanted.get("outcome", ""), "reason": wanted.get("reason", "").strip()}
            errors |= _wrong(line)
    if not errors and (told := deviating.overfull(call, RuleSet.from_json(tally.panel.rules), lines)):
        errors[""] = told
    if errors:
        raise Invalid(errors)
    return lines


def _wrong(line: dict[str, Any]) -> dict[str, list]:
    if not selecting.deviates(line):
        line["reason"] = ""
        return {}
    if barred := deviating.against(line, line["outcome"]):
        return {f"outcome_{line['entry']}": [barred]}
    if not line["reason"]:
        return {f"reason_{line['entry']}": [_("A result that differs from the tally needs a reason.")]}
    if len(line["reason"]) > REASON_LIMIT:
        return {f"reason_{line['entry']}": [_("At most %(count)d characters.") % {"count": REASON_LIMIT}]}
    return {}


def _hash(lines: list[dict[str, Any]]) -> str:
    text = json.dumps(lines, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _as_read(call: Call, step: str, *, by: Actor, sha256: str) -> None:
    """Hold the call, and see that its list is still the one with the hash; raises NotYours, NotNow, Invalid."""
    locked = lock(call)
    ask(step_of(Call, step), locked, by=by)
    if sha256 and sha256 != selecting.decision_of(locked).sha256:
        raise Invalid({"": [_("The list was prepared anew since you opened it. Read it as it stands now.")]})


def decide(call: Call, *, by: Actor, sha256: str = "") -> Decision:
    """Decide on the list as it was prepared, the one with `sha256` where it is said which was read.

    Raises NotYours for who prepared it, NotNow, Invalid where another list stands now.
    """
    with transaction.atomic():
        _as_read(call, "decide", by=by, sha256=sha256)
        perform(call, "decide", by=by)
        decision = selecting.decision_of(call)
        decision.decided_by_id, decision.decided_at = by.user_id, call.decided_at
        decision.save(update_fields=["decided_by", "decided_at"])
        data = {"number": decision.number, "sha256": decision.sha256}
        ledger.record("competitions.decision.decided", actor=by, matter_id=call.pk, subject=decision, data=data)
    return decision


def send_back(call: Call, *, by: Actor, reason: str) -> None:
    """The list is prepared anew; a decision that was made on it and not published no longer holds."""
    perform(call, "send_back", by=by, reason=reason)


def publish(call: Call, *, by: Actor, sha256: str = "") -> None:
    """Everybody is told at once, in one transaction: each entry takes the step of its outcome, with its letter."""
    with transaction.atomic():
        _as_read(call, "publish", by=by, sha256=sha256)
        at = checked_moment()
        days = call.terms_in_force.whole("objection_days") or 0
        perform(call, "publish", by=by, at=at, objections_until=clocks.objections_until(at, days))
        decision = selecting.decision_of(call)
        entries = {str(one.pk): one for one in call.entries.filter(state__in=ENTERING_JUDGED)}
        for line in decision.lines:
            if (entry := entries.get(line["entry"])) is not None:
                perform(entry, selecting.STEP_OF[line["outcome"]], by=SYSTEM, at=at)


def disqualify(entry: Entry, *, by: Actor, reason: str) -> None:
    """By a decision with reasons; an entry under evaluation leaves the panel, and its open sheets are void."""
    from office.assessment.actions.subjects import take_out

    with transaction.atomic():
        perform(entry, "disqualify", by=by, reason=reason)
        take_out(entry.matter, by=by, reason=reason)


def select_after_objection(entry: Entry, *, by: Actor, reason: str, over: bool = False) -> None:
    """What follows from an objection that two persons upheld: the entry is selected, and the objection says so.

    Raises Invalid where that gives more awards than were announced and `over` does not say that it is meant.
    """
    with transaction.atomic():
        perform(entry, "select_after_objection", by=by, reason=reason)
        if moved.place_after(entry)["over"] and not over:
            raise Invalid({"over": [_("This gives more awards than the call announced. Say that it is meant.")]})
        for objection in entry.objections.filter(state="upheld", consequence=""):
            perform(objection, "conclude", by=SYSTEM, reason=reason)
