"""One's own account and one's own tokens."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from office import ledger
from office.access import Actor
from office.people import queries, rules
from office.people.changing import ask, atomically
from office.people.models import ApiToken, Membership, User

PROFILE = ("name", "phone", "position", "language")


@atomically
def edit_profile(user: User, *, by: Actor, departments: Mapping[UUID, str] | None = None, **facts: str) -> User:
    """Change name, telephone, position, language, and where one works by seat; the ledger keeps which, not what."""
    ask(rules.OWN_ACCOUNT, by, user)
    changed = sorted(name for name in PROFILE if name in facts and getattr(user, name) != facts[name])
    for name in changed:
        setattr(user, name, facts[name])
    if changed:
        user.save(update_fields=changed)
    if _settle(user, departments or {}):
        changed.append("department")
    if changed:
        ledger.record("people.account.edited", actor=by, subject=user, data={"fields": changed})
    return user


def _settle(user: User, departments: Mapping[UUID, str]) -> bool:
    """The departments of one's own seats that last."""
    seats = Membership.objects.select_for_update().filter(user=user, state="active", pk__in=departments)
    moved = [seat for seat in seats if seat.department != departments[seat.pk]]
    for seat in moved:
        seat.department = departments[seat.pk]
    Membership.objects.bulk_update(moved, ["department"])
    return bool(moved)


@atomically
def make_token(*, by: Actor, name: str, days: int) -> tuple[ApiToken, str]:
    """Make a bearer token for oneself; the secret is returned once and kept nowhere."""
    user = queries.account_of(by)
    token, secret = ApiToken.objects.create(user=user, expiry=dt.timedelta(days=days), name=name)
    ledger.record("people.token.made", actor=by, subject=user, data={"token": token.token_key[-6:], "days": days})
    return token, secret


@atomically
def revoke_token(token: ApiToken, *, by: Actor) -> None:
    """Make a token worthless at once; raises NotYours for another person's."""
    ask(rules.OWN_ACCOUNT, by, token.user)
    ledger.record("people.token.revoked", actor=by, subject=token.user, data={"token": token.token_key[-6:]})
    token.delete()
