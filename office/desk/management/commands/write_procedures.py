"""Write docs/procedures/ from the declarations."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from office.desk import reference


class Command(BaseCommand):
    help = "Write docs/procedures/: states, steps, documents, notifications and clocks as they are declared."

    def handle(self, *args, **options) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "procedures"
        folder.mkdir(exist_ok=True)
        written = reference.pages()
        for name, text in written.items():
            (folder / name).write_text(text, encoding="utf-8")
        for stale in folder.glob("*.md"):
            if stale.name not in written:
                stale.unlink()
        self.stdout.write(f"{folder.relative_to(settings.BASE_DIR)}: {len(written)}")
