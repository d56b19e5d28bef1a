"""The conditions of a decision (Act §49⑧, GAA §17④)."""

import pgtrigger
import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sandbox.models.application import Application
from sandbox.models.exemption import Exemption
from sandbox.models.proposals import ProposedCondition

FROZEN = pgtrigger.Trigger(
    name="frozen_with_the_decision",
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    declare=[("decided", "boolean")],
    func="""
        SELECT bool_or(state IN ('approved', 'approved_cond', 'rejected')) INTO decided FROM sandbox_application
            WHERE matter_id IN (OLD.application_id, NEW.application_id);
        IF decided AND NOT (
            TG_OP = 'UPDATE' AND OLD.exemption_id IS NULL AND NEW.exemption_id IS NOT NULL
            AND to_jsonb(OLD) - 'exemption_id' = to_jsonb(NEW) - 'exemption_id'
        ) THEN
            RAISE EXCEPTION 'the conditions of a decision are frozen with it';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)


class Condition(models.Model):
    """One condition: drafted for the decision, frozen with it; then only its exemption can still be named."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="conditions")
    exemption = models.ForeignKey(Exemption, null=True, on_delete=models.PROTECT, related_name="conditions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("Condition"))
    basis = models.CharField(_("Legal basis"), max_length=200, blank=True)
    purpose = models.TextField(_("Purpose"))
    evidence = models.TextField(_("Evidence asked for"))
    before_start = models.BooleanField(_("To be met before the start"), default=False)
    to_be_settled = models.BooleanField(_("Details settled in a later consultation"), default=False)
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(_("Reported every (months)"), null=True, blank=True)
    proposals = models.ManyToManyField(ProposedCondition, related_name="adopted_as", blank=True)

    class Meta:
        ordering = ["application", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(every_months=None), name="a_condition_is_due_once_or_again_and_again"
            ),
        ]
        triggers = [FROZEN]

    def __str__(self) -> str:
        return self.text[:60]
