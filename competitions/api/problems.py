"""A late attempt as a problem: refused, and the receipt that proves when it came."""

from django.urls import reverse

from competitions.models import Receipt
from office.access import NotNow
from office.api.kinds import KINDS
from office.api.problems import Problem, explain


class TooLate(NotNow):
    """The submission came after the close; the attempt was recorded."""

    def __init__(self, reasons: list, receipt: Receipt) -> None:
        super().__init__(reasons)
        self.receipt = receipt


@explain.register
def _too_late(exc: TooLate) -> Problem:
    address = reverse("receipts-detail", kwargs={"pk": exc.receipt.pk})
    told = {"receipt": {"number": exc.receipt.number, "address": address}}
    return Problem(KINDS["not-now"], reasons=exc.reasons, more=told)
