"""The assessment in the office: kinds of matters, use cases of steps, papers, notices, the clock."""


def connect() -> None:
    """Called once, when every application is ready. Each part connects its own."""
