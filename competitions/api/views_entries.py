"""Entries over the API: the same queries, rules and use cases as the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions.actions import entries, receipts, reuse
from competitions.api import serializers_budget as of_budgets
from competitions.api import serializers_entries as told
from competitions.api.base import TAGS, BelowMixin, ListMixin, said
from competitions.api.filters import EntryFilter
from competitions.api.problems import TooLate
from competitions.budget import MoneyRule, findings, lines_of, sums_of
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call, Entry
from competitions.reporting import report_of
from office.access import SIGNED_IN, Actor, Invalid, NotNow, NotYours, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER, find
from office.forms.queries import answers_of
from office.people.models import Organisation
from office.workflow.api import StepsMixin, documented


@declare(SIGNED_IN)
@documented(Entry, tags=TAGS)
class Entries(BelowMixin, StepsMixin, ListMixin, ApiViewSet):
    """Entries (신청). Answers and files are written through `matters/{number}/answers/` and `…/attachments/`."""

    serializer_class = told.EntrySerializer
    line_class = told.EntryLine
    filterset_class = EntryFilter
    basename = "entries"

    def get_queryset(self) -> QuerySet[Entry]:
        """What the actor may know of."""
        return queries.entries_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.EntryLine(many=True))
    def list(self, request: Request) -> Response:
        """The entries you may know of, newest first; for the office those that were submitted."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=told.NewEntry, responses={201: told.EntrySerializer})
    def create(self, request: Request) -> Response:
        """Open a draft in a call, with answers if you have them already."""
        entry = opened(request.actor, **said(told.NewEntry, request))
        return Response(self.told(self.get_queryset().get(pk=entry.pk)), status=201)

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step. After `submit` and `supply` the answer holds the receipt.

        A submission after the close is refused (409); the attempt is recorded, once however often it is repeated, and
        `receipt` in the problem says where.
        """
        return super().take_step(request, number, step)

    def handle_exception(self, exc: Exception) -> Response:
        """What was refused was undone; the late attempt is recorded by itself, after that."""
        if isinstance(exc, NotNow) and self.kwargs.get("step") == "submit":
            late = receipts.record_late(self.get_object(), by=self.request.actor)
            exc = TooLate(exc.reasons, late) if late else exc
        return super().handle_exception(exc)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.ReportSerializer)
    def report(self, request: Request, number: str) -> Response:
        """Every check of the draft, with the field it is about; for those who enter."""
        found = report_of(self.own())
        return Response(told.ReportSerializer({"ready": not found.blocking, "checks": found.checks}).data)

    @extend_schema(
        tags=TAGS, parameters=[NUMBER], request=of_budgets.BudgetQuestion, responses=of_budgets.BudgetSerializer
    )
    def budget(self, request: Request, number: str) -> Response:
        """What the call's money rule says of a budget, to the won; nothing is saved."""
        rule = money_rule_of(self.own())
        read = lines_of(said(of_budgets.BudgetQuestion, request)["rows"])
        told_of = {
            "findings": findings(read.lines, rule, read.passed_over),
            "sums": of_budgets.told(sums_of(read.lines)),
        }
        return Response(of_budgets.BudgetSerializer(told_of).data)

    def own(self) -> Entry:
        """The entry of the address for those who enter together; raises Unknown, NotYours."""
        entry = self.entry()
        if not rules.OwnEntry.holds(self.request.actor, entry):
            raise NotYours(rules.OwnEntry.key)
        return entry


def money_rule_of(entry: Entry) -> MoneyRule:
    """The rule under which the draft is written; raises NotNow where the call asks for no budget."""
    terms = answers_of(entry.matter, ENTRY_FORM).definition.terms
    if terms.get("money") is None:
        raise NotNow([_("This call asks for no budget.")])
    return MoneyRule.from_terms(terms["money"])


def opened(
    actor: Actor, *, call: str, parts: set[str], lead: Any = None, answers: dict | None = None, source: Any = None
) -> Entry:
    """A new draft; the lead is the only organisation one writes for, unless one is named."""
    if not rules.MayEnter.holds(actor):
        raise NotYours(rules.MayEnter.key)
    wanted = find(queries.calls_for(actor), call, matter="matter")
    entry = begun(actor, wanted, lead_of(actor, wanted, lead), source, tuple(parts))
    if answers:
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=actor, values=answers, revision=revision)
    return entry


def begun(actor: Actor, call: Call, lead: Organisation, source: Any, parts: tuple[str, ...]) -> Entry:
    """Empty, or with parts of an earlier entry of the lead; raises Invalid where there is none with this id."""
    if source is None or call.version is None:
        return entries.create(by=actor, call=call, lead=lead)
    earlier = queries.entries_for(actor).filter(pk=source, lead=lead).first()
    if earlier is None:
        raise Invalid({"source": [_("No entry of the organisation that leads has this id.")]})
    return reuse.create_from(earlier, by=actor, call=call, lead=lead, parts=parts)[0]


def lead_of(actor: Actor, call: Call, wanted: Any) -> Organisation:
    """The organisation that leads; raises Invalid when there is none that can, or several and none is named."""
    mine = queries.own_organisations(actor)
    found = list((mine.filter(pk=wanted) if wanted else mine)[:2])
    if not found:
        raise NotYours("competitions.entry.create")
    if len(found) > 1:
        found = list(queries.leads_for(actor, call)[:2])
    if len(found) != 1:
        raise Invalid({"lead": [_("Name the organisation that leads the entry.")]})
    return found[0]
