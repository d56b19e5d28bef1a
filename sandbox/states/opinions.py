"""The states of those who are asked in an application: local governments, ministries, experts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Reviewing(models.TextChoices):
    """A local government's review before filing (Act §49②)."""

    ASKED = "asked", pgettext_lazy("local review", "Asked")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("local review", "Under review")
    GIVEN = "given", pgettext_lazy("local review", "Opinion given")
    RECALLED = "recalled", pgettext_lazy("local review", "Taken back by the applicant")


class LocalStance(models.TextChoices):
    """What the local government thinks of the plan on its ground."""

    FAVOURABLE = "favourable", _("Favourable")
    WITH_MEASURES = "with_measures", _("Favourable if measures are taken")
    UNFAVOURABLE = "unfavourable", _("Unfavourable")


class Opining(models.TextChoices):
    """One addressee's consultation on an application (Act §49④⑤⑦), in the words of the staff."""

    PREPARED = "prepared", pgettext_lazy("opinion", "Being delivered")
    SENT = "sent", pgettext_lazy("opinion", "Sent")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("opinion", "Acknowledged")
    MATERIAL = "material", pgettext_lazy("opinion", "Material asked of the applicant")
    EXTENSION_ASKED = "ext_requested", pgettext_lazy("opinion", "More time asked for")
    EXTENDED = "extended", pgettext_lazy("opinion", "Period extended")
    OVERDUE = "overdue", pgettext_lazy("opinion", "Overdue")
    REPLIED = "replied", pgettext_lazy("opinion", "Replied")
    UNREPLIED = "unreplied", pgettext_lazy("opinion", "Recorded as not replied")
    CANCELLED = "cancelled", pgettext_lazy("opinion", "Ended without a reply")


OPINING_FOR_APPLICANT = {
    Opining.SENT: pgettext_lazy("opinion, applicant", "Asked"),
    Opining.ACKNOWLEDGED: pgettext_lazy("opinion, applicant", "Under review"),
    Opining.MATERIAL: pgettext_lazy("opinion, applicant", "Material is asked of you"),
    Opining.OVERDUE: pgettext_lazy("opinion, applicant", "The period has ended without a reply"),
}

OPINING_FOR_ADDRESSEE = {
    Opining.SENT: pgettext_lazy("opinion, addressee", "Your reply is asked for"),
    Opining.ACKNOWLEDGED: pgettext_lazy("opinion, addressee", "Under review at your agency"),
    Opining.MATERIAL: pgettext_lazy("opinion, addressee", "Waiting for the applicant's material"),
    Opining.EXTENSION_ASKED: pgettext_lazy("opinion, addressee", "Your request for more time is being examined"),
    Opining.OVERDUE: pgettext_lazy("opinion, addressee", "Your reply is overdue"),
    Opining.UNREPLIED: pgettext_lazy("opinion, addressee", "The case went on without your reply"),
    Opining.CANCELLED: pgettext_lazy("opinion, addressee", "No reply needed any more"),
}

OPINING_OPEN = (
    Opining.PREPARED, Opining.SENT, Opining.ACKNOWLEDGED, Opining.MATERIAL, Opining.EXTENSION_ASKED, Opining.EXTENDED,
    Opining.OVERDUE,
)  # fmt: skip
OPINING_WITH_ADDRESSEE = tuple(state for state in Opining if state != Opining.PREPARED)


class Stance(models.TextChoices):
    """A reply to a consultation; every one of them needs its grounds."""

    AGREE = "agree", pgettext_lazy("stance", "Agree")
    CONDITIONAL = "conditional", pgettext_lazy("stance", "Agree with conditions")
    DISAGREE = "disagree", pgettext_lazy("stance", "Disagree")
    NOT_OURS = "not_ours", pgettext_lazy("stance", "Not a matter of this agency")


class Examining(models.TextChoices):
    """An expert panel on one application (Decree §27①)."""

    FORMING = "forming", pgettext_lazy("panel", "Being formed")
    REVIEWING = "reviewing", pgettext_lazy("panel", "Members are reviewing")
    REPORTING = "reporting", pgettext_lazy("panel", "Report being written")
    REPORTED = "reported", pgettext_lazy("panel", "Report given")
    DISSOLVED = "dissolved", pgettext_lazy("panel", "Dissolved")


class Objecting(models.TextChoices):
    """An objection (이의신청, Civil Petitions Act §35) to a return or a refusal."""

    FILED = "filed", pgettext_lazy("objection", "Filed")
    UPHELD = "upheld", pgettext_lazy("objection", "Upheld")
    DISMISSED = "dismissed", pgettext_lazy("objection", "Dismissed")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "Withdrawn")


class Exempting(models.TextChoices):
    """An exemption in force, from its approval on."""

    APPROVED = "approved", pgettext_lazy("exemption", "Approved, waiting to start")


class Amending(models.TextChoices):
    """A ministry's plan to amend the law after an exemption (ARA Decree §13의6③)."""

    AWAITED = "awaited", pgettext_lazy("amendment plan", "Plan awaited")
