"""Who was selected before: the one place that knows it, whoever asks."""

import datetime as dt
from collections.abc import Collection

from competitions.checks import Award
from competitions.models import PastAward, Programme
from office.people.models import Organisation


def awards_of(lead: Organisation, partners: Collection[Organisation], programmes: Collection[str]) -> list[Award]:
    """What is known of earlier selections of an entry's organisations in these programmes, the newest first.

    Of earlier years it is what was published then. Selections made here are told by the same query once there are
    any: nobody else may look for awards.
    """
    found = PastAward.objects.standing().filter(
        organisation__in={lead.pk, *(one.pk for one in partners)}, call__programme__in=programmes
    )
    found = found.select_related("call__programme", "organisation").order_by("-call__year", "call__programme", "pk")
    return [_told(one, lead) for one in found]


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
