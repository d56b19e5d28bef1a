"""Make the demo's world."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from office.desk import demo


class Command(BaseCommand):
    help = "Make the demo's accounts, cases, calls and entries; running it again adds only what is missing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--first", action="store_true", help="only the accounts and what nobody has to wait for")

        parser.add_argument(
            "--leave-papers", action="store_true", help="papers that are sent to nobody are the workers'"
        )

    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError("This is no demo installation: set DEMO=1 to load the demo.")
        made = demo.load(only_first=options["first"], leave_papers=options["leave_papers"])
        self.stdout.write(f"{made} plays played")
