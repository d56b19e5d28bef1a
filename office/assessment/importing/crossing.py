"""What can be wrong between two cells of a row, and between a row and what is stored."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from office.assessment.actions.pool_consent import wrong_consent
from office.assessment.actions.pool_history import not_begun, not_yet, out_of_order

Faults = Iterator[tuple[str, str]]


def days_faults(values: dict[str, Any], stored: dict | None) -> Faults:
    """An employment or a work that ends before it begins."""
    began, ended = (values.get(name, stored and stored[name]) for name in ("began_on", "ended_on"))
    if out_of_order(began, ended):
        yield "ended_on" if "ended_on" in values else "began_on", _("The end is before the beginning.")


def begun_faults(values: dict[str, Any], stored: dict | None) -> Faults:
    """An employment that is still to come."""
    if "began_on" in values and not_begun(values["began_on"]):
        yield "began_on", not_yet()


def consent_faults(values: dict[str, Any], stored: dict | None) -> Faults:
    """Days of a consent that could not be; one that was withdrawn does not come back with an old list."""
    if "consent_on" not in values and "consent_until" not in values:
        return
    given, until = (values.get(name, stored and stored[name]) for name in ("consent_on", "consent_until"))
    if stored and (given, until) == (stored["consent_on"], stored["consent_until"]):
        return
    yield from _missing(given, until)
    if given and until:
        yield from ((key, lines[0]) for key, lines in wrong_consent(given, until).items())
    withdrawn = stored["withdrawn_on"] if stored else None
    if given and withdrawn and given <= withdrawn:
        said = _("The consent was withdrawn on %(day)s; a new one is later.")
        yield "consent_on", said % {"day": withdrawn.isoformat()}


def _missing(given: dt.date | None, until: dt.date | None) -> Faults:
    if given is None:
        yield "consent_on", _("Say when the consent was given.")
    if until is None:
        yield "consent_until", _("Say until when the consent holds.")
