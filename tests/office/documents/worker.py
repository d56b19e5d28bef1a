"""A worker process of the tests, to be killed: carries out what is due; `--hang WHERE` stops it at one place."""

import sys
import time
from pathlib import Path

import django
from django.conf import settings

PLACES = {"rendering": ("printing", "stored"), "noting": ("storing", "_keep"), "placing": ("serving", "place")}


def main(folder: str, hang: str = "") -> None:
    django.setup()
    settings.TEMPLATES[0]["DIRS"] = [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]
    from office.documents import printing, serving, storing
    from office.ledger.dispatch import run_due
    from tests.office.documents import casework

    casework.set_up()
    if hang:
        module, name = PLACES[hang]
        setattr({"printing": printing, "storing": storing, "serving": serving}[module], name, _hang(Path(folder)))
    run_due()


def _hang(folder: Path):
    def here(*args, **kwargs):
        (folder / "here").touch()
        time.sleep(120)

    return here


if __name__ == "__main__":
    main(*sys.argv[1:])
