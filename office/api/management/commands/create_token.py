"""`manage.py create_token EMAIL`: a bearer token, shown once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from knox.models import get_token_model
from knox.settings import knox_settings


class Command(BaseCommand):
    help = "Make a bearer token for an account and print it once; only its digest is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="what the token is for, shown in the owner's list")
        parser.add_argument("--days", type=int, default=knox_settings.TOKEN_TTL.days, help="valid for so many days")

    def handle(self, *args: Any, email: str, name: str, days: int, **options: Any) -> None:
        """Print the token alone on standard output, so that a script can take it."""
        if not 1 <= days <= 3650:
            raise CommandError("--days must be between 1 and 3650.")
        user = get_user_model().objects.filter(email__iexact=email.strip(), is_active=True).first()
        if user is None:
            raise CommandError(f"No active account has the address {email}.")
        row, token = get_token_model().objects.create(user, expiry=timedelta(days=days), name=name)
        self.stdout.write(token)
        self.stderr.write(f"Valid until {row.expiry:%Y-%m-%d %H:%M} UTC. It is not shown again.")
