"""Who was selected before: the one place that knows it, whoever asks."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.utils import timezone

from competitions.checks import Award
from competitions.models import Entry, PastAward, Programme
from competitions.states import CALLING_TOLD, Entering
from office.people.models import Organisation


def awards_of(
    lead: Organisation,
    partners: Collection[Organisation],
    programmes: Collection[str],
    *,
    entry: Entry | None = None,
) -> list[Award]:
    """What is known of earlier selections of an entry's organisations in these programmes, the newest first.

    Of earlier years it is what was published then; since then, what was published here. With `entry` only what stood
    before the intake of its call closed: a later selection, its own among them, bars nobody who entered before.
    """
    holders = {lead.pk, *(one.pk for one in partners)}
    found = PastAward.objects.standing().filter(organisation__in=holders, call__programme__in=programmes)
    told = [_told(one, lead) for one in found.select_related("call__programme", "organisation")]
    known = {(one.holder, one.programme, one.year) for one in told}
    here = [
        one for one in _here(holders, programmes, lead, entry) if (one.holder, one.programme, one.year) not in known
    ]
    return sorted(told + here, key=lambda one: (-one.year, one.programme, one.holder))


def _here(holders: set, programmes: Collection[str], lead: Organisation, entry: Entry | None) -> Iterator[Award]:
    """Entries that were selected by the results of a call of this system, and not declined."""
    found = Entry.objects.filter(
        lead__in=holders, state=Entering.SELECTED, call__state__in=CALLING_TOLD, call__programme__in=programmes
    )
    if entry is not None:
        found = found.exclude(call=entry.call_id)
        found = found.filter(result_at__lt=entry.call.closes_at) if entry.call.closes_at else found
    for one in found.select_related("call__programme", "lead"):
        yield Award(
            holder=one.lead.label(),
            of_lead=one.lead_id == lead.pk,
            programme=one.call.programme_id,
            year=one.call.year,
            selected_on=timezone.localdate(one.result_at),
            ended_on=None,
            expected_end=_expected_end(one.call.programme, one.call.year),
        )


def _told(award: PastAward, lead: Organisation) -> Award:
    year = award.call.year
    return Award(
        holder=award.organisation.label(),
        of_lead=award.organisation_id == lead.pk,
        programme=award.call.programme_id,
        year=year,
        selected_on=award.call.result_on or dt.date(year, 1, 1),
        ended_on=award.ends_on,
        expected_end=award.ends_on or _expected_end(award.call.programme, year),
    )


def _expected_end(programme: Programme, year: int) -> dt.date | None:
    """The last day of the years a project of the programme takes, counted from the year after the selection."""
    years = programme.terms.get("project_years")
    return dt.date(year + years, 12, 31) if isinstance(years, int) and years else None
