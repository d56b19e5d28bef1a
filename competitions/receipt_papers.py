"""The receipt's paper follows the receipt: in the rush before the close nobody waits for a number or a page of it."""

from django.db import transaction

from competitions.actions.receipts import PAPER
from competitions.documents.entry import RECEIPT, RECEIPT_KIND
from competitions.models import Receipt
from office.documents.models import IssuedDocument
from office.ledger import handler
from office.ledger.models import Effect, Event


@handler(PAPER)
def issue(effect: Effect) -> None:
    """Issue the paper of a receipt, once."""
    with transaction.atomic():
        receipt = Receipt.objects.select_for_update(of=("self",)).get(pk=effect.payload["receipt"])
        issued = IssuedDocument.objects.filter(matter=receipt.entry_id, kind=RECEIPT_KIND.key)
        if not issued.filter(facts__facts__receipt_sha256=receipt.sha256).exists():
            RECEIPT.trigger(receipt, event=Event.objects.get(pk=effect.event_id), facts={})
