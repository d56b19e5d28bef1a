"""`manage.py replay_draw FILE`: repeat a published draw, without a database, and say whether each step holds."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from office.assessment.draw.files import Unreadable, read_record
from office.assessment.draw.hashing import PARTIES
from office.assessment.draw.record import Record
from office.assessment.draw.replaying import Check, replay
from office.assessment.draw.shapes import HEX


class Command(BaseCommand):
    help = "Repeats a published draw: exit 0 when every step holds, 1 when something differs, 2 for an unreadable file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the published record (JSON)")
        parser.add_argument("--pool", metavar="SHA256", help="the hash of the pool as it was announced before the draw")
        for party in PARTIES:
            parser.add_argument(f"--{party}", metavar="SHA256", help=f"the commitment of the {party} as announced")
        parser.add_argument("--lang", help="ko or en")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with translation.override(self._language(options["lang"])):
            announced = {what: self._digest(what, options[what]) for what in ("pool", *PARTIES) if options[what]}
            try:
                record = read_record(file)
            except Unreadable as error:
                raise CommandError(_plain(f"{file}: {' '.join(str(error).split())}"), returncode=2) from None
            checks = replay(record, announced)
            lines = [record.pool.draw, *map(_line, checks), "", *_told(record, checks, announced)]
            self.stdout.write("\n".join(map(_plain, lines)))
        if not all(check.holds for check in checks):
            sys.exit(1)

    def _language(self, asked: str | None) -> str:
        if asked not in (None, "ko", "en"):
            raise CommandError("--lang is ko or en.", returncode=2)
        return asked or translation.get_language() or "ko"

    def _digest(self, what: str, value: str) -> str:
        if not HEX.fullmatch(value):
            raise CommandError(f"--{what}: {_('Write 64 digits 0–9 and a–f.')}", returncode=2)
        return value


def _plain(text: str) -> str:
    """Nothing that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _line(check: Check) -> str:
    return f"  {_('holds')}  {check.label}" if check.holds else f"  {_('DIFFERS')}  {check.label}: {check.differs}"


def _told(record: Record, checks: list[Check], announced: dict[str, str]) -> list[str]:
    """The verdict, and what a record cannot prove by itself: that these hashes were public before the nonces were."""
    differing = [check.label for check in checks if not check.holds]
    if differing:
        return [_("The record does not hold: %(steps)s.") % {"steps": ", ".join(differing)}]
    seen = {"pool": record.pool_sha256, **record.commitments.by()}
    missing = [f"  --{what} {value}" for what, value in seen.items() if what not in announced]
    if not missing:
        return [_("Every step holds, with the hashes announced before the draw.")]
    told = _("Every step holds. Compare with what was announced before the draw, or give it to this command:")
    return [told, *missing]
