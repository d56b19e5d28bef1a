"""`manage.py tally`: the result of a selection computed again from its export, as an auditor does.

Needs no database and no setting. Exits 2 with one line on input by which nothing may be computed.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from office.assessment.rulesets import RuleSet
from office.assessment.tally import Inputs, as_data, compute, explained, interim, interim_explained, standings
from office.assessment.tally.files import inputs_from, rules_from
from office.assessment.tally.wrong import BadInput

FILES = {
    "scores": "application,reviewer,round,criterion,points",
    "rules": "the rule set, as JSON",
    "adjustments": "application,kind,points,reason",
    "groups": "application,group",
    "recusals": "application,reviewer,round; without it every missing sheet is an absence",
    "rulings": "step,reference,application,place: recorded votes and lots",
}


class Command(BaseCommand):
    help = "Computes a selection from its scores and rules, exactly, and prints it as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, holds in FILES.items():
            parser.add_argument(f"--{name}", metavar="FILE", help=holds)
        parser.add_argument("--until", metavar="ROUND", help="who goes on after this round; the later ones wait")
        parser.add_argument("--explain", action="store_true", help="with every reason, as the tally is stored")
        parser.add_argument("--lang", help="ko or en: the language of the line that says what is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(self._language(options["lang"])):
            try:
                told = self._tally(options)
            except BadInput as error:
                raise CommandError(" ".join(str(error).split()), returncode=2) from None
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))

    def _language(self, asked: str | None) -> str:
        if asked not in (None, "ko", "en"):
            raise CommandError("--lang is ko or en.", returncode=2)
        return asked or translation.get_language() or "ko"

    def _tally(self, options: dict[str, Any]) -> Any:
        if not options["scores"] or not options["rules"]:
            raise BadInput(_("Name the scores and the rules: --scores scores.csv --rules rules.json."))
        rules, inputs = rules_from(options["rules"]), inputs_from(options)
        if options["until"]:
            return self._until(rules, inputs, options)
        found = compute(rules, inputs)
        return explained(found) if options["explain"] else as_data(found)

    def _until(self, rules: RuleSet, inputs: Inputs, options: dict[str, Any]) -> dict[str, Any]:
        until = options["until"]
        if rules.round(until) is None:
            raise BadInput(_("There is no round %(round)s in the rules."), round=until)
        tell = interim_explained if options["explain"] else interim
        return tell(rules, standings(rules, inputs, until), until)
