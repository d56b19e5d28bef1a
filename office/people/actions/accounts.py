"""One's own account and one's own tokens."""

import datetime as dt

from office import ledger
from office.access import Actor
from office.people import queries, rules
from office.people.changing import ask, atomically
from office.people.models import ApiToken, User

PROFILE = ("name", "phone", "position", "language")


@atomically
def edit_profile(user: User, *, by: Actor, **facts: str) -> User:
    """Change name, telephone, position and language; the ledger keeps which, not what."""
    ask(rules.OWN_ACCOUNT, by, user)
    changed = sorted(name for name in PROFILE if name in facts and getattr(user, name) != facts[name])
    for name in changed:
        setattr(user, name, facts[name])
    if changed:
        user.save(update_fields=changed)
        ledger.record("people.account.edited", actor=by, subject=user, data={"fields": changed})
    return user


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
