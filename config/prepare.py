"""What has to be done once before the processes start: the catalogues, the tables, the demo's world.

Run as a process of its own, so that the supervisor stays small and holds no connection.
"""

import sys
from pathlib import Path

from config import env
from tools import messages

env.choose_settings("config.settings.local")


def main() -> int:
    messages.compile_all()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        _demo(settings.STATE_DIR / "demo.unfinished")
    return 0


def _demo(unfinished: Path) -> None:
    """The demo's world, when nobody is there yet or when making it was interrupted."""
    from django.core.management import call_command

    if _empty():
        unfinished.touch()
    if unfinished.exists():
        call_command("load_demo", verbosity=0)
        unfinished.unlink()


def _empty() -> bool:
    from django.contrib.auth import get_user_model

    return not get_user_model()._default_manager.exists()


if __name__ == "__main__":
    sys.exit(main())
