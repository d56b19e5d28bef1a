"""What is done with a line of the register."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours, Unknown
from office.docket import registry, rules
from office.docket.models import Matter
from office.people.models import Appointment, Membership, User

_told: list[Callable[..., object]] = []


def on_assigned(function: Callable[..., object]) -> Callable[..., object]:
    """Have `function(matter, officer=, before=, event=)` called in the transaction of every assignment."""
    if function not in _told:
        _told.append(function)
    return function


def assign(matter: Matter, *, officer: User | None, by: Actor) -> Matter:
    """Put `officer` in charge (None: nobody).

    Raises Unknown for a matter that is not `by`'s to know, NotYours, and Invalid for somebody who could not
    open the case: charge gives no rights, it presumes them.
    """
    with transaction.atomic():
        row = Matter.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=matter.pk)
        if not registry.may_see(by, row):
            raise Unknown(str(row.pk))
        if not rules.ASSIGN.holds(by, row):
            raise NotYours(rules.ASSIGN.key)
        if officer is not None and not candidates(row).filter(pk=officer.pk).exists():
            raise Invalid({"officer": [_("This person cannot be put in charge of this matter.")]})
        _write(row, officer, by)
    matter.officer = officer
    return row


def _write(row: Matter, officer: User | None, by: Actor) -> None:
    before = row.officer_id
    if before == (officer.pk if officer else None):
        return
    row.officer = officer
    row.save(update_fields=["officer"])
    data = {"officer": str(officer.pk) if officer else None, "before": str(before) if before else None}
    event = ledger.record("docket.matter.assigned", actor=by, matter_id=row.pk, subject=row, data=data)
    for function in _told:
        function(row, officer=officer, before=before, event=event)


def candidates(matter: Matter) -> QuerySet[User]:
    """Who can be put in charge: of a ministry's matter its members, else the officers; and only who may see it."""
    kind = registry.kinds()[matter.kind]
    may_see = kind.see.holders(registry.subject_of(matter))
    if matter.organisation_id and matter.organisation.kind == "ministry":
        seats = Membership.objects.filter(organisation=matter.organisation_id, state="active")
        fits = Q(pk__in=seats.values("user_id"))
    else:
        officers = Appointment.objects.in_force().filter(role="officer")
        fits = Q(pk__in=officers.values("user_id"))
    return User.objects.filter(may_see, fits).order_by("name", "email")
