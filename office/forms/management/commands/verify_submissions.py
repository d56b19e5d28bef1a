"""`manage.py verify_submissions [--files]`: every submission still is what it was when its hash was taken."""

import hashlib
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.attachments.disk import storage
from office.attachments.models import Attachment
from office.forms.freezing import intact
from office.forms.models import Snapshot


class Command(BaseCommand):
    help = "Compute the hashes of all submissions again; exits 1 at the first that differs, naming it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--files", action="store_true", help="Read and hash every submitted file too.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many were verified."""
        count = 0
        for snapshot in Snapshot.objects.select_related("form_version").order_by("pk").iterator(chunk_size=200):
            if not intact(snapshot):
                raise CommandError(f"submission {snapshot.pk} ({snapshot}) differs from its hash")
            if options["files"]:
                self._files(snapshot)
            count += 1
        self.stdout.write(f"{count} submissions verified")

    def _files(self, snapshot: Snapshot) -> None:
        told = {file["id"]: file["sha256"] for files in snapshot.files.values() for file in files}
        for paper in Attachment.objects.filter(pk__in=told):
            if _hash(paper) != told[str(paper.pk)]:
                raise CommandError(f"file {paper.pk} of submission {snapshot.pk} differs from its hash")


def _hash(paper: Attachment) -> str:
    """The hash of the stored bytes; empty when they are gone."""
    try:
        with storage().open(paper.storage_key) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
