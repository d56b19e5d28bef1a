"""Loading the demo: only what is missing."""

from collections.abc import Callable, Iterator

from django.utils import timezone

from office.deadlines import lapses
from office.docket.models import Matter
from office.ledger import dispatch, registry
from sandbox.demo import accounts
from sandbox.demo.cases import CASES, Stage
from sandbox.demo.consulting import CONSULTING
from sandbox.demo.deciding import DECIDING
from sandbox.demo.filing import FILING
from sandbox.demo.texts import SERVICES
from sandbox.demo.texts_projects import PROJECTS
from sandbox.models.application import KIND as APPLICATION
from sandbox.models.rapid_confirmation import KIND as RAPID

Play = Callable[[Stage], None]


def load(*, only_first: bool = False) -> int:
    """Make the accounts and the cases that are missing; returns how many plays were played.

    `only_first` leaves the applications out: they take a minute or two.

    The letters and mails of the demo's past go the way every letter and mail goes.
    """
    stage = Stage(accounts.load(), timezone.now())
    made = 0
    for kind, title, play in plays():
        if only_first and kind == APPLICATION:
            break
        if not Matter.objects.filter(kind=kind, title=title).exists():
            play(stage)
            made += 1
    _let_time_pass()
    return made


def plays() -> Iterator[tuple[str, str, Play]]:
    """Every play with the kind and the title of a case by which one knows that it was played."""
    for service, play in CASES.items():
        yield RAPID, SERVICES[service].name, play
    for project, play in {**FILING, **CONSULTING, **DECIDING}.items():
        yield APPLICATION, PROJECTS[project].name, play


def _let_time_pass() -> None:
    while lapses.sweep():
        pass  # a clock that recurs begins its next round when the last one is over
    for function in registry.sweeps():
        function()
    dispatch.run_due(limit=5000)
