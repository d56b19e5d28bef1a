"""The forms of the exemption application, with the check of what must agree between their answers."""

from office.forms import registry as form_kinds
from sandbox.form_definitions import DEMONSTRATION, INNOVATION, check_application


def connect() -> None:
    """Make both versions known; they are published at the next migration."""
    for definition in (DEMONSTRATION, INNOVATION):
        form_kinds.define(definition, check=check_application)
