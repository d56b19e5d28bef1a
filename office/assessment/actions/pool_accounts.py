"""Which account a profile belongs to: the one that has verified its address, and no other."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, NotNow
from office.assessment import rules_pool
from office.assessment.actions.pool import allowed, locked, save
from office.assessment.models import Reviewer
from office.assessment.queries_pool import account_for, profiles_awaiting
from office.assessment.retention import needed


def link(reviewer: Reviewer, *, by: Actor) -> Reviewer:
    """Link the profile with the account that has verified its address: no other account can have it."""
    allowed(rules_pool.ManagePool, by, None)
    with transaction.atomic():
        row = locked(reviewer, by)
        user = account_for(row)
        if row.user_id or user is None:
            raise NotNow([_("No account has verified this address yet. The link is made when its person signs in.")])
        _tie(row, user, by)
    return row


def unlink(reviewer: Reviewer, *, by: Actor) -> Reviewer:
    """Take the link with the account away; not while a panel needs the person."""
    allowed(rules_pool.ManagePool, by, None)
    with transaction.atomic():
        row = locked(reviewer, by)
        if needed([row.pk]):
            raise NotNow([_("The person sits on a panel that is not finished.")])
        row.user = None
        save(row)
        ledger.record("assessment.reviewer.unlinked", actor=by, subject=row)
    return row


def _tie(reviewer: Reviewer, user: Any, by: Actor) -> None:
    reviewer.user = user
    save(reviewer)
    ledger.record("assessment.reviewer.linked", actor=by, subject=reviewer, data={"user": str(user.pk)})


def link_at_sign_in(user: Any) -> Reviewer | None:
    """Link the profile that waits for one of the person's verified addresses; None where there is none."""
    if not profiles_awaiting(user).exists():  # nearly everybody who signs in: one question is enough
        return None
    with transaction.atomic():
        row = profiles_awaiting(user).select_for_update(of=("self",), skip_locked=True).first()
        if row is not None:
            _tie(row, user, SYSTEM)
    return row
