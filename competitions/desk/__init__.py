"""What the competitions put on everybody's desk, and into the menu."""

from competitions.desk import calls, entries, front


def register() -> None:
    """Called once, when every application is ready."""
    calls.register()
    entries.register()
    front.register()
