"""`manage.py load_ministries`: store the ministries that are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from office.people.loading import load_ministries


class Command(BaseCommand):
    help = "Store the ministries that are missing; what is stored already is left as staff keep it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were new."""
        self.stdout.write(f"{load_ministries()} new ministries.")
