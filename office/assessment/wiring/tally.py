"""What tallies connect to: their papers and notices are known once the modules are read."""

from office.assessment.documents import tally as documents
from office.assessment.notifications import tally as notifications


def connect() -> tuple:
    """Called once, when every application is ready."""
    return documents.KINDS, (notifications.TO_SIGN, notifications.ASKED)
