"""Parts of rules that keep a person out of what is decided about that very person."""

from django.db.models import Model, Q

from office.access import Actor, Who
from office.access.rules import EVERYBODY, follow


class NotTheirs(Who):
    """Everybody but the reviewer who holds the seat at `path`: who is challenged takes no part in the ruling."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def holds(self, actor: Actor, subject: Model) -> bool:
        seat = follow(subject, self.path.split("__")) if self.path else subject
        return not actor.signed_in or seat.reviewer.user_id != actor.user_id

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return EVERYBODY
        start = f"{self.path}__" if self.path else ""
        return Q(**{f"{start}reviewer__user__isnull": True}) | ~Q(**{f"{start}reviewer__user": actor.user_id})

    def holders(self, subject: Model) -> Q:
        seat = follow(subject, self.path.split("__")) if self.path else subject
        return ~Q(pk=seat.reviewer.user_id) if seat.reviewer.user_id else EVERYBODY
