"""Where the sandbox's definitions meet the office: kinds of matters, use cases of steps, reactions to clocks."""

from sandbox.wiring import application_forms, rapid


def connect() -> None:
    """Called once, when every application is ready."""
    rapid.connect()
    application_forms.connect()
