import contextlib
from pathlib import Path

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from config import archive, dumps


class Command(BaseCommand):
    help = "Put an archive made by `backup` back, after every checksum in it has been confirmed."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace the database and files that are here")

    def handle(self, *, file: Path, force: bool, **options) -> None:
        try:
            manifest = archive.restore(file, force=force)
        except (archive.Refused, dumps.DumpFailed, OSError) as error:
            raise CommandError(str(error)) from error
        except Error as error:
            told = str(error).splitlines()[0]
            raise CommandError(f"The database could not be emptied ({told}): stop web, worker and beat.") from error
        with contextlib.suppress(Exception):  # a cache that is down holds nothing stale either
            cache.clear()
        self.stdout.write(
            f"Restored the database and {len(manifest['sha256']) - 1} files as of {manifest['made_at']}.\n"
            "Now: manage.py migrate (an older archive), then manage.py verify_ledger."
        )
