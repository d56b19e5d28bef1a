"""The list as it is read before something is done with it: what it gives, what it rests on, whom it will tell."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from competitions import changes, clocks, deviating, selecting
from competitions import queries_selection as found_in
from competitions.models import Call
from competitions.states import CALLING_TOLD
from office.access import Actor
from office.assessment.models import StoredTally
from office.assessment.queries.tally import tallies_for
from office.assessment.rulesets import RuleSet
from office.workflow.arrival import moment


def list_of(call: Call, actor: Actor) -> dict[str, Any]:
    """The list with the awards of each group and the tally that it was made from."""
    found = found_in.result_of(call, actor)
    tally = found["tally"]
    rules = RuleSet.from_json(tally.panel.rules) if tally else None
    told = call.state in CALLING_TOLD  # from then on what counts is what stands
    lines = selecting.as_it_stands(call, found["lines"]) if told else found["lines"]
    return found | {
        "quotas": deviating.quotas(call, rules, lines) if rules else [],
        "free": changes.free_places(call) if told else [],
        "changes": changes.changes_of(call) if told else [],
        "tally_url": tally_url(tally, actor),
    }


def tally_url(tally: StoredTally | None, actor: Actor) -> str:
    """Where the tally is read; empty for whoever may not."""
    known = tally is not None and tallies_for(actor).filter(pk=tally.pk).exists()
    return reverse("assessment:tally", args=[tally.pk]) if known else ""


def before_publishing(call: Call, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """What the publication does at once, and until when it can be objected to if it is made today."""
    days = call.terms_in_force.whole("objection_days") or 0
    last = clocks.objections_until(moment(), days) - dt.timedelta(microseconds=1)
    told = [line["subject"] for line in lines if line["subject"] is not None]
    return {"letters_out": len(told), "objection_days": days, "objections_last": timezone.localdate(last)}


def before_preparing(call: Call, actor: Actor, tally: StoredTally | None) -> dict[str, Any]:
    """Why the last list came back and what was noted with it; the tally beside which this one is made."""
    return {
        "prepares": True,
        "call": call,
        "tally": tally,
        "tally_url": tally_url(tally, actor),
        "sent_back": call.back_reason if call.state not in CALLING_TOLD else "",
    }
