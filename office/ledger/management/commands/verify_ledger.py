"""Check the hash chain over the ledger."""

import sys

from django.core.management.base import BaseCommand

from office.ledger import seal


class Command(BaseCommand):
    help = "Recompute the hash chain over all events; exit 1 at the first broken link, naming it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--head", help="a head exported earlier, as NUMBER:HASH; must still be in the chain")

    def handle(self, *args, **options) -> None:
        seal.seal_events(limit=1_000_000)
        verdict = seal.verify()
        broken = verdict.broken or seal.missing_head(options["head"])
        if broken:
            self.stderr.write(f"BROKEN after {verdict.sealed} events: {broken}")
            sys.exit(1)
        self.stdout.write(f"{verdict.sealed} events, chain intact, head {verdict.sealed}:{verdict.head}")
