"""An application for an exemption (스마트실증사업, Act §50; 스마트혁신사업, Act §49): from the draft to the decision.

The company drafts, the local government of the site gives its opinion first, the case is received and completed,
ministries and the local government are consulted, experts report, the National Smart City Committee deliberates,
the Minister decides. Nothing but the passing on of what others have done is automatic.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful
from office.workflow.fields import StateField
from sandbox.flows.application_deliberation import Deliberation
from sandbox.flows.application_examination import Examination
from sandbox.flows.application_filing import Filing
from sandbox.states import Applying as S
from sandbox.states import Decision


class ApplicationFlow(Filing, Examination, Deliberation, Stateful):
    """The procedure, in three parts, and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)
    sent_to_local_at = models.DateTimeField(null=True, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    received_at = models.DateTimeField(null=True, editable=False)
    consulted_at = models.DateTimeField(null=True, editable=False)
    molit_only = models.TextField(_("Why no other ministry is concerned"), blank=True, editable=False)
    reviewed_at = models.DateTimeField(null=True, editable=False)
    listed_at = models.DateTimeField(null=True, editable=False)
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolution = models.CharField(_("Resolution"), max_length=30, choices=Decision.choices, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    demand_round = models.PositiveSmallIntegerField(default=0, editable=False)
    extensions = models.PositiveSmallIntegerField(default=0, editable=False)
    defer_reason = models.TextField(blank=True, editable=False)
    redeliberations = models.PositiveSmallIntegerField(default=0, editable=False)
    redeliberation_ground = models.TextField(blank=True, editable=False)
    wishes_to_speak = models.BooleanField(default=False, editable=False)
    redeliberation_filed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
