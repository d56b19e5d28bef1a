"""Where the sandbox's definitions meet the office: kinds of matters, use cases of steps, reactions to clocks."""

from sandbox.wiring import (
    application,
    application_forms,
    deliberation,
    local_reviews,
    objections,
    opinions,
    panels,
    rapid,
)


def connect() -> None:
    """Called once, when every application is ready."""
    rapid.connect()
    application_forms.connect()
    application.connect()
    local_reviews.connect()
    opinions.connect()
    panels.connect()
    deliberation.connect()
    objections.connect()
