"""What the competitions put on everybody's desk, and into the menu."""

from competitions.desk import calls, draws, entries, front, results


def register() -> None:
    """Called once, when every application is ready."""
    calls.register()
    draws.register()
    entries.register()
    front.register()
    results.register()
