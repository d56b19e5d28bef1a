"""Says that it has come to the PDF, and never finishes it."""

import time
from pathlib import Path
from typing import Any

from django.apps import AppConfig

from config import env


class Hanging(AppConfig):
    name = "tests.sandbox.hanging"
    label = "hanging"

    def ready(self) -> None:
        from office.documents import printing

        printing.stored = _hang


def _hang(*_args: Any, **_more: Any) -> None:
    Path(env.text("HANGS_AT")).touch()
    time.sleep(120)
