"""`manage.py replay_lot`: repeats a lot between equal entries from its record. Needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.assessment import lots


class Command(BaseCommand):
    help = "Repeats a recorded lot; exits 1 when the record does not hold, 2 when it cannot be read."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("record", metavar="FILE", help="the record as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            record = json.loads(Path(options["record"]).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['record']}: {error}", returncode=2) from None
        if not isinstance(record, dict) or not lots.holds(record):
            raise CommandError("The record does not hold: its nonce and words lead to another order.", returncode=1)
        for place, one in enumerate(record["order"], start=1):
            self.stdout.write(f"{place}  {one['application']}  {one['key']}")
