"""The results of a call: for those in charge the list, its decision and every letter beforehand; then for everybody."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competitions import queries, rules, scores, selecting
from competitions import queries_selection as found_in
from competitions.documents import selection as papers
from competitions.models import Call
from competitions.states import CALLING_TOLD
from competitions.views.calls import deciding
from office.access import PUBLIC, SIGNED_IN, Actor, NotYours, Unknown, declare
from office.assessment.tallying.files import stored_files
from office.assessment.tallying.zipping import zipped
from office.documents import issuing, printing
from office.documents.registry import Outgoing
from office.workflow.arrival import moment

STEPS = (
    "tell_round",
    "prepare_decision",
    "send_back",
    "withdraw_list",
    "decide",
    "publish",
    "finish",
    "correct_notice",
)


def _of_the_staff(actor: Actor, pk: UUID) -> Call:
    """The call for those in charge and for auditors; for everybody else its results are not there."""
    call = queries.calls_for(actor).filter(pk=pk).first()
    if call is None:
        raise Unknown
    if not rules.WorkOnCall.holds(actor, call):
        raise NotYours(rules.WorkOnCall.key)
    return call


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list with what differs from the tally, who prepared and who decided, the letters, the objections."""
    from competitions.views.calls.anatomy import title_of

    call = _of_the_staff(request.actor, pk)
    context = {
        "call": call,
        "title": title_of(call),
        "state": call.state_label(request.actor),
        "embargo": call.embargo_until(),
        "embargo_over": (until := call.embargo_until()) is not None and moment() >= until,
        "published_notice": found_in.published_notice(call),
        "told": call.state in CALLING_TOLD,
        "steps": sorted(_steps(call, request.actor), key=lambda step: step.quiet),
        "objections": list(found_in.objections_for(request.actor).filter(entry__call=call).order_by("-received_at")),
        "publication": call.terms_in_force.text("publication"),
        **deciding.list_of(call, request.actor),
    }
    return render(request, "competitions/call/result.html", context)


def _steps(call: Call, actor: Actor) -> list:
    from competitions.views.calls.anatomy import steps_of_page

    return [step for step in steps_of_page(call, actor) if step.name in STEPS]


@declare(SIGNED_IN)
@require_safe
def letter(request: HttpRequest, pk: UUID, entry: UUID) -> HttpResponse:
    """The letter of one entry as it would go out, marked as a draft on every page."""
    call = _of_the_staff(request.actor, pk)
    decision = selecting.decision_of(call)
    line = next((one for one in decision.lines if one["entry"] == str(entry)), None) if decision else None
    subject = queries.entries_of_call(call, request.actor).filter(pk=entry).first()
    if line is None or subject is None:
        raise Unknown
    outcome = selecting.NOT_SELECTED if line["outcome"] == selecting.BELOW else line["outcome"]
    issued = found_in.letters_of(call, request.actor).get(str(entry))
    if issued is not None:
        return redirect(issued.get_absolute_url())  # what was sent is shown, not what would be written today
    facts = papers.letter_of(subject, outcome, line=line)
    out = Outgoing(facts=facts, subject="선정결과 통보서", organisation=subject.lead, recipient=subject.lead.name_ko)
    return _draft(papers.LETTER_KIND, out, subject)


@declare(SIGNED_IN)
@require_safe
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The public notice as it would be published, marked as a draft."""
    call = _of_the_staff(request.actor, pk)
    if selecting.decision_of(call) is None:
        raise Unknown
    if (issued := found_in.published_notice(call)) is not None:
        return redirect(issued.get_absolute_url())
    facts = papers.notice_of(call)
    return _draft(papers.NOTICE_KIND, Outgoing(facts=facts, subject=f"{facts.title} 선정결과 공고"[:300]), call)


def _draft(kind: Any, out: Outgoing, subject: Any) -> HttpResponse:
    frame = issuing.frame_for(kind, out, kind.letterhead(subject), line=())
    answer = HttpResponse(
        printing.preview(kind, frame, out.facts, created=timezone.now()).pdf, content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{subject.matter.reference}-draft.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@declare(PUBLIC)
@require_safe
def files(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """What the published result is computed from, members under pseudonyms: where the call tells all scores."""
    call = queries.public_calls().filter(pk=pk).first()
    if call is None or call.state not in CALLING_TOLD or scores.policy_of(call) not in scores.ALL_SCORES:
        raise Unknown
    tally = selecting.decision_of(call).tally
    answer = StreamingHttpResponse(zipped(stored_files(tally.panel, tally.inputs)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{call.matter.number}-scores.zip"'
    return answer
