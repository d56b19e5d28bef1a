"""The approval line as it is printed."""

from django.utils import timezone

from office.documents.frame import Signature
from office.documents.models import Approval, Letter


def line_of(letter: Letter) -> tuple[Signature, ...]:
    """The boxes of a letter, for a preview with those that are still empty."""
    rows = list(letter.approvals.filter(current=True).select_related("user", "acted_by").order_by("order"))
    if not rows:
        return (Signature("draft", letter.drafter.position, letter.drafter.name),)
    return tuple(_signature(row, delegated=letter.definition.delegated) for row in rows)


def _signature(row: Approval, *, delegated: bool) -> Signature:
    signer = row.acted_by or row.user
    return Signature(
        role=row.role,
        title=row.user.position,
        name=signer.name,
        on=timezone.localdate(row.at) if row.at else None,
        mark=_mark(row, delegated),
    )


def _mark(row: Approval, delegated: bool) -> str:
    """대결 where a deputy decided in somebody's absence, 전결 where the decision is delegated below the head."""
    if row.at is None:
        return ""
    if row.by_deputy:
        return "대결"
    return "전결" if row.role == "approve" and delegated else ""
