"""The pool (평가위원 후보단): who may be drawn, what of, and what conflicts are looked for in."""

import datetime as dt

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """What quotas count by; nobody has to tell."""

    FEMALE = "female", _("Woman")
    MALE = "male", _("Man")


class WorkKind(models.TextChoices):
    """What somebody did with or for an organisation, as the rules on conflicts distinguish it."""

    PUBLICATION = "publication", _("Publication")
    PROJECT = "project", pgettext_lazy("work", "Project")
    ADVICE = "advice", _("Advice")
    RESEARCH = "research", _("Research")
    CONTRACT = "contract", _("Service contract")
    AUDIT = "audit", _("Audit")
    PLAN = "plan", _("Smart city plan")
    COUNCIL = "council", _("Smart city council")
    CHIEF_PLANNER = "chief_planner", _("Chief planner")
    REPRESENTATION = "representation", _("Representation")


class Expertise(models.Model):
    """A field of expertise under its code; quotas of a panel count by it."""

    code = models.SlugField(_("Code"), primary_key=True, max_length=40)
    label_ko = models.CharField(_("Name (Korean)"), max_length=60)
    label_en = models.CharField(_("Name (English)"), max_length=60)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("Field of expertise")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """The name in the reader's language."""
        return self.label_en if (get_language() or "ko").startswith("en") else self.label_ko


class ReviewerQuerySet(models.QuerySet):
    """Reviewers by what they agreed to."""

    def consenting(self, day: dt.date | None = None) -> "ReviewerQuerySet":
        """Those whose consent covers `day` (today)."""
        day = day or timezone.localdate()
        return self.filter(consent_at__isnull=False, consent_until__gte=day, withdrawn_at=None)

    def drawable(self, day: dt.date | None = None) -> "ReviewerQuerySet":
        """Those whom a draw may find: active, and with consent."""
        return self.consenting(day).filter(active=True, erased_at=None)


class Reviewer(models.Model):
    """Somebody who may be asked to judge. After the consent has ended what tells of the person is erased; id, region
    and expertise stay, so that a draw of the past can still be repeated."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reviewer"
    )
    name = models.CharField(_("Name"), max_length=100, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    affiliation = models.CharField(_("Affiliation"), max_length=200, blank=True)
    position = models.CharField(_("Position"), max_length=100, blank=True)
    region = models.CharField(_("Region"), max_length=20, blank=True)
    gender = models.CharField(_("Gender"), max_length=10, choices=Gender.choices, blank=True)
    expertise = ArrayField(models.CharField(max_length=40), verbose_name=_("Expertise"), default=list, blank=True)
    consent_at = models.DateTimeField(_("Consent given"), null=True, blank=True)
    consent_until = models.DateField(_("Consent until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("Consent withdrawn"), null=True, blank=True)
    told_until = models.DateField(null=True, editable=False)  # the end of the consent of which the person was told
    active = models.BooleanField(_("Active"), default=True)
    note = models.TextField(_("Note of the staff"), blank=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Reviewer")
        ordering = ["name", "id"]
        indexes = [
            GinIndex(fields=["expertise"], name="reviewer_expertise"),
            models.Index(fields=["active", "region"], name="reviewer_region"),
            models.Index(fields=["consent_until"], condition=Q(erased_at=None), name="reviewer_consent"),
        ]
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="one_reviewer_per_address"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | (~Q(name="") & ~Q(email="")), name="reviewer_named_until_erased"
            ),
            models.CheckConstraint(
                condition=Q(consent_at=None, consent_until=None)
                | Q(consent_at__isnull=False, consent_until__isnull=False),
                name="consent_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Erased reviewer"))

    @property
    def email_domain(self) -> str:
        """The domain of the address of the linked account, else of the one in the profile."""
        address = self.user.email if self.user_id else self.email
        return address.rpartition("@")[2].lower()

    def consents_on(self, day: dt.date | None = None) -> bool:
        """Whether the consent covers `day` (today)."""
        day = day or timezone.localdate()
        return bool(self.consent_at and not self.withdrawn_at and self.consent_until >= day)

    @property
    def drawable(self) -> bool:
        """Whether a draw may find the person today."""
        return self.active and self.erased_at is None and self.consents_on()


class Employment(models.Model):
    """Where somebody worked, and from when to when: what an entry's organisations are compared with."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="employments")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation_name = models.CharField(_("Organisation"), max_length=200)
    business_number = models.CharField(_("Business registration number"), max_length=10, blank=True)
    unit = models.CharField(_("Department"), max_length=100, blank=True)
    began_on = models.DateField(pgettext_lazy("pool", "From"))
    ended_on = models.DateField(pgettext_lazy("pool", "Until"), null=True, blank=True)

    class Meta:
        verbose_name = _("Employment")
        ordering = ["reviewer", F("ended_on").desc(nulls_first=True), "-began_on", "id"]
        indexes = [models.Index(fields=["business_number"], name="employment_brn")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="employment_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.organisation_name


class Work(models.Model):
    """A publication, project or other work; `organisation` is the one it was done for or with."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="works")
    kind = models.CharField(_("Kind"), max_length=20, choices=WorkKind.choices)
    title = models.CharField(_("Title"), max_length=300)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation_name = models.CharField(_("Done for or with"), max_length=200, blank=True)
    business_number = models.CharField(_("Business registration number"), max_length=10, blank=True)
    began_on = models.DateField(pgettext_lazy("pool", "From"), null=True, blank=True)
    ended_on = models.DateField(pgettext_lazy("pool", "Until"), null=True, blank=True)

    class Meta:
        verbose_name = _("Work")
        ordering = ["reviewer", F("began_on").desc(nulls_last=True), "title", "id"]
        indexes = [models.Index(fields=["business_number"], name="work_brn")]
        constraints = [
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="work_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PoolImport(models.Model):
    """A spreadsheet between its preview and its application. The file is forgotten once applied, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(default=bytes)
    applied_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.sha256[:12]
