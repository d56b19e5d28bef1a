"""What the competitions put on everybody's desk, and into the menu."""


def register() -> None:
    """Called once, when every application is ready."""
