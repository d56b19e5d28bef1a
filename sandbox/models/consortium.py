"""The members of a consortium, and what an application asks for in rows that are counted and filtered."""

import uuid_utils.compat as uuid_utils
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sandbox.models.application import Application


class ConsortiumMember(models.Model):
    """An organisation that applies together with the lead (Civil Petitions Decree §6⑦, APA §11)."""

    class State(models.TextChoices):
        """An invitation, taken or not."""

        INVITED = "invited", pgettext_lazy("consortium", "Invited")
        JOINED = "joined", pgettext_lazy("consortium", "Joined")
        DECLINED = "declined", pgettext_lazy("consortium", "Declined")
        LEFT = "left", pgettext_lazy("consortium", "Left")

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="members")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("Part in the project"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "organisation"], name="one_place_in_a_consortium"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"


class Regulation(models.Model):
    """One rule that stands in the way, as submitted: written anew from each submission (never edited)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="regulations")
    position = models.PositiveSmallIntegerField()
    law = models.CharField(_("Law"), max_length=200)
    article = models.CharField(_("Article"), max_length=100, blank=True)
    ministry = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    obstacle = models.TextField(_("What stands in the way"))
    exemption = models.TextField(_("Exemption asked for"))

    class Meta:
        ordering = ["application", "position"]

    def __str__(self) -> str:
        return f"{self.law} {self.article}".strip()
