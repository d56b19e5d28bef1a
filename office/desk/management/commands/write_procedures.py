"""Write docs/procedures.md from the declarations."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from office.desk import reference


class Command(BaseCommand):
    help = "Write docs/procedures.md: states, steps, documents, notifications and clocks as they are declared."

    def handle(self, *args, **options) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "procedures.md"
        path.write_text(reference.page(), encoding="utf-8")
        self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
