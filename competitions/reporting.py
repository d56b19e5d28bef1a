"""The report before submission for an entry: its facts gathered from the house, then judged by pure checks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from competitions import checks, passing
from competitions.awards import awards_of
from competitions.checks import Award, Check, EntryFacts, FormSection, Lead, Stage
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Partner, Programme
from competitions.states import ENTERING_ENDED, Entering, Part
from office.access import remembered, worded
from office.attachments.models import Attachment
from office.forms.completeness import papers_of, state_of
from office.forms.freezing import Held, content_of
from office.forms.models import Answers
from office.forms.queries import answers_of

State = Partner.State


@dataclass(frozen=True)
class Report:
    """Every check of an entry as it stands now."""

    checks: list[Check]

    @cached_property
    def blocking(self) -> list[Check]:
        """Those that keep it from being submitted."""
        return checks.blocking(self.checks)

    def count(self, status: str) -> int:
        """How many checks have this status."""
        return sum(one.status == status for one in self.checks)


_judged: ContextVar[tuple[UUID, Report] | None] = ContextVar("judged", default=None)


def report_of(entry: Entry, answers: Answers | None = None) -> Report:
    """The report on the entry's draft; `answers` where they are at hand."""
    return Report(checks.report(facts_of(entry, answers or answers_of(entry.matter, ENTRY_FORM))))


@contextmanager
def judging(entry: Entry, held: Held) -> Iterator[None]:
    """Within this the guards judge what is locked and about to be frozen, and nobody reads it again."""
    report = Report(checks.report(facts_of(entry, held.answers, held.papers, held)))
    token = _judged.set((entry.pk, report))
    try:
        yield
    finally:
        _judged.reset(token)


def judgement_of(entry: Entry) -> Report:
    """What a submission is judged by: what is held, else the draft as it stands."""
    judged = _judged.get()
    if judged and judged[0] == entry.pk:
        return judged[1]
    return remembered(("competitions.report", entry.pk), lambda: report_of(entry))


def report_of_filed(entry: Entry) -> Report:
    """The report on what was submitted, as the staff reads it; raises ValueError before anything was."""
    if (filed := entry.filed) is None:
        raise ValueError("nothing was submitted")
    answers = Answers(
        matter=entry.matter, form_code=filed.form_code, form_version=filed.form_version, data=dict(filed.answers)
    )
    papers: dict[str, list[Attachment]] = defaultdict(list)
    for kept in filed.papers.select_related("attachment"):
        papers[kept.field_code].append(kept.attachment)
    return Report(checks.report(facts_of(entry, answers, dict(papers))))


def facts_of(
    entry: Entry, answers: Answers, papers: dict[str, list[Attachment]] | None = None, held: Held | None = None
) -> EntryFacts:
    """What the checks look at, as plain values."""
    papers = papers_of(answers) if papers is None else papers
    content = held.content if held else content_of(answers, papers)
    definition, consortium = answers.definition, _consortium(entry)
    return EntryFacts(
        terms=definition.terms,
        answers=content["answers"],
        files=content["files"],
        lead=Lead(entry.lead.label(), entry.lead.kind, entry.lead.local_kind, entry.lead.tier),
        today=timezone.localdate(),
        closes_on=_last_day(entry),
        preliminary=_stage(entry, definition.terms),
        awards=_awards(entry, consortium, definition.terms),
        other_entries=_others(entry),
        partners=_partners(consortium),
        errors=(held.state if held else state_of(answers, papers)).errors,
        sections=[
            FormSection(one.code, str(one.label), tuple(f.code for f in one.fields)) for one in definition.sections
        ],
        programmes=_names(definition.terms),
        questions={one.code: str(one.label) for one in definition.fields()},
    )


def _last_day(entry: Entry) -> dt.date | None:
    """The last day on which something can arrive: a close at midnight belongs to the day before."""
    closes_at = entry.call.closes_at
    return timezone.localdate(closes_at - dt.timedelta(microseconds=1)) if closes_at else None


def _stage(entry: Entry, terms: dict) -> Stage | None:
    """The preliminary call of the terms by which the entry is judged."""
    call = passing.named(entry.call, terms.get("preliminary", ""))
    return Stage(call.label(), passing.passed(entry.lead, call)) if call else None


def _names(terms: dict) -> dict[str, str]:
    """The programmes by their names, where the terms speak of any."""
    if not (terms.get("exclusive_with") or terms.get("cooldown")):
        return {}
    return remembered("competitions.programmes", lambda: {one.code: one.label() for one in _programmes()})


@worded()
def _programmes() -> QuerySet:
    return Programme.objects.defer("terms")


def _awards(entry: Entry, consortium: list[Partner], terms: dict) -> list[Award]:
    """Known selections of the lead and its partners, where the call counts the years after them."""
    cooldown = terms.get("cooldown")
    if not cooldown:
        return []
    return awards_of(entry.lead, [one.organisation for one in consortium], cooldown["programmes"], entry=entry)


def _others(entry: Entry) -> list[str]:
    """The programmes of the lead's other entries of that year that were submitted and have not ended."""
    return _submitted(lead=entry.lead_id, year=entry.call.year, but=entry.pk)


@worded()
def _submitted(lead: Any, year: Any, but: Any) -> QuerySet:
    found = Entry.objects.filter(lead=lead, call__year=year).exclude(pk=but)
    found = found.exclude(state__in=(Entering.DRAFT, Entering.WITHDRAWN, *ENTERING_ENDED))
    return found.exclude(call__state="cancelled").values_list("call__programme_id", flat=True)


def _consortium(entry: Entry) -> list[Partner]:
    return _asked_or_joined(entry=entry.pk)


@worded()
def _asked_or_joined(entry: Any) -> QuerySet:
    return Partner.objects.filter(entry=entry, state__in=(State.INVITED, State.JOINED)).select_related("organisation")


def _partners(rows: list[Partner]) -> list[checks.Partner]:
    return [
        checks.Partner(
            name=row.organisation.label(),
            role=str(Part(row.part).label),
            kind=row.organisation.kind,
            local_kind=row.organisation.local_kind,
            accepted=row.state == State.JOINED,
            signed_off=row.signed_at is not None,
        )
        for row in rows
    ]
