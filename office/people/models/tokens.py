"""Bearer tokens for programs that act for a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken


class ApiToken(AbstractAuthToken):
    """A token with the name its owner gave it; only a digest of the secret is kept."""

    name = models.CharField(_("Name"), max_length=100, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created"]
