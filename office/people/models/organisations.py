"""Companies, local governments, ministries and the rest."""

import datetime as dt

import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is; decides what it can apply for and which identity it must show."""

    COMPANY = "company", _("Company")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    MINISTRY = "ministry", _("Ministry")
    SECRETARIAT = "secretariat", _("Secretariat")
    INDIVIDUAL = "individual", _("Individual")
    UNIVERSITY = "university", _("University")
    PUBLIC_BODY = "public_body", _("Public body")
    FOREIGN_PUBLIC_BODY = "foreign_public_body", _("Foreign public body")


class Tier(models.TextChoices):
    """The tier of a local government."""

    METROPOLITAN = "metropolitan", _("Metropolitan government")
    BASIC = "basic", _("Basic local government")


class Organisation(models.Model):
    """An organisation with the identity its kind has: registration number, or administrative code."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    kind = models.CharField(_("Kind"), max_length=20, choices=OrganisationKind.choices)
    name_ko = models.CharField(_("Name (Korean)"), max_length=200)
    name_en = models.CharField(_("Name (English)"), max_length=200, blank=True)
    brn = models.CharField(_("Business registration number"), max_length=10, blank=True)
    code = models.CharField(_("Code"), max_length=20, blank=True)
    tier = models.CharField(_("Tier"), max_length=20, choices=Tier.choices, blank=True)
    local_kind = models.CharField(_("Type of local government"), max_length=20, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    representative = models.CharField(_("Representative"), max_length=100, blank=True)
    address = models.CharField(_("Address"), max_length=300, blank=True)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    portal_service = models.BooleanField(_("Receives letters electronically"), default=False)
    portal_service_since = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    valid_until = models.DateField(_("Valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("Organisation")
        ordering = ["name_ko"]
        constraints = [
            models.UniqueConstraint(fields=["brn"], condition=~Q(brn=""), name="one_company_per_brn"),
            models.UniqueConstraint(fields=["kind", "code"], condition=~Q(code=""), name="one_per_code"),
        ]
        indexes = [models.Index(fields=["kind", "name_ko"])]

    def __str__(self) -> str:
        return self.label()

    def label(self, *, on: dt.date | None = None) -> str:
        """The name in the reader's language; with `on`, the name that was in force that day.

        Uses the names prefetched as `names` where a page shows many.
        """
        english = (get_language() or "ko").startswith("en")
        for name in self.names.all() if on else ():
            if name.covers(on):
                return (english and name.name_en) or name.name_ko
        return (english and self.name_en) or self.name_ko


class OrganisationName(models.Model):
    """A name with its days: ministries are renamed, and an old letter keeps the old name."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name_ko = models.CharField(_("Name (Korean)"), max_length=200)
    name_en = models.CharField(_("Name (English)"), max_length=200, blank=True)
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    valid_until = models.DateField(_("Valid until"), null=True, blank=True)

    class Meta:
        ordering = ["organisation", "valid_from"]

    def __str__(self) -> str:
        return self.name_ko

    def covers(self, day: dt.date) -> bool:
        """Whether the name was in force on `day` (both ends included)."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_until or day <= self.valid_until)
