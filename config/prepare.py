"""What has to be done once before the processes start: the catalogues, the tables, the demo's world.

Run as a process of its own, so that the supervisor stays small and holds no connection.
"""

import sys

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
    if settings.DEMO and _empty():
        print("Making the demo's world (only this once) …", flush=True)
        call_command("load_demo", verbosity=0)
    return 0


def _empty() -> bool:
    from django.contrib.auth import get_user_model
    from django.core.management import get_commands

    return "load_demo" in get_commands() and not get_user_model()._default_manager.exists()


if __name__ == "__main__":
    sys.exit(main())
