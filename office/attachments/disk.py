"""Where the files lie: never under an address, always behind a view that asks the rules."""

from django.conf import settings
from django.core.files.storage import Storage, storages


def storage() -> Storage:
    """The storage of papers (setting ATTACHMENT_STORAGE names another one of STORAGES)."""
    return storages[getattr(settings, "ATTACHMENT_STORAGE", "default")]
