"""A seat on a panel."""

import pgtrigger
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from office.assessment.flows.seat import SeatFlow
from office.assessment.models.panel import Panel
from office.assessment.models.pool import Reviewer
from office.assessment.states import (
    EXCLUSION_KEEPS_AWAY,
    SITTING_STANDING,
    TONES,
    DeclarationAnswer,
    ExclusionKind,
    ExclusionState,
)
from office.docket.models import Matter
from office.workflow import legal_changes

KIND = "assessment.seat"


class Seat(SeatFlow):
    """A reviewer's place; its matter carries the papers that the reviewer signs. `code` is the name in exports."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="assessment_seat")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="seats")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="seats")
    code = models.CharField(max_length=12)
    chair = models.BooleanField(_("Chair"), default=False)

    read_with = ("matter", "panel__matter", "reviewer__user")

    class Meta:
        verbose_name = _("Seat on a panel")
        ordering = ["panel", "matter_id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "code"], name="one_seat_per_code"),
            models.UniqueConstraint(fields=["panel", "reviewer"], name="one_seat_per_reviewer"),
            models.UniqueConstraint(
                fields=["panel"], condition=Q(chair=True, state__in=SITTING_STANDING), name="one_presiding_seat"
            ),
        ]
        triggers = [pgtrigger.FSM(name="legal_steps", field="state", transitions=legal_changes(SeatFlow))]

    def __str__(self) -> str:
        return f"{self.code} {self.reviewer}"

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES.get(self.state, "information")

    def kept_from(self) -> QuerySet:
        """The exclusions that keep this member away from entries."""
        return self.exclusions.filter(state__in=EXCLUSION_KEEPS_AWAY)

    def undeclared(self) -> QuerySet:
        """The entries on which the declaration is not complete. From those that stay closed for good, and those that
        a party named and nobody decided yet, the member keeps away without hearing of them."""
        declared = self.declarations.filter(_complete(self)).values("subject")
        return self.to_declare().exclude(pk__in=declared)

    def to_declare(self) -> QuerySet:
        """The entries that the member declares on."""
        silent = Q(state=ExclusionState.STANDING) | Q(state=ExclusionState.FOUND, kind=ExclusionKind.CHALLENGE)
        return self.panel.subjects.filter(out_at=None).exclude(pk__in=self.exclusions.filter(silent).values("subject"))


def _complete(seat: Seat) -> Q:
    """A conflict with its rule and words; against a finding, words as well."""
    found = seat.exclusions.filter(state=ExclusionState.FOUND, kind=ExclusionKind.EXCLUSION).values("subject")
    none = Q(answer=DeclarationAnswer.NONE) & (~Q(subject__in=found) | ~Q(note=""))
    return none | (Q(answer=DeclarationAnswer.CONFLICT) & ~Q(rule="") & ~Q(note=""))
