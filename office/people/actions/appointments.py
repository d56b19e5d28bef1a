"""Appointing people to offices, and deputies for their absence."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.people import rules
from office.people.changing import ask, atomically
from office.people.models import Appointment, Membership, Organisation, User
from office.people.programmes import ANY_PROGRAMME

# Offices whose holder may be stood in for; a reviewer's or member's judgement is personal.
DEPUTISED = ("officer", "decision_maker")
_APPOINTING = ("officer", "decision_maker")


@atomically
def appoint(
    user: User,
    *,
    by: Actor,
    role: str,
    programme: str,
    organisation: Organisation | None = None,
    scope: str = "",
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
) -> Appointment:
    """Appoint a person. Nobody appoints oneself, nor for a programme in which one holds no office."""
    ask(rules.APPOINT, by)
    valid_from = valid_from or timezone.now()
    _check_appointer(by, programme)
    _check_person(user, by, organisation)
    _check_days(valid_from, valid_until, "valid_until")
    made = Appointment.objects.create(
        user=user,
        role=role,
        programme=programme,
        organisation=organisation,
        scope=scope,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    _record("made", made, by, user=str(user.pk), role=role, programme=programme, scope=scope)
    return made


def programmes_of(by: Actor) -> frozenset[str] | None:
    """The programmes for which `by` may appoint; None: every one."""
    if by.administrator:
        return None
    return frozenset(post.programme for post in by.posts if post.role in _APPOINTING)


def _check_appointer(by: Actor, programme: str) -> None:
    mine = programmes_of(by)
    if mine is not None and not mine & {programme, ANY_PROGRAMME}:
        raise NotYours("appoints in the programmes of one's own office only")


def _check_person(user: User, by: Actor, organisation: Organisation | None) -> None:
    if user.pk == by.user_id:
        raise Invalid({"email": [_("Nobody appoints oneself.")]})
    if not user.is_active:
        raise Invalid({"email": [_("This account is closed.")]})
    if organisation and not _sits_in(user, organisation):
        raise Invalid({"organisation": [_("This person is not a member of the organisation.")]})


def _sits_in(user: User, organisation: Organisation) -> bool:
    return Membership.objects.filter(user=user, organisation=organisation, state="active").exists()


def _check_days(start: dt.datetime, end: dt.datetime | None, field: str) -> None:
    if end and end <= start:
        raise Invalid({field: [_("The end lies before the beginning.")]})


@atomically
def end(appointment: Appointment, *, by: Actor) -> Appointment:
    """End an office now; who holds it may lay it down, who may appoint may take it."""
    if by.user_id != appointment.user_id:
        ask(rules.APPOINT, by)
        _check_appointer(by, appointment.programme)
    row, now = _locked(appointment), timezone.now()
    if row.valid_from >= now:
        row.delete()
    else:
        row.valid_until = now
        row.save(update_fields=["valid_until"])
    _record("ended", appointment, by, user=str(appointment.user_id), role=appointment.role)
    return row


@atomically
def set_deputy(
    appointment: Appointment,
    *,
    by: Actor,
    deputy: User | None,
    deputy_from: dt.datetime | None = None,
    deputy_until: dt.datetime | None = None,
) -> Appointment:
    """Name who stands in for the holder and when; `deputy=None` ends it. A colleague of the same organisation."""
    ask(rules.SET_DEPUTY, by, appointment)
    row = _locked(appointment)
    if row.role not in DEPUTISED:
        raise NotNow([_("This office is personal: nobody stands in for its holder.")])
    start = (deputy_from or timezone.now()) if deputy else None
    if deputy:
        _check_deputy(row, deputy)
        _check_days(start, deputy_until, "deputy_until")
    row.deputy, row.deputy_from, row.deputy_until = deputy, start, deputy_until if deputy else None
    row.save(update_fields=["deputy", "deputy_from", "deputy_until"])
    _record("deputy_set", row, by, deputy=str(deputy.pk if deputy else ""))
    return row


def _check_deputy(row: Appointment, deputy: User) -> None:
    if deputy.pk == row.user_id:
        raise Invalid({"deputy": [_("Nobody is one's own deputy.")]})
    if not deputy.is_active or (row.organisation and not _sits_in(deputy, row.organisation)):
        raise Invalid({"deputy": [_("The deputy is a member of the same organisation.")]})


def _locked(appointment: Appointment) -> Appointment:
    """The row under lock; NotNow when the office has ended."""
    row = Appointment.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=appointment.pk)
    if row.valid_until and row.valid_until <= timezone.now():
        raise NotNow([_("This appointment has ended.")])
    return row


def _record(what: str, row: Appointment, by: Actor, **data: str) -> None:
    ledger.record(f"people.appointment.{what}", actor=by, subject=row, data=data)
