"""Say whether a PDF is one that this installation issued."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.documents import verification

_EXIT = {"genuine": 0, "superseded": 0, "voided": 0, "altered": 1, "unknown": 2}


class Command(BaseCommand):
    """`manage.py verify_document FILE.pdf` prints genuine, altered or unknown and exits with 0, 1 or 2."""

    help = "Say whether a PDF is genuine (exit 0), altered (1) or unknown (2)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Print one line: the verdict, then the number and what has become of the document."""
        try:
            with file.open("rb") as opened:
                verdict = verification.by_file(opened)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=2) from error
        self.stdout.write(_line(verdict))
        if code := _EXIT[verdict.state]:
            sys.exit(code)


def _line(verdict: verification.Verdict) -> str:
    word = "genuine" if verdict.genuine else verdict.state
    if verdict.document is None:
        return word
    standing = f" ({verdict.state})" if verdict.state in ("superseded", "voided") else ""
    return f"{word}{standing}: {verdict.document.reference}, facts {verdict.document.facts_sha256}"
