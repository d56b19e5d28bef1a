"""What people are in organisations, and how they came to be it."""

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do for the organisation."""

    MANAGER = "manager", _("Manager")
    WRITER = "writer", _("Writer")
    READER = "reader", _("Reader")


class MembershipState(models.TextChoices):
    """Only an active membership gives rights."""

    ACTIVE = "active", _("Active")
    ENDED = "ended", _("Ended")


class Membership(models.Model):
    """A person's place in an organisation."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices, default=Role.WRITER)
    department = models.CharField(_("Department"), max_length=100, blank=True)
    state = models.CharField(max_length=20, choices=MembershipState.choices, default=MembershipState.ACTIVE)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "user"]
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class Invitation(models.Model):
    """An offer of membership sent to an address; the token is kept only as a digest."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("E-mail"))
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices, default=Role.WRITER)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.email} {self.organisation_id}"


class ClaimState(models.TextChoices):
    """How a claim stands."""

    OPEN = "open", _("Waiting for verification")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")


class Claim(models.Model):
    """Somebody says to belong to an organisation that exists; a manager or the secretariat verifies it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.CASCADE, related_name="claims")
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices, default=Role.WRITER)
    statement = models.TextField(_("Statement"), blank=True)
    state = models.CharField(max_length=20, choices=ClaimState.choices, default=ClaimState.OPEN)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("Reason"), blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=models.Q(state="open"), name="one_open_claim_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.organisation_id} {self.state}"
