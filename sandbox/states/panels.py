"""What experts say: states of a review sheet, ratings, advice, and the reasons that keep an expert out."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Judging(models.TextChoices):
    """One member's review sheet."""

    WRITING = "writing", pgettext_lazy("review sheet", "Being written")
    SIGNED = "signed", pgettext_lazy("review sheet", "Signed")


class Rating(models.TextChoices):
    """How a plan stands by one of the approval criteria (Act §51①, Decree §54①)."""

    MET = "met", pgettext_lazy("rating", "Met")
    CONDITIONAL = "conditional", pgettext_lazy("rating", "Met with conditions")
    NOT_MET = "not_met", pgettext_lazy("rating", "Not met")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("rating", "Not applicable")


class ConflictReason(models.TextChoices):
    """What keeps a member from taking part.

    The Act and its Decree have no such article for this committee; the sibling Mobility Decree §17 is followed.
    """

    PARTY = "party", _("I, or my present or former spouse, am a party, one of its officers, or share its right or duty")
    RELATIVE = "relative", _("I am, or was, a relative of a party")
    EXPERT = (
        "expert",
        _("I gave testimony, advice, service or an expert opinion, or took part in an investigation, on it"),
    )
    EMPLOYED = "employed", _("I am, or was within the last three years, an officer or employee of a party")
    AGENT = "agent", _("I am, or was, an agent of a party in this matter")
    OTHER = "other", _("Something else stands in the way of a fair review")
