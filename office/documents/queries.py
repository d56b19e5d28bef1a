"""Lists that begin with who asks."""

from typing import Any

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from office.access import Actor, worded
from office.docket.models import Matter
from office.documents import rules
from office.documents.flow import ON_ITS_WAY, WITH_DRAFTER
from office.documents.models import Approval, IssuedDocument, Letter


def letters_for(actor: Actor) -> QuerySet[Letter]:
    """The letters that `actor` may know of, with what a list shows of them."""
    return _with_line(rules.SeeLetter.scope(actor))


def letters_of(matter: Matter, actor: Actor) -> QuerySet[Letter]:
    """Those of one matter: what the page of a case shows."""
    return _with_line(rules.letters_seen_of(matter).scope(actor)).filter(matter=matter)


def _with_line(seen: Q) -> QuerySet[Letter]:
    line = Approval.objects.filter(current=True).select_related("user", "acted_by").order_by("order")
    return (
        Letter.objects.filter(seen)
        .select_related("matter", "matter__organisation", "drafter")
        .prefetch_related(Prefetch("approvals", queryset=line))
    )


def waiting_for(actor: Actor) -> QuerySet[Letter]:
    """What waits for `actor`: drafts and returned letters of one's own, letters to review, letters to approve."""
    return letters_for(actor).filter(
        Q(rules.Draft.scope(actor), state__in=WITH_DRAFTER)
        | Q(rules.Review.scope(actor), state="review")
        | Q(rules.Approve.scope(actor), state="approval")
    )


SHELVES = {
    "draft": lambda actor: Q(rules.Draft.scope(actor), state__in=WITH_DRAFTER),
    "review": lambda actor: Q(rules.Review.scope(actor), state="review"),
    "approve": lambda actor: Q(rules.Approve.scope(actor), state="approval"),
    "way": lambda actor: Q(rules.Draft.scope(actor), state__in=ON_ITS_WAY),
    "done": lambda actor: Q(state__in=["approved", "withdrawn"]),
    "all": lambda actor: Q(),
}


def shelf(actor: Actor, name: str) -> QuerySet[Letter]:
    """One of the lists of letters: mine to draft, to review, to approve, on their way, done, or all."""
    return letters_for(actor).filter(SHELVES[name](actor))


def shelf_counts(actor: Actor) -> dict[str, int]:
    """How many lie on each shelf, in one query."""
    found = Letter.objects.filter(rules.SeeLetter.scope(actor))
    return found.aggregate(
        **{name: Count("pk", filter=condition(actor) or Q(pk__isnull=False)) for name, condition in SHELVES.items()}
    )


def documents_for(actor: Actor) -> QuerySet[IssuedDocument]:
    """The issued documents that `actor` may know of, with when they first arrived."""
    return _with_arrivals(rules.See.scope(actor))


def documents_of(matter: Matter, actor: Actor) -> QuerySet[IssuedDocument]:
    """Those of one matter: what the page of a case shows."""
    kinds = set(_kinds(matter=matter.pk))
    if not kinds:
        return IssuedDocument.objects.none()
    return _with_arrivals(rules.seeing_of(matter, kinds).scope(actor)).filter(matter=matter)


def documents_listed(matter: Matter, actor: Actor) -> list[IssuedDocument]:
    """All of :func:`documents_of`."""
    return list(documents_of(matter, actor))


@worded()
def _kinds(matter: Any) -> QuerySet:
    return IssuedDocument.objects.filter(matter=matter).order_by().values_list("kind", flat=True).distinct()


def _with_arrivals(seen: Q) -> QuerySet[IssuedDocument]:
    return (
        IssuedDocument.objects.filter(seen)
        .select_related("matter", "matter__organisation", "organisation", "user", "issued_by", "supersedes")
        .annotate(placed_at=Min("services__sent_at"), arrived_at=Min("services__arrived_at"))
        .order_by("-issued_at", "-id")
    )


def box_of(actor: Actor) -> QuerySet[IssuedDocument]:
    """What lies in the box of `actor` and the organisations he belongs to, newest first.

    An addressee may know of every document to him (rule `documents.see`): nothing else is asked.
    """
    received = _with_arrivals(rules.Receive.scope(actor)).filter(services__channel="portal")
    return received.annotate(opened_at=Min("services__opened_at"))


def unread_in_box(actor: Actor) -> int:
    """How many letters nobody of the addressee has opened yet."""
    if not actor.signed_in:
        return 0
    return (
        IssuedDocument.objects.filter(rules.Receive.scope(actor), services__channel="portal", services__opened_at=None)
        .distinct()
        .count()
    )
