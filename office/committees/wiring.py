"""What the committees connect to: the register of matters, forms and use cases of the steps, admin."""

from django.utils.translation import gettext_lazy as _

from office.committees import rules
from office.committees.models import Meeting
from office.committees.models.meeting import KIND
from office.docket import registry as docket


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Meeting, see=rules.SeeMeeting, url="committees:meeting", label=_("Meeting"))
