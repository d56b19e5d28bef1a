"""Print the head of the chain, to be kept outside the system."""

from django.core.management.base import BaseCommand

from office.ledger import seal


class Command(BaseCommand):
    help = "Seal what is committed and print the chain's head as NUMBER:HASH; keep it elsewhere, then verify --head."

    def handle(self, *args, **options) -> None:
        seal.seal_events(limit=1_000_000)
        self.stdout.write(seal.head())
