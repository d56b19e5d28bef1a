"""Words for organisations and offices on pages."""

import datetime as dt

from django import template
from django.utils import timezone

from office.people import programmes
from office.people.actions.appointments import DEPUTISED
from office.people.brn import format_brn
from office.people.models import Appointment, Organisation
from office.people.views.directory import DATED_KINDS

register = template.Library()
register.filter("brn", format_brn)


@register.filter
def full_name(organisation: Organisation) -> str:
    """A basic local government with the metropolitan one before it: there are six 중구."""
    own = organisation.label()
    return f"{organisation.parent.label()} {own}" if organisation.parent_id else own


@register.filter
def programme(appointment: Appointment) -> str:
    """The programme's name."""
    return programmes.label_of(appointment.programme)


@register.filter
def is_deputised(appointment: Appointment) -> bool:
    """Whether somebody may stand in for the holder."""
    return appointment.role in DEPUTISED


@register.filter
def is_dated(organisation: Organisation) -> bool:
    """Whether staff keep its days and names."""
    return organisation.kind in DATED_KINDS


@register.filter
def last_day(appointment: Appointment) -> dt.date | None:
    """The last day of an office: the end is the first moment after it."""
    return _day_before(appointment.valid_until)


@register.filter
def deputy_last_day(appointment: Appointment) -> dt.date | None:
    """The last day of a deputy."""
    return _day_before(appointment.deputy_until)


def _day_before(end: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(end - dt.timedelta(microseconds=1)) if end else None
