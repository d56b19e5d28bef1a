#!/usr/bin/env python
"""Django's commands. On a developer's machine the databases under var/ are started for the command's duration."""

import sys

from config import env, services

WITHOUT_DATABASE = {
    "deadline", "replay_draw", "tally", "help", "--help", "--version", "check", "collectstatic", "runserver_plus",
}  # fmt: skip


def main() -> None:
    settings = env.choose_settings("config.settings.local")
    from django.core.management import execute_from_command_line

    if settings == "config.settings.local" and len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE:
        with services.borrowed():
            execute_from_command_line(sys.argv)
    else:
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
