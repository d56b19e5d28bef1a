"""Loading the demo: only what is missing."""

from django.utils import timezone

from office.docket.models import Matter
from office.ledger import dispatch, registry
from sandbox.demo import accounts
from sandbox.demo.cases import CASES, Stage
from sandbox.demo.texts import SERVICES
from sandbox.models.rapid_confirmation import KIND


def load() -> int:
    """Make the accounts and the cases that are missing; returns how many cases were made.

    The letters and mails of the demo's past go the way every letter and mail goes.
    """
    stage = Stage(accounts.load(), timezone.now())
    made = 0
    for service, play in CASES.items():
        if not Matter.objects.filter(kind=KIND, title=SERVICES[service].name).exists():
            play(stage)
            made += 1
    _let_time_pass()
    return made


def _let_time_pass() -> None:
    for function in registry.sweeps():
        function()
    dispatch.run_due(limit=5000)
