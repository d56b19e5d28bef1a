"""What has to be done once before the processes start: the catalogues, the tables, the demo's world.

Run as a process of its own, so that the supervisor stays small and holds no connection.
"""

import gc
import sys
from pathlib import Path

from config import env
from tools import messages

env.choose_settings("config.settings.local")


def main(words: list[str]) -> int:
    """With `finish`: only the rest of the demo, which takes longer than anybody waits for a first page."""
    if words == ["finish"]:
        return _finish()
    messages.compile_all()
    _set_up()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        _demo(settings.STATE_DIR / "demo.unfinished")
    return 0


def _set_up() -> None:
    """What stands now stands to the end: looking it over again and again would be a tenth of the demo's time."""
    import django

    django.setup()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _demo(unfinished: Path) -> None:
    """The demo's world, when nobody is there yet or when making it was interrupted."""
    from django.core.management import call_command

    if _empty():
        unfinished.touch()
    if unfinished.exists():
        call_command("load_demo", "--first", verbosity=0)


def _finish() -> int:
    _set_up()
    from django.conf import settings
    from django.core.management import call_command

    call_command("load_demo", "--leave-papers", verbosity=0)
    (settings.STATE_DIR / "demo.unfinished").unlink(missing_ok=True)
    return 0


def _empty() -> bool:
    from django.contrib.auth import get_user_model

    return not get_user_model()._default_manager.exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
