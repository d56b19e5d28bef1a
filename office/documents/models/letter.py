"""A draft behind the approval line."""

import datetime as dt

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.documents.flow import OPEN, LetterFlow
from office.documents.registry import DocumentKind, kind_of, label_of
from office.workflow import legal_changes


class Letter(LetterFlow):
    """What is to go out once somebody other than its drafter approves: a step, its facts, and the words around them.

    `subject` and `body` are empty while the kind's own words stand.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey("docket.Matter", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=60)
    step = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    subject = models.CharField(_("Subject"), max_length=300, blank=True)
    body = models.TextField(_("Text of the letter"), blank=True)
    drafter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters_drafted")
    revision = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Letter")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "step"],
                condition=Q(state__in=[str(one) for one in OPEN]),
                name="one_open_letter_a_step",
            )
        ]
        triggers = [pgtrigger.FSM(name="legal_states", field="state", transitions=legal_changes(LetterFlow))]

    def __str__(self) -> str:
        return self.subject or self.kind_label

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("documents:letter", kwargs={"pk": self.pk})

    def get_api_url(self) -> str:
        """Where a program finds it."""
        return reverse("documents_api:letter", kwargs={"pk": self.pk})

    @property
    def tone(self) -> str:
        """How its state is coloured."""
        return {"approval": "warning", "review": "information", "approved": "success", "returned": "danger"}.get(
            self.state, "gray"
        )

    @property
    def definition(self) -> DocumentKind:
        """The kind, as registered; raises LookupError when its programme is gone."""
        return kind_of(self.kind)

    @property
    def kind_label(self) -> str:
        """The words for the kind."""
        return label_of(self.kind)

    @property
    def line(self) -> list["Approval"]:
        """The present approval line, in order; uses the rows prefetched where a page shows many."""
        return sorted((one for one in self.approvals.all() if one.current), key=lambda one: one.order)

    @property
    def waiting(self) -> list["Approval"]:
        """Whose turn it is: the reviewers together, then the approver."""
        unsigned = [one for one in self.line if one.at is None]
        reviewing = [one for one in unsigned if one.role != "approve"]
        return (reviewing or unsigned) if self.state in ("review", "approval") else []

    @property
    def waiting_since(self) -> dt.datetime | None:
        """Since when it lies with whoever is asked: reviewers have it from the drafter, the others from the last to
        sign. A draft that nobody else has seen waits for nobody."""
        signed = [one.at for one in self.line if one.at and (self.state != "review" or one.role == "draft")]
        return max(signed) if signed and self.state in ("review", "approval", "returned") else None


class ApprovalRole(models.TextChoices):
    """What somebody does in a line."""

    DRAFT = "draft", _("Drafted by")
    REVIEW = "review", _("Reviewed by")
    COOPERATE = "cooperate", _("Cooperating")
    APPROVE = "approve", _("Approved by")


class Approval(models.Model):
    """One place in a letter's line. A returned letter gets a new line; the old one stays as it was."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="approvals")
    round = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=ApprovalRole.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals_asked")
    acted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="approvals_given"
    )
    at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, blank=True)  # "", "done", "returned"
    opinion = models.TextField(blank=True)
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["round", "order"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "round", "order"], name="one_place_in_a_line"),
            models.CheckConstraint(condition=Q(at=None) | ~Q(acted_by=None), name="whoever_acted_is_known"),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(current=True, at=None), name="approval_waiting")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.role} {self.user_id}"

    @property
    def by_deputy(self) -> bool:
        """Whether somebody acted in the place of the one who was asked (대결)."""
        return self.acted_by_id is not None and self.acted_by_id != self.user_id
