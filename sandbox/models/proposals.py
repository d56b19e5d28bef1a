"""Conditions, from a proposal to the text that binds."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.docket.models import Matter


class ProposedCondition(models.Model):
    """A condition that a ministry, a local government or the experts propose, with its need and evidence.

    A condition without a stated need and the evidence that would show it kept is the complaint most often heard
    (domain §6); `matter` is the matter of whoever proposes.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="proposed_conditions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("Condition"))
    need = models.TextField(_("Why it is needed"))
    evidence = models.TextField(_("Evidence that it is kept"))
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["matter", "position"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def proposer(self) -> str:
        """The agency's name; the experts of the panel have none."""
        return self.matter.organisation.label() if self.matter.organisation_id else gettext("Experts")
