"""What the sandbox puts on everybody's desk, and into the menu."""

from sandbox.desk import local_reviews, rapid


def register() -> None:
    """Called once, when every application is ready."""
    rapid.register()
    local_reviews.register()
