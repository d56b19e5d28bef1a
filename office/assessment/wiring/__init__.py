"""The assessment in the office: kinds of matters, use cases of steps, papers, notices, the clock."""

from office.assessment.wiring import comparing, panels, pool, seats, sheets, tally


def connect() -> None:
    """Called once, when every application is ready. Each part connects its own."""
    panels.connect()
    pool.connect()
    seats.connect()
    sheets.connect()
    tally.connect()
    comparing.connect()
