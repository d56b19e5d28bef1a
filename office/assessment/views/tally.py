"""The tallies of a panel, a tally with its ranks, and the worked example of each rank."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from office.access import SIGNED_IN, Actor, declare
from office.assessment import registry
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_asked
from office.assessment.actions.tally_signing import against_signing
from office.assessment.documents.tally import KINDS, KINDS_OF_ENTRIES
from office.assessment.models import Panel, StoredTally
from office.assessment.queries import tally as found_in
from office.assessment.queries.finding import named_like
from office.assessment.states import Holding
from office.assessment.tallying import standing_against
from office.assessment.tallying.explaining import proofs_of, worked
from office.assessment.tallying.neighbours import around
from office.assessment.tallying.rows import counted_since, grouped, out_since, rows_at
from office.assessment.views.finding_tally import get_panel, get_round, get_tallied_subject, get_tally
from office.documents.models import DocumentState
from office.documents.queries import documents_of
from office.documents.registry import label_of

PER_PAGE = 50


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Round by round: what stands in the way, what was tallied, and everything that goes with it."""
    panel, actor = get_panel(request.actor, pk), request.actor
    tallies = list(found_in.tallies_for(actor).filter(panel=panel.pk).defer("inputs", "result").order_by("-number"))
    rounds = _rounds(panel, actor, tallies)
    context = {
        "panel": panel,
        "rounds": rounds,
        "exports": rules.ExportPanel.holds(actor, panel),
        "names": rules.NamePanel.holds(actor, panel),
        "adjusts": rules.AdjustPanel.holds(actor, panel),
        "issues": rules.IssuePapers.holds(actor, panel) and any(one["locked"] for one in rounds),
        **_papers(panel, actor),
    }
    return render(request, "assessment/tally/list.html", context)


def _papers(panel: Panel, actor: Actor) -> dict[str, Any]:
    """Tally sheets and minutes, each older one marked; what there is for each entry only as it is in force."""
    found = documents_of(panel.matter, actor).filter(kind__in=KINDS).defer("facts")
    found = list(found.exclude(kind__in=KINDS_OF_ENTRIES, state=DocumentState.SUPERSEDED))
    of_entries = [one for one in found if one.kind in KINDS_OF_ENTRIES]
    grouped = {kind: sorted((one for one in of_entries if one.kind == kind), key=lambda one: one.title)
               for kind in KINDS_OF_ENTRIES}  # fmt: skip
    return {
        "papers": [one for one in found if one.kind not in KINDS_OF_ENTRIES],
        "of_entries": [(label_of(kind), papers) for kind, papers in grouped.items() if papers],
    }


def _rounds(panel: Panel, actor: Actor, tallies: list[StoredTally]) -> list[dict[str, Any]]:
    found, jobs, others = [], tally_asked.asked(panel, actor), tally_asked.others_at_it(panel, actor)
    for round_ in panel.rounds.order_by("position"):
        round_.panel = panel
        mine = rules.TallyRound.holds(actor, round_)
        found.append({
            "round": round_, "name": round_.rules.name, "locked": round_.state == Holding.LOCKED, "mine": mine,
            "tallies": [one for one in tallies if one.round_id == round_.pk],
            "reasons": standing_against.reasons(round_) if mine else [],
            "job": jobs.get(str(round_.pk)) if mine else None,
            "others": mine and str(round_.pk) in others,
        })  # fmt: skip
    return found


@declare(SIGNED_IN)
@require_POST
def compute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tally a locked round, and go to what came out; a worker's is followed on the page of the tallies."""
    round_ = get_round(request.actor, pk)
    made = tally_asked.tally_or_ask(round_, by=request.actor)
    if isinstance(made, StoredTally):
        messages.success(request, _("The round is tallied."))
        return redirect("assessment:tally", pk=made.pk)
    return redirect("assessment:tallies", pk=round_.panel_id)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ranks, scores, outcomes; who has signed; what is still open."""
    tally, actor = get_tally(request.actor, pk), request.actor
    newer = found_in.tallies_for(actor).filter(round=tally.round_id, number__gt=tally.number).order_by("-number")
    signatures = found_in.signatures_of(tally)
    signs = rules.SignTally.holds(actor, tally)
    mine = next((one for one in signatures if one.seat.reviewer.user_id == actor.user_id), None)
    judged, asked = tally.panel.rule_set, request.GET.get("q", "").strip()
    places = found_in.places_of(tally)
    places = places.order_by("data__group", "place") if grouped(tally) else places
    places = named_like(places, asked, path="subject__")
    shown = Paginator(places, PER_PAGE).get_page(request.GET.get("page"))
    tally.round.panel = tally.panel  # its rules are read once
    context = {
        "tally": tally,
        "panel": tally.panel,
        "round_name": tally.round.rules.name,
        "page": shown,
        "asked": asked,
        "rows": rows_at(tally, shown.object_list),
        "rounds": judged.rounds,
        "grouped": grouped(tally),
        "banded": tally.final and bool(judged.bands),
        "ties": found_in.ties_in(tally),
        "settles": rules.SettleTies.holds(actor, tally.panel),
        "newer": newer.values("pk", "number").first(),
        "out": list(out_since(tally)),
        "counted": counted_since(tally),
        "over": registry.over(tally.panel.matter.parent),
        "signatures": signatures,
        "missing": found_in.unsigned(tally),
        "kept": [one for one in found_in.members_of(tally.panel) if one.kept],
        "may_sign": signs and mine is None and not against_signing(tally),
        "mine": mine,
        "exports": rules.ExportPanel.holds(actor, tally.panel),
        "issues": rules.IssuePapers.holds(actor, tally.panel) and not tally.blocked,
    }
    return render(request, "assessment/tally/page.html", context)


@declare(SIGNED_IN)
@require_safe
def entry(request: HttpRequest, pk: UUID, subject: UUID) -> HttpResponse:
    """The way from the sheets to this entry's rank, number by number."""
    tally = get_tally(request.actor, pk)
    one = get_tallied_subject(request.actor, tally, subject)
    place = found_in.places_of(tally).filter(subject=one.pk).first()
    if place is None:
        return redirect("assessment:tally", pk=tally.pk)
    near, data = around(tally, place), place.data
    context = {
        "tally": tally,
        "panel": tally.panel,
        "row": rows_at(tally, [place])[0],
        "parts": worked(tally.panel.rule_set, data, proofs_of(found_in.adjusted_in(tally), one.code), near),
        "lots": found_in.lots_on(tally, data),
        "grouped": grouped(tally),
        "hashes": _hashes(tally, data),
        "before": near.before and near.before.subject,
        "after": near.after and near.after.subject,
    }
    return render(request, "assessment/tally/entry.html", context)


def _hashes(tally: StoredTally, data: dict[str, Any]) -> list[dict[str, str]]:
    """The sheets of an entry round by round; those that do not count stand after the others, with the reason."""
    found = []
    for judged in tally.panel.rule_set.rounds:
        score = data["rounds"].get(judged.code, {"totals": [], "removed": []})
        rows = [(one["reviewer"], one["given"], one["sheet_sha256"], score["dropped_why"].get(one["reviewer"], ""))
                for one in score["totals"]]  # fmt: skip
        rows += [(one["reviewer"], one["total"], "", one["why"]) for one in score["removed"]]
        found += [{"round": judged.name, "who": who, "total": total, "sha256": sha256, "use": use}
                  for who, total, sha256, use in rows]  # fmt: skip
    return found
