"""The steps of an entry."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from competitions import queries
from competitions import queries_entries as found_in
from competitions.actions import receipts
from competitions.models import Entry, Receipt
from competitions.promoting import before_promoting
from competitions.queries_selection import declined_before
from competitions.reporting import report_of, report_of_filed
from competitions.states import ENTERING_BEFORE_CLOSE
from competitions.striking import before_selecting, before_striking
from competitions.views.entries.checks import groups_of, summary_of
from competitions.views.entries.countdown import countdown_of
from competitions.views.entries.finding import entry_for
from competitions.views.entries.moments import exact
from competitions.views.entries.receipts import before_of
from competitions.views.entries.sending import named
from office.access import SIGNED_IN, Actor, declare
from office.workflow.pages import StepPage
from office.workflow.steps import Step

SENDING = ("submit", "supply")
CONFIRMING = ("confirm_eligible", "confirm_ineligible", "refuse_proposal", "refuse_supplemented")
STRIKING = ("propose_strike", "confirm_strike", "drop_strike")
JUDGING = ("request_supplement", "propose", *CONFIRMING, "go_on", "disqualify")


@declare(SIGNED_IN)
class EntryStep(StepPage):
    """A step of an entry: a submission ends at its receipt, one that comes too late at a receipt as well."""

    template = "competitions/entry/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.entries_for(actor)

    def subject(self, actor: Actor, pk: UUID) -> Entry | None:
        """One of them."""
        return entry_for(actor, pk)

    def address(self, subject: Any) -> str:
        """The entry's page."""
        return reverse("competitions:entry", args=[subject.pk])

    def about(self, subject: Any, step: Step) -> dict[str, Any]:
        """The report before a submission; what was submitted, with its checks, before a judgement."""
        if step.name in SENDING:
            beside = f"competitions/entry/_{step.name}.html"
            return {"step": named(step, subject), "beside": beside, **_before_sending(subject)}
        if step.name in JUDGING and subject.filed is not None:
            return {"beside": "competitions/entry/_judging.html", **self._before_judging(subject, step)}
        if step.name in STRIKING:
            return {"beside": "competitions/entry/_strike.html", **before_striking(subject, step.name)}
        if step.name == "select_after_objection":
            return {"beside": "competitions/entry/_after_objection.html", **before_selecting(subject)}
        if step.name == "promote":
            return {"beside": "competitions/entry/_promote.html", "promoting": before_promoting(subject)}
        return {}

    def _before_judging(self, entry: Entry, step: Step) -> dict[str, Any]:
        report = report_of_filed(entry)
        return {
            "filed": entry.filed,
            "counts": summary_of(report),
            "groups": groups_of(entry, report, linked=False),
            "confirming": step.name in CONFIRMING,
            "declined": list(declined_before(entry)),
            "code_sections": found_in.questions_of(entry) if step.name == "request_supplement" else [],
        }

    def _page(
        self, request: HttpRequest, subject: Any, step: Step, form: Any, *, reasons: list = (), status: int = 200
    ) -> HttpResponse:
        """An attempt to submit after the close is told so exactly, and receipted, a repeated one once."""
        refused = request.method == "POST" and status == 409 and step.name == "submit"
        attempt = refused and subject.state in ENTERING_BEFORE_CLOSE
        if attempt and (late := receipts.record_late(subject, by=request.actor)) is not None:
            return _late(request, subject, late)
        return super()._page(request, subject, step, form, reasons=reasons, status=status)

    def _on(self, request: HttpRequest, step: Step, outcome: Any) -> HttpResponse:
        """To the receipt, after what has one."""
        if step.name in SENDING:
            return redirect("competitions:receipt", pk=outcome.result.pk)
        if step.name == "discard":
            messages.success(request, _("The draft is discarded."))
            return redirect("competitions:entry-list")
        return super()._on(request, step, outcome)


def _before_sending(entry: Entry) -> dict[str, Any]:
    return {
        "counts": summary_of(report_of(entry)),
        "countdown": countdown_of(entry),
        "untouched": entry.filed is not None and entry.unchanged_since_filed(),
        "filed": entry.filed,
    }


def _late(request: HttpRequest, entry: Entry, late: Receipt) -> HttpResponse:
    context = {
        "entry": entry,
        "receipt": late,
        "arrived": exact(late.arrived_at),
        "closed": exact(late.closes_at),
        "before": before_of(late),
    }
    return render(request, "competitions/entry/late.html", context, status=409)
