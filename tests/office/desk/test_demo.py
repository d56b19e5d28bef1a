"""Loading the demo: what is printed for nobody is left to the workers where they begin afterwards."""

import io

import pytest
from django.core.management import CommandError, call_command

from office.desk import demo
from office.ledger import dispatch


def test_papers_can_be_left_to_the_workers(db, monkeypatch, settings):
    played, printed = [], []
    monkeypatch.setattr(demo, "_loaders", {"one": (1, lambda only_first: played.append(only_first) or 3)})
    monkeypatch.setattr(dispatch, "run_due", lambda limit: printed.append(limit))
    out = io.StringIO()
    call_command("load_demo", "--leave-papers", stdout=out)
    assert (played, printed, out.getvalue()) == ([False], [], "3 plays played\n")
    call_command("load_demo", "--first", stdout=out)
    assert (played, printed) == ([False, True], [5000])
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("load_demo")
