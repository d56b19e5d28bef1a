"""A worker process of the tests, to be killed: carries out what is due, with the notifications of these tests."""

from pathlib import Path

import django
from django.conf import settings


def main() -> None:
    django.setup()
    settings.TEMPLATES[0]["DIRS"] = [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]
    from office.ledger.dispatch import run_due
    from office.notifications import register
    from tests.office.notifications.conftest import make

    register(make("greeting"))
    run_due()


if __name__ == "__main__":
    main()
