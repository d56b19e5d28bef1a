"""The forms of the exemption application, with the check of what must agree between their answers."""

from typing import Any

from office.forms import registry as form_kinds
from office.forms.models import SectionAssignee
from office.notifications.announcing import send
from sandbox.form_definitions import DEMONSTRATION, INNOVATION, check_application
from sandbox.notifications import consortium, sections  # noqa: F401  they register what members and assignees are told


def connect() -> None:
    """Make both versions known; they are published at the next migration."""
    for definition in (DEMONSTRATION, INNOVATION):
        form_kinds.define(definition, check=check_application)


def tell_assignee(application: Any, row: SectionAssignee) -> None:
    """Once for each time that a section is given to somebody."""
    send("sandbox.section_assigned", row, dedupe=row.at.isoformat())
