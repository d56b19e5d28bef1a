from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import archive, dumps


class Command(BaseCommand):
    help = "Write the database and the private files into one archive with its checksums."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options) -> None:
        if file.exists():
            raise CommandError(f"{file} exists already: an archive is never overwritten.")
        try:
            manifest = archive.backup(file)
        except (dumps.DumpFailed, OSError) as error:
            raise CommandError(f"No archive was made. {error}") from error
        files, size = len(manifest["sha256"]) - 1, file.stat().st_size
        self.stdout.write(f"{file}: the database and {files} files, {size:,} bytes")
