"""People who sign in."""

import uuid_utils.compat as uuid_utils
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Makes users, who are named by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Store a user; the address is kept in lower case, so that one person has one account."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """Store a technical administrator: may open the read-only admin, holds no procedural right by it."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        """Find a user by address, whatever its capitals."""
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person. No resident registration number is kept, not even hashed."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=100, blank=True)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    position = models.CharField(_("Position"), max_length=100, blank=True)
    language = models.CharField(_("Language"), max_length=2, default="ko")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("User")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.name or self.email
