"""The approval line as it is printed."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

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


def picture(letter: Letter) -> list[dict]:
    """The line as a row of steps for the page: who has signed, whose turn it is, who is to come."""
    rows = letter.line
    turn = next((row.role for row in rows if row.at is None), "")
    return [_place(row, turn) for row in rows] or [
        {"status": "current", "label": " ".join([_("Drafted by"), str(letter.drafter)]), "note": ""}
    ]


def _place(row: Approval, turn: str) -> dict:
    review = ("review", "cooperate")
    current = row.at is None and (row.role == turn or (row.role in review and turn in review))
    note = date_format(timezone.localtime(row.at), "Y. n. j. H:i") if row.at else ""
    if row.by_deputy:
        note = _("%(when)s, %(name)s in the place of the absent") % {"when": note, "name": row.acted_by}
    if row.verdict == "returned":
        note = _("returned %(when)s") % {"when": note}
    status = "done" if row.at else ("current" if current else "todo")
    return {"status": status, "label": f"{row.get_role_display()} {row.user}", "note": note}
