"""What the caretaker does by himself."""

from datetime import datetime
from io import StringIO

from celery import shared_task
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone


@shared_task(ignore_result=True)
def export_chain_head() -> None:
    """Once a day, the head of the ledger's chain goes into a file, to be carried out of the house.

    Whoever rewrites the ledger can rewrite the chain after it; not the line that somebody else holds.
    """
    said = StringIO()
    call_command("export_ledger_head", stdout=said)
    settings.CHAIN_HEADS_DIR.mkdir(parents=True, exist_ok=True)
    now: datetime = timezone.localtime()
    with (settings.CHAIN_HEADS_DIR / "heads.txt").open("a", encoding="utf-8") as file:
        file.write(f"{now.isoformat(timespec='seconds')} {said.getvalue().strip()}\n")
