"""Make the demo's world."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sandbox.demo import loading


class Command(BaseCommand):
    help = "Make the demo's accounts, organisations and cases; running it again adds only what is missing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--first", action="store_true", help="only the accounts and the rapid confirmations")

    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError("This is no demo installation: set DEMO=1 to load the demo.")
        made = loading.load(only_first=options["first"])
        self.stdout.write(f"{made} cases made")
