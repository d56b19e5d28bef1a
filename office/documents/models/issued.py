"""A document that was issued: its number, what it says, and the file."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.documents.registry import label_of

FACTS = (
    "matter", "kind", "series", "year", "number", "title", "organisation", "user", "lang", "facts", "facts_sha256",
    "code", "issued_at", "issued_by", "supersedes", "letter",
)  # fmt: skip


class DocumentState(models.TextChoices):
    """Whether it holds."""

    ISSUED = "issued", _("Being prepared")
    RENDERED = "rendered", _("In force")
    VOIDED = "voided", _("Voided")
    SUPERSEDED = "superseded", _("Superseded")


class IssuedDocument(models.Model):
    """Never rendered anew and never changed, only voided or superseded; the number stays with it for good."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="documents")
    letter = models.ForeignKey("documents.Letter", null=True, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=60)
    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(_("Subject"), max_length=300)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="documents"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="documents_received"
    )
    lang = models.CharField(max_length=2, default="ko")
    facts = models.JSONField()
    facts_sha256 = models.CharField(max_length=64)
    code = models.CharField(max_length=12, unique=True)
    electronic = models.BooleanField(default=False)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="documents_issued"
    )
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    state = models.CharField(max_length=12, choices=DocumentState.choices, default=DocumentState.ISSUED)
    void_reason = models.TextField(blank=True)
    voided_at = models.DateTimeField(null=True)
    template_version = models.CharField(max_length=64, blank=True)
    pdf_key = models.CharField(max_length=200, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    pages = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("Document")
        ordering = ["-id"]
        indexes = [models.Index(fields=["matter", "-id"]), models.Index(fields=["organisation", "-id"])]
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "number"], name="a_number_is_never_reused"),
            models.CheckConstraint(condition=~Q(state="voided") | ~Q(void_reason=""), name="void_has_a_reason"),
        ]
        triggers = [
            pgtrigger.Protect(name="kept_for_good", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="facts_stand", fields=list(FACTS)),
            pgtrigger.Protect(
                name="file_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.pdf_sha256 <> '' AND (OLD.pdf_sha256, OLD.pdf_key, OLD.template_version)"
                    " IS DISTINCT FROM (NEW.pdf_sha256, NEW.pdf_key, NEW.template_version)"
                ),
            ),
            pgtrigger.Protect(
                name="verdict_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state IN ('voided', 'superseded') AND OLD.state IS DISTINCT FROM NEW.state"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("documents:detail", kwargs={"pk": self.pk})

    @property
    def tone(self) -> str:
        """How its state is coloured."""
        return {"rendered": "success", "voided": "danger", "superseded": "warning"}.get(self.state, "information")

    @property
    def reference(self) -> str:
        """The registration number (생산등록번호) as it is printed."""
        return f"{self.series}-{self.year}-{self.number}"

    @property
    def kind_label(self) -> str:
        """The words for the kind."""
        return label_of(self.kind)

    @property
    def ready(self) -> bool:
        """Whether the file is there."""
        return bool(self.pdf_sha256)

    @property
    def in_force(self) -> bool:
        """Whether it still holds."""
        return self.state in (DocumentState.ISSUED, DocumentState.RENDERED)

    @property
    def shown_code(self) -> str:
        """The verification code in groups of four."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))

    @property
    def file_name(self) -> str:
        """What a download is called: number and subject, without what a file system refuses."""
        kept = "".join("_" if mark in '\\/:*?"<>|\r\n\t' else mark for mark in f"{self.reference} {self.title}")
        return f"{kept[:120].strip()}.pdf"
