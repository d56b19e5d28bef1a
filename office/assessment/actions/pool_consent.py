"""Consent: how long a profile may be kept, and its end."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Invalid
from office.assessment.models import Reviewer

# No law fixes how long a consent may last; it is asked for again at least every five years.
LONGEST_YEARS = 5
SEOUL = ZoneInfo("Asia/Seoul")


def write_consent(row: Reviewer, consent_on: dt.date | None, consent_until: dt.date | None) -> None:
    """Put the consent with its end in; a new one takes the place of one that was withdrawn. Raises Invalid."""
    if wrong := wrong_consent(consent_on, consent_until):
        raise Invalid(wrong)
    today = timezone.localdate()
    noon = dt.datetime.combine(consent_on or today, dt.time(12), SEOUL)
    row.consent_at = timezone.now() if consent_on in (None, today) else noon
    row.consent_until, row.withdrawn_at = consent_until, None


def wrong_consent(given_on: dt.date | None, until: dt.date | None) -> dict[str, list[str]]:
    """What is wrong with the days of a consent, by field."""
    today = timezone.localdate()
    if given_on and given_on > today:
        return {"consent_on": [_("A consent cannot be given in the future.")]}
    if until is None:
        return {"consent_until": [_("Say until when the consent holds.")]}
    start = given_on or today
    if until < start:
        return {"consent_until": [_("The consent would end before it was given.")]}
    if until < today:
        return {"consent_until": [_("This consent has ended already.")]}
    if until > _years_after(start, LONGEST_YEARS):
        return {"consent_until": [_("A consent lasts five years at most; it can be renewed.")]}
    return {}


def _years_after(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
