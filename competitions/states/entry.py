"""The states of an entry (신청) in a competition. None of them changes before the applicant is told what it means."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Entering(models.TextChoices):
    """From the draft over the eligibility and the evaluation to the result."""

    DRAFT = "draft", pgettext_lazy("entry", "Being drafted")
    SUBMITTED = "submitted", pgettext_lazy("entry", "Submitted")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "Withdrawn")
    SUPPLEMENT = "supplement", pgettext_lazy("entry", "Supplement requested")
    RESUBMITTED = "resubmitted", pgettext_lazy("entry", "Supplemented")
    PROPOSED = "proposed", pgettext_lazy("entry", "Eligibility to be confirmed")
    ELIGIBLE = "eligible", pgettext_lazy("entry", "Eligible")
    INELIGIBLE = "ineligible", pgettext_lazy("entry", "Ineligible")
    IN_ROUND = "in_round", pgettext_lazy("entry", "Under evaluation")
    ELIMINATED = "eliminated", pgettext_lazy("entry", "Eliminated in a round")
    SELECTED = "selected", pgettext_lazy("entry", "Selected")
    RESERVE = "reserve", pgettext_lazy("entry", "In reserve")
    NOT_SELECTED = "not_selected", pgettext_lazy("entry", "Not selected")
    DECLINED = "declined", pgettext_lazy("entry", "Award declined")
    DISQUALIFIED = "disqualified", pgettext_lazy("entry", "Disqualified")
    DISCARDED = "discarded", pgettext_lazy("entry", "Draft discarded")


# A draft and a withdrawn entry are nobody's but their writers'; so is what is written after a submission.
ENTERING_OWN = (Entering.DRAFT, Entering.DISCARDED)
ENTERING_KNOWN_TO_OFFICE = tuple(state for state in Entering if state not in ENTERING_OWN)
ENTERING_BEFORE_CLOSE = (Entering.DRAFT, Entering.SUBMITTED, Entering.WITHDRAWN)
ENTERING_STANDING = (
    Entering.SUBMITTED,
    Entering.SUPPLEMENT,
    Entering.RESUBMITTED,
    Entering.PROPOSED,
    Entering.ELIGIBLE,
    Entering.IN_ROUND,
    Entering.ELIMINATED,
    Entering.SELECTED,
    Entering.RESERVE,
    Entering.NOT_SELECTED,
)
ENTERING_JUDGED = (Entering.IN_ROUND, Entering.ELIMINATED)
ENTERING_RESULTS = (Entering.SELECTED, Entering.RESERVE, Entering.NOT_SELECTED)
ENTERING_EXAMINED = (Entering.SUBMITTED, Entering.RESUBMITTED)
ENTERING_ENDED = (Entering.INELIGIBLE, Entering.DISQUALIFIED, Entering.DISCARDED, Entering.DECLINED)

ENTERING_FOR_APPLICANT = {
    Entering.SUBMITTED: pgettext_lazy("entry, applicant", "Submitted"),
    Entering.SUPPLEMENT: pgettext_lazy("entry, applicant", "Your supplement is asked for"),
    Entering.RESUBMITTED: pgettext_lazy("entry, applicant", "Supplement handed in, under examination"),
    Entering.PROPOSED: pgettext_lazy("entry, applicant", "Under examination"),
    Entering.ELIMINATED: pgettext_lazy("entry, applicant", "Did not advance"),
}


class Ground(models.TextChoices):
    """Why an entry is disqualified after its result was told (competitions.md §3(b))."""

    FALSE = "false_statement", pgettext_lazy("disqualification", "False statement in the entry")
    CONTACT = "prior_contact", pgettext_lazy("disqualification", "Contact with reviewers beforehand")
    OTHER = "other", pgettext_lazy("disqualification", "Another ground that the notice of the call names")


class Part(models.TextChoices):
    """What an organisation is in a consortium (주관, 참여, 간접보조)."""

    LEAD = "lead", _("Lead")
    PARTNER = "partner", _("Partner")
    INDIRECT = "indirect", _("Indirect recipient")


class Verdict(models.TextChoices):
    """What the examination of the formal requirements proposes."""

    ELIGIBLE = "eligible", pgettext_lazy("verdict", "Eligible")
    INELIGIBLE = "ineligible", pgettext_lazy("verdict", "Ineligible")
