"""Every change of people and organisations: one transaction, one lock, one line in the ledger."""

from collections.abc import Callable
from functools import wraps

from django.db import transaction

from office.access import Actor, NotYours, Rule
from office.people.models import Organisation


def atomically(function: Callable) -> Callable:
    """Run the whole action in one transaction."""

    @wraps(function)
    def run(*args, **facts):
        with transaction.atomic():
            return function(*args, **facts)

    return run


def ask(rule: Rule, by: Actor, subject=None) -> None:
    """Raise NotYours unless `by` holds the rule for `subject`."""
    if not rule.holds(by, subject):
        raise NotYours(rule.key)


def locked(row):
    """The row read again under a lock that lasts to the end of the transaction."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def lock_organisation(organisation: Organisation) -> Organisation:
    """Seats are changed one at a time for each organisation, so that the last manager cannot leave twice."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)
