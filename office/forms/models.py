"""Forms, what was answered, and what was submitted."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.forms.definition import FormDefinition


class FormVersion(models.Model):
    """A version of a form as it was published; a correction is the next version."""

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    schema = models.JSONField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Form version")
        ordering = ["code", "version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_row_per_form_version")]
        triggers = [
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def definition(self) -> FormDefinition:
        """The questions, read once for each published version in a process."""
        if self.published_at is None:
            return FormDefinition.from_json(self.schema)
        if self.pk not in _definitions:
            _definitions[self.pk] = FormDefinition.from_json(self.schema)
        return _definitions[self.pk]


_definitions: dict[int, FormDefinition] = {}

# The largest column of all, and the process knows it after the first reading: readers of answers leave it out.
SCHEMA = "form_version__schema"


class Answers(models.Model):
    """The answers of a matter to a form: values by code, and a revision that every saving raises.

    `locked` is set by a submission; then only reopened questions can be written.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="answers")
    form_code = models.CharField(max_length=60)
    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    data = models.JSONField(default=dict)
    origins = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    locked = models.BooleanField(default=False)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Answers")
        ordering = ["matter", "form_code"]
        constraints = [models.UniqueConstraint(fields=["matter", "form_code"], name="one_set_of_answers")]

    def __str__(self) -> str:
        return f"{self.form_code} {self.matter_id} r{self.revision}"

    @property
    def definition(self) -> FormDefinition:
        """The questions that these answers answer."""
        return self.form_version.definition


class Revision(models.Model):
    """Who changed which answers when; the values before are the base of a three-way comparison.

    `moved_from` is set where the answers came to another version of the form.
    """

    answers = models.ForeignKey(Answers, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    before = models.JSONField(default=dict)
    codes = models.JSONField(default=list)
    moved_from = models.ForeignKey(FormVersion, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["answers", "number"]
        constraints = [models.UniqueConstraint(fields=["answers", "number"], name="one_row_per_revision")]

    def __str__(self) -> str:
        return f"{self.answers_id} r{self.number}"


class SectionAssignee(models.Model):
    """Who of those who write has taken on a section. Anybody who writes may still write anywhere."""

    answers = models.ForeignKey(Answers, on_delete=models.CASCADE, related_name="assignees")
    section = models.CharField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answers", "section"], name="one_assignee_per_section")]

    def __str__(self) -> str:
        return f"{self.answers_id} {self.section} {self.user_id}"


class Reopening(models.Model):
    """A question reopened for a supplement, with what is asked of it; closed when the supplement comes."""

    answers = models.ForeignKey(Answers, on_delete=models.CASCADE, related_name="reopenings")
    code = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["answers", "code"], condition=Q(closed_at=None), name="reopened_once")
        ]

    def __str__(self) -> str:
        return f"{self.answers_id} {self.code}"


class Snapshot(models.Model):
    """What was submitted: answers and files as they stood, with the SHA-256 of their canonical JSON."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="snapshots")
    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    form_code = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Submission")
        ordering = ["matter", "form_code", "number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "form_code", "number"], name="one_snapshot_per_number")
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.form_version} #{self.number} {self.sha256[:12]}"

    @property
    def definition(self) -> FormDefinition:
        """The questions as they were asked."""
        return self.form_version.definition

    @property
    def answers(self) -> dict:
        """The values by code."""
        return self.content["answers"]

    @property
    def files(self) -> dict:
        """The list of files by code: id, name, size, SHA-256, pages."""
        return self.content["files"]


class SnapshotFile(models.Model):
    """Ties a submission to its files, so that they are kept however often the draft changes."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="papers")
    attachment = models.ForeignKey("attachments.Attachment", on_delete=models.PROTECT, related_name="+")
    field_code = models.CharField(max_length=100)

    class Meta:
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.snapshot_id} {self.attachment_id}"
