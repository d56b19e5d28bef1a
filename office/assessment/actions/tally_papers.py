"""The papers of a result are issued: on the panel's matter, by the panel, the older one marked as replaced."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, NotNow, NotYours, Unknown
from office.assessment import rules_tally as rules
from office.assessment.actions.sheet_papers import method_of
from office.assessment.documents.sheets import ENTRY_SHEETS
from office.assessment.documents.tally import MINUTES_SHEET, OPINION_SHEET, TALLY_SHEET
from office.assessment.models import Panel, Round, StoredTally
from office.assessment.states import Holding
from office.assessment.tallying import papers
from office.assessment.tallying.entry_sheets import entries_of
from office.documents import issuing
from office.documents.models import DocumentState, IssuedDocument
from office.documents.registry import DocumentKind, Outgoing


def issue_sheet(tally: StoredTally, *, by: Actor) -> IssuedDocument:
    """집계표 with the signatures that stand under it. Raises NotYours; NotNow while a tie is open."""
    _mine(by, tally.panel)
    if tally.blocked:
        raise NotNow([_("A tie is not settled: there is no result to issue yet.")])
    title = f"{tally.round.rules.label.ko if tally.round.rules.label else tally.round.code} 집계표 (제{tally.number}차)"
    return _issue(TALLY_SHEET, tally.panel, papers.sheet_of(tally), title, by)


def issue(panel: Panel, kind: str, *, by: Actor) -> list[IssuedDocument]:
    """`minutes`, or `opinions`: one for each entry that has an opinion. Raises NotYours, NotNow, Unknown."""
    _mine(by, panel)
    if kind == "minutes":
        return [_issue(MINUTES_SHEET, panel, papers.minutes_of(panel, _newest(panel)), "평가위원회 회의록", by)]
    if kind != "opinions":
        raise Unknown(kind)
    newest = _newest(panel)
    results = {one["application"]: one for one in newest.result["applications"]} if newest else {}
    found = panel.subjects.filter(opinion__isnull=False).select_related(
        "opinion", "organisation", "panel__matter__parent"
    )
    if not found:
        raise NotNow([_("No opinion is written yet.")])
    with transaction.atomic():
        return [
            _issue(
                OPINION_SHEET, panel, papers.opinion_of(one, results.get(one.code)), f"종합평가의견서 {one.code}", by
            )
            for one in found
        ]


def issue_entries(round_: Round, *, by: Actor, entry: str = "") -> list[IssuedDocument]:
    """평가표 of all members, one paper for each entry of a locked round, or for the one of that code.

    Raises NotYours; NotNow before the lock; Unknown for an entry without a sheet.
    """
    _mine(by, round_.panel)
    if round_.state != Holding.LOCKED:
        raise NotNow([_("The round is not locked: nobody knows the others' scores yet.")])
    subjects = round_.panel.subjects.select_related("organisation").order_by("position")
    subjects = subjects.filter(code=entry) if entry else subjects
    with transaction.atomic():
        found = [
            _issue(ENTRY_SHEETS, round_.panel, facts, f"{facts.round} 평가표 {one.code}", by)
            for one, facts in entries_of(round_, subjects, method_of(round_))
        ]
    if not found:
        raise Unknown(entry)
    return found


def _newest(panel: Panel) -> StoredTally | None:
    return panel.tallies.select_related("round", "panel__matter__parent").order_by("number").last()


def _mine(by: Actor, panel: Panel) -> None:
    if not rules.IssuePapers.holds(by, panel):
        raise NotYours(rules.IssuePapers.key)


def _issue(kind: DocumentKind, panel: Panel, facts: Any, title: str, by: Actor) -> IssuedDocument:
    """The panel issues it, nobody in person: whoever issued a document may read it for good, recused or not."""
    with transaction.atomic():
        event = ledger.record("assessment.paper_issued", actor=by, matter_id=panel.pk, subject=panel,
                              data={"kind": kind.key})  # fmt: skip
        IssuedDocument.objects.filter(
            matter=panel.matter_id, kind=kind.key, title=title, state__in=[DocumentState.ISSUED, DocumentState.RENDERED]
        ).update(state=DocumentState.SUPERSEDED)
        out = Outgoing(facts=facts, subject=title)
        return issuing.issue(kind, out, matter=panel.matter, subject=panel, by=SYSTEM, event=event)
