"""Loading the demo, once."""

from django.utils import timezone

from office.ledger import dispatch, registry
from sandbox.demo import accounts
from sandbox.demo.cases import CASES, Stage
from sandbox.models import RapidConfirmation


def load() -> int:
    """Make the accounts, and the cases if there are none yet; returns how many cases were made.

    The mails of the demo's past go the way every mail goes.
    """
    actors = accounts.load()
    if RapidConfirmation.objects.exists():
        return 0
    stage = Stage(actors, timezone.now())
    for play in CASES:
        play(stage)
    _let_time_pass()
    return RapidConfirmation.objects.count()


def _let_time_pass() -> None:
    for function in registry.sweeps():
        function()
    dispatch.run_due(limit=5000)
