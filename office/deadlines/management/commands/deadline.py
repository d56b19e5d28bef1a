"""`manage.py deadline`: when a statutory clock ends, how it was counted, and the article.

Works without a database: the holidays then come from the package alone, and a line on stderr says so.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from office.deadlines import clocks
from office.deadlines.calendar import PACKAGE_ONLY, Calendar
from office.deadlines.clocks import UnknownClock
from office.deadlines.overlay import Unreachable, overlay_without_pool
from office.deadlines.reading import read_moment, read_pause


class Command(BaseCommand):
    help = "Computes the end of a statutory clock, with the way it was counted and the article."
    requires_system_checks: list[str] = []
    stealth_options = ("overlay",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--clock", help="the clock, such as C04")
        parser.add_argument("--start", help="the day it starts: 2026-03-03, or with the time: 2026-03-03T15:30")
        parser.add_argument(
            "--pause",
            action="append",
            default=[],
            metavar="A..B",
            help="days that do not count, both included; may be repeated",
        )
        parser.add_argument("--length", help="a length set for the case: 10, 10d, 6m, 1y")
        parser.add_argument(
            "--extend", action="append", default=[], metavar="N", help="an extension: 30, 30d, 3m; may be repeated"
        )
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--lang", help="ko or en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(self._language(options["lang"])):
            try:
                answer = self._answer(options)
            except (UnknownClock, ValueError) as error:
                raise CommandError(" ".join(str(error).split()), returncode=2) from None
            self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else _told(answer))

    def _language(self, asked: str | None) -> str:
        if asked not in (None, "ko", "en"):
            raise CommandError("--lang is ko or en.", returncode=2)
        return asked or translation.get_language() or "ko"

    def _answer(self, options: dict[str, Any]) -> dict[str, Any]:
        if not options["clock"] or not options["start"]:
            raise ValueError(_("Name a clock and its start: --clock C04 --start 2026-03-03."))
        clock = clocks.get_clock(options["clock"])
        start = read_moment(options["start"])
        pauses = [read_pause(text) for text in options["pause"]]
        facts = {"pauses": pauses, "length": options["length"], "extensions": options["extend"]}
        clocks.compute(clock, start, **facts)  # nonsense is refused before a database is looked for
        return clocks.as_data(clock.id, start, clocks.compute(clock, start, calendar=self._calendar(), **facts))

    def _calendar(self) -> Calendar:
        try:
            return overlay_without_pool()
        except Unreachable as error:
            self.stderr.write(
                _("No database (%(why)s): holidays are those of the law alone, without temporary ones entered by hand.")
                % {"why": error}
            )
            return PACKAGE_ONLY


def _told(answer: dict[str, Any]) -> str:
    head = f"{answer['clock']}  {answer['start']} → {answer['due']}"
    counted = f"{clocks.COUNTING_LABELS[answer['counting']]} ({answer['counting']})"
    return "\n".join([head, f"  {counted}", f"  {answer['basis']}", *(f"  - {step}" for step in answer["steps"])])
