"""A view says what it asks; one that says nothing is refused."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from office.access.declare import PUBLIC, Marker
from office.access.errors import NotYours
from office.access.rules import Rule


class Permitted(BasePermission):
    """Asks the declaration of the operation, else that of the view.

    `@declare(PUBLIC | SIGNED_IN | rule)` stands on the class always; on a method of a viewset too, it is about
    that operation alone. A rule that asks nothing of a subject is asked here; one that does is asked of the subject
    by the `*_for(actor)` query, by `perform`, or by :func:`require`.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        needs = declaration(view, request.method)
        if needs is None:
            raise NotYours(f"{type(view).__name__} declares nothing")
        if needs is PUBLIC:
            return True
        actor = request.actor
        if not actor.signed_in:
            return False
        return not _asks_nothing(needs) or needs.holds(actor)

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        needs = declaration(view, request.method)
        return not isinstance(needs, Rule) or needs.holds(request.actor, obj)


def declaration(view: Any, method: str | None = None) -> Rule | Marker | None:
    """What the operation that `view` is about to run declares, else what the view declares."""
    name = getattr(view, "action", None) or (method or "").lower()
    operation = getattr(type(view), name, None) if name else None
    return getattr(operation, "declared", None) or getattr(view, "declared", None)


def require(rule: Rule, request: Request, subject: Any = None) -> None:
    """Raise NotYours unless the request's actor holds `rule` for `subject`."""
    if not rule.holds(request.actor, subject):
        raise NotYours(rule.key)


def _asks_nothing(needs: Rule | Marker) -> bool:
    return isinstance(needs, Rule) and not getattr(needs.who, "needs_subject", True)
