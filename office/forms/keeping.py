"""Files that a submission refers to are kept, however often the draft drops them."""

from django.db.models import Q

from office.forms.models import SnapshotFile


def submitted() -> Q:
    """The condition on attachments."""
    return Q(pk__in=SnapshotFile.objects.values("attachment_id"))
