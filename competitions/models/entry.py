"""An entry with its partners, its budget as submitted, its receipts and the time granted to it."""

import datetime as dt
from functools import cached_property
from typing import Any

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import closing
from competitions.flows.entry import EntryFlow
from competitions.form_definitions import ENTRY_FORM
from competitions.models.call import Call
from competitions.states import ENTERING_FOR_APPLICANT, TONES, Entering, Part
from office.access import Actor, remembered, worded
from office.docket.models import Matter
from office.forms import queries as answered
from office.forms.models import Snapshot
from office.workflow import legal_changes

KIND = "competitions.entry"


class Entry(EntryFlow):
    """What an organisation, with its partners, enters into a call."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="entry")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="entries")
    lead = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=40, blank=True, editable=False)

    read_with = ("matter", "lead", "call__matter", "call__programme")
    read_without = ("call__programme__terms",)

    class Meta:
        verbose_name = _("Entry")
        ordering = ["-matter_id"]
        indexes = [models.Index(fields=["call", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "lead"], condition=~Q(state=Entering.DISCARDED), name="one_entry_per_call_and_lead"
            )
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(EntryFlow))]

    def __str__(self) -> str:
        return str(self.matter)

    def state_label(self, actor: Actor | None = None) -> str:
        """Those who enter read what the state means for them."""
        if actor is not None and not actor.posts:
            return str(ENTERING_FOR_APPLICANT.get(self.state, self.get_state_display()))
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    def closing(self, arrived_at: dt.datetime) -> closing.Verdict:
        """Whether an arrival counts for this entry."""
        return closing.decide(
            arrived_at, opens_at=self.call.opens_at, closes_at=self.call.closes_at, extended_to=self.extended_to()
        )

    def extended_to(self) -> dt.datetime | None:
        """The latest moment granted to this entry beyond the close of the call."""
        return remembered(("competitions.extended_to", self.pk), lambda: _granted.first(entry=self.pk))

    def blocking_count(self) -> int:
        """How many checks stand against a submission."""
        from competitions import reporting

        return len(reporting.judgement_of(self).blocking)

    @cached_property
    def filed(self) -> Snapshot | None:
        """The submission that stands, if any; a withdrawn entry keeps it as history."""
        return answered.last_snapshot(self.matter, ENTRY_FORM)

    def unchanged_since_filed(self) -> bool:
        """Whether the draft still says what was submitted."""
        return self.filed is not None and answered.unchanged_since(self.filed)


@worded()
def _granted(entry: Any) -> QuerySet:
    granted = Extension.objects.filter(entry=entry, state=Extension.State.GRANTED)
    return granted.order_by("-until").values_list("until", flat=True)[:1]


class Partner(models.Model):
    """An organisation that enters together with the lead, and its sign-off on what is submitted."""

    class State(models.TextChoices):
        """An invitation, taken or not."""

        INVITED = "invited", pgettext_lazy("partner", "Invited")
        JOINED = "joined", pgettext_lazy("partner", "Joined")
        DECLINED = "declined", pgettext_lazy("partner", "Declined")
        LEFT = "left", pgettext_lazy("partner", "Left")
        TAKEN_BACK = "taken_back", pgettext_lazy("partner", "Invitation cancelled")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("Part"), max_length=10, choices=[(p.value, p.label) for p in Part if p != Part.LEAD])
    role = models.CharField(_("What it does"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED)
    invited_at = models.DateTimeField(default=timezone.now)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("Partner")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "organisation"], name="one_place_in_an_entry"),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_sha256="") | (Q(signed_at__isnull=False) & ~Q(signed_sha256="")),
                name="signed_with_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.organisation_id} {self.state}"


class BudgetLine(models.Model):
    """One line of a budget as submitted: written anew from each submission, never edited. Amounts in won."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="budget_lines")
    position = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=40)
    tag = models.CharField(max_length=20)
    national = models.BigIntegerField(default=0)
    province = models.BigIntegerField(default=0)
    city = models.BigIntegerField(default=0)
    private = models.BigIntegerField(default=0)
    other = models.BigIntegerField(default=0)
    total = models.GeneratedField(
        expression=models.F("national")
        + models.F("province")
        + models.F("city")
        + models.F("private")
        + models.F("other"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["entry", "position"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="one_line_per_position"),
            models.CheckConstraint(
                condition=Q(national__gte=0, province__gte=0, city__gte=0, private__gte=0, other__gte=0),
                name="no_negative_money",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.year} {self.item}"


class Receipt(models.Model):
    """What was received, when, with which hashes: also for an attempt that came too late. Never changed."""

    class Kind(models.TextChoices):
        """Whether it counts."""

        ACCEPTED = "accepted", pgettext_lazy("receipt", "Received")
        LATE = "late", pgettext_lazy("receipt", "Arrived after the close")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    serial = models.BigIntegerField(unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    snapshot = models.OneToOneField("forms.Snapshot", null=True, on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(null=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Receipt")
        ordering = ["entry", "serial"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.number

    @property
    def matter(self) -> Matter:
        """What its paper hangs on."""
        return self.entry.matter

    @property
    def number(self) -> str:
        """The receipt number: ascending over all calls; a number that is missing belongs to nothing."""
        return f"{timezone.localtime(self.arrived_at).year}-{self.serial:06d}"


class Extension(models.Model):
    """More time, for everybody or for one entry: asked for with a reason by one person, decided by another."""

    class State(models.TextChoices):
        """How the request stands."""

        ASKED = "asked", pgettext_lazy("extension", "Waiting for a decision")
        GRANTED = "granted", pgettext_lazy("extension", "Granted")
        REFUSED = "refused", pgettext_lazy("extension", "Refused")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="extensions")
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="extensions")
    outage = models.ForeignKey("competitions.Outage", null=True, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateTimeField(_("Entries until"))
    reason = models.TextField(_("Reason"), max_length=2000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(_("Note on the decision"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("Extension")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", decided_by=None) | (~Q(state="asked") & Q(decided_by__isnull=False)),
                name="decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")), name="decided_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.entry_id or ''} {self.until:%Y-%m-%d %H:%M} {self.state}"
